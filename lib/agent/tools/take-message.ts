import { v5 } from 'uuid';
import { z } from 'zod';
import { withTenant } from '@/lib/db/tenant-db';
import { takeMessage } from '@/lib/messaging/take-message';
import { listDepartments } from '@/lib/tenants/queries';
import { toCallbackNumber } from './caller-contact';
import { callerText, optionalCallerText } from './caller-text';
import { findDepartment, isAnyone } from './find-department';
import type { AgentTool } from './tool';

const input = z.object({
  for: optionalCallerText(80).describe('The department or person it is for; leave out for the front desk'),
  message: callerText(1_500).describe("The message in the caller's own words, complete"),
  name: optionalCallerText(120).describe('Who is calling'),
  callback_number: optionalCallerText(40).describe('Leave out to use the number the caller is calling from'),
  callback_window: optionalCallerText(120).describe('When they wish to be called back, if they said so'),
  urgency: z
    .enum(['normal', 'high', 'urgent'])
    .default('normal')
    .describe('urgent only if it cannot wait an hour'),
});

/** Names the message's row after the intent, so that the same request writes the same row. */
const MESSAGE_NAMESPACE = '0f3b7c1e-5f0a-4a57-9d0c-5d0f5a8a2c11';

export const takeMessageTool: AgentTool<z.output<typeof input>> = {
  name: 'take_message',
  description:
    'Writes down a message or a request to be called back and gives it to staff. ' +
    "Ask for the message, the caller's name and, if the number is withheld, a number to call back.",
  input,
  effect: 'write',
  fillers: ['I am writing that down.', 'One moment, I am passing that on.'],
  timeLimitMs: 5_000,
  async run(context, said) {
    const { tenantId, propertyId, callId, callerNumber, clock, idempotencyKey } = context;
    const now = clock.now();
    return withTenant(tenantId, async (db) => {
      const property = await db.property.findFirstOrThrow({
        where: { id: propertyId },
        select: { fallbackNumber: true },
      });
      const departments = await listDepartments(db, propertyId, now);
      const named = said.for === null || isAnyone(said.for) ? null : findDepartment(departments, said.for);
      const department = named ?? departments.find(({ isFallback }) => isFallback) ?? departments[0];
      const attention = said.for !== null && !isAnyone(said.for) && !named ? said.for : null;
      const callbackNumber = toCallbackNumber(said.callback_number, property.fallbackNumber) ?? callerNumber;
      const { messageId } = await takeMessage(db, {
        tenantId,
        id: v5(idempotencyKey, MESSAGE_NAMESPACE),
        propertyId,
        callId,
        departmentSlug: department?.slug ?? 'front_desk',
        departmentName: department?.name ?? 'the front desk',
        attention,
        fromName: said.name ?? '',
        callbackNumber,
        body: said.message,
        urgency: said.urgency,
        callbackWindow: said.callback_window,
        now,
      });
      return {
        ok: true,
        code: 'message_taken',
        sayFacts: [
          `I have passed your message on to ${attention ?? department?.name ?? 'the front desk'}.`,
          callbackNumber === null
            ? 'There is no number to call you back on yet.'
            : `They can reach you at ${callbackNumber === callerNumber ? 'the number you are calling from' : spokenNumber(callbackNumber)}.`,
        ],
        effectRef: `staff_message:${messageId}`,
      };
    });
  },
};

/** Read back in groups, digit by digit: "2 0 7, 5 5 5, 0 1 0 0". */
function spokenNumber(number: string): string {
  const digits = number.replace(/^\+1(?=\d{10}$)/, '').replace(/\D/g, '');
  const groups = digits.length === 10 ? [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)] : [digits];
  return groups.map((group) => [...group].join(' ')).join(', ');
}
