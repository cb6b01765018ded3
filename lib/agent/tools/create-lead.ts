import { z } from 'zod';
import { withTenant } from '@/lib/db/tenant-db';
import { createLead } from '@/lib/leads/create-lead';
import { isLocalDate } from '@/lib/local-date';
import { callerEmail, toCallbackNumber } from './caller-contact';
import { callerText, optionalCallerText } from './caller-text';
import type { AgentTool } from './tool';

/** A date the model got wrong is dropped rather than refused: the follow-up matters more. */
const looseDate = z
  .string()
  .nullish()
  .transform((text) => (text && isLocalDate(text) ? text : null));

const input = z.object({
  name: callerText(120).describe('Full name of the caller'),
  phone: optionalCallerText(40).describe('Leave out to use the number the caller is calling from'),
  email: callerEmail.describe('Only if the caller gave one'),
  need: callerText(600).describe('What they are interested in, in one or two sentences'),
  arrival: looseDate.describe('YYYY-MM-DD, if mentioned'),
  departure: looseDate.describe('YYYY-MM-DD, if mentioned'),
  reason_not_booked: optionalCallerText(200).describe(
    'Why they did not book now: price, sold out, still deciding …',
  ),
});

export const createLeadTool: AgentTool<z.output<typeof input>> = {
  name: 'create_lead',
  description:
    'Keeps the details of someone who is interested but does not book on this call, so that staff can follow up. ' +
    'Ask for a name and, unless they call from it, a number or e-mail first.',
  input,
  effect: 'write',
  fillers: ['I am noting that down.', 'One moment while I save your details.'],
  timeLimitMs: 5_000,
  async run(context, { reason_not_booked: reasonNotBooked, ...said }) {
    const { tenantId, propertyId, callId, callerNumber, clock } = context;
    const { lead, created } = await withTenant(tenantId, async (db) => {
      const property = await db.property.findFirstOrThrow({
        where: { id: propertyId },
        select: { fallbackNumber: true },
      });
      return createLead(db, {
        tenantId,
        propertyId,
        callId,
        ...said,
        phone: toCallbackNumber(said.phone, property.fallbackNumber) ?? callerNumber,
        reasonNotBooked: reasonNotBooked ?? '',
        now: clock.now(),
      });
    });
    return {
      ok: true,
      code: created ? 'lead_created' : 'lead_updated',
      sayFacts: [
        `I have noted your interest under reference ${spellOut(lead.number)}.`,
        lead.phone === null && lead.email === null
          ? 'There is no number or e-mail address on it yet.'
          : 'Someone from our team will follow up with you.',
      ],
      data: { lead_number: lead.number },
      effectRef: `lead:${lead.id}`,
    };
  },
};

/** "LD-7KQ4M" is heard letter by letter: "L D, 7 K Q 4 M". */
function spellOut(number: string): string {
  return number
    .split('-')
    .map((part) => [...part].join(' '))
    .join(', ');
}
