import { z } from 'zod';
import { type TenantDb, withTenant } from '@/lib/db/tenant-db';
import { log } from '@/lib/log';
import { mailStaff } from '@/lib/messaging/mail-staff';
import { raiseActionItem } from '@/lib/requests/raise-action-item';
import { optionalCallerText } from './caller-text';
import type { AgentTool, ToolContext, ToolResult } from './tool';

const EMERGENCIES = ['medical', 'fire', 'gas', 'violence', 'self_harm', 'bomb_threat', 'other'] as const;
type EmergencyKind = (typeof EMERGENCIES)[number];

const input = z.object({
  type: z.enum(EMERGENCIES).describe('The nearest kind'),
  location: optionalCallerText(120).describe('Where in the house, as far as the caller said'),
  details: optionalCallerText(600).describe("What is happening, in the caller's words"),
  connect_staff: z
    .boolean()
    .default(false)
    .describe('True only if the caller also wants to speak with staff at once'),
});
type Emergency = z.output<typeof input>;

/**
 * The law wants 911 dialled directly from the caller's own phone; the agent never relays such a call and never
 * claims to have made one. It says so, pages the staff, and stays. Whatever breaks here, the caller is still told.
 */
export const emergencyProtocolTool: AgentTool<Emergency> = {
  name: 'emergency_protocol',
  description:
    'For any danger to life, health or safety: tells the caller to dial the emergency number and alerts staff. ' +
    'Use it at the first sign, before asking anything else. Speak its sentences at once. It does not call emergency services.',
  input,
  effect: 'control',
  fillers: [],
  timeLimitMs: 2_500,
  async run(context, emergency) {
    try {
      return await alertStaff(context, emergency);
    } catch (error) {
      log.error({ err: error, callId: context.callId }, 'staff could not be alerted to an emergency');
      const number = 'your local emergency number';
      return {
        ok: false,
        code: 'staff_not_alerted',
        sayFacts: sentences(context, emergency, {
          number,
          address: null,
          alerted: false,
          usesNorthAmericanLines: false,
        }),
        control: { type: 'emergency', kind: emergency.type },
      };
    }
  },
};

async function alertStaff(context: ToolContext, emergency: Emergency): Promise<ToolResult> {
  return withTenant(context.tenantId, async (db) => {
    const property = await db.property.findFirstOrThrow({
      where: { id: context.propertyId },
      select: { emergencyNumber: true, fallbackNumber: true, address: true },
    });
    const actionItemId = await page(db, context, emergency);
    const { emergencyNumber: number, fallbackNumber, address } = property;
    return {
      ok: true,
      code: 'staff_alerted',
      sayFacts: sentences(context, emergency, {
        number,
        address,
        alerted: true,
        usesNorthAmericanLines: number === '911' && fallbackNumber.startsWith('+1'),
      }),
      effectRef: `action_item:${actionItemId}`,
      control: emergency.connect_staff
        ? {
            type: 'transfer',
            departmentSlug: 'fallback',
            phone: fallbackNumber,
            ringSeconds: 30,
            summary: titleOf(context, emergency),
          }
        : { type: 'emergency', kind: emergency.type },
    };
  });
}

async function page(db: TenantDb, context: ToolContext, emergency: Emergency): Promise<string> {
  const { propertyId, callId, callerNumber, clock } = context;
  const title = titleOf(context, emergency);
  const lines = [
    title,
    emergency.details ?? 'No more is known yet.',
    `Calling from: ${callerNumber ?? 'a withheld number'}`,
    ...(emergency.type === 'violence'
      ? ['The caller may be overheard. Do not call back without thinking of that.']
      : []),
    'The caller was told to dial the emergency number themselves. Nobody has been called on their behalf.',
  ];
  const dedupeKey = `emergency:${callId}:${emergency.type}`;
  const { id } = await raiseActionItem(db, {
    propertyId,
    type: 'emergency',
    title,
    detail: lines.slice(1).join('\n'),
    contactPhone: callerNumber,
    callId,
    dedupeKey,
    now: clock.now(),
  });
  await mailStaff(db, {
    propertyId,
    departmentSlug: 'front_desk',
    subject: `EMERGENCY: ${title}`,
    lines,
    dedupeKey,
    callId,
  });
  return id;
}

function titleOf({ inRoom }: ToolContext, { type, location }: Emergency): string {
  return `${TITLES[type]}, ${inRoom ? 'caller on a phone of the house' : 'caller outside'}${location ? `: ${location}` : ''}`;
}

const TITLES: Record<EmergencyKind, string> = {
  medical: 'Medical emergency',
  fire: 'Fire',
  gas: 'Smell of gas',
  violence: 'Violence or threat',
  self_harm: 'Caller may harm themselves',
  bomb_threat: 'Bomb threat',
  other: 'Emergency',
};

interface Help {
  number: string;
  address: string | null;
  alerted: boolean;
  /** 988 answers in the United States and Canada only. */
  usesNorthAmericanLines: boolean;
}

/** Short, in the order in which they save lives. */
function sentences({ inRoom }: ToolContext, { type }: Emergency, help: Help): string[] {
  const { number, address, alerted } = help;
  const dial = inRoom
    ? `Hang up and dial ${number} directly from this phone now; you need no prefix.`
    : `Please call ${number} now from your phone; I cannot call them for you.`;
  return [
    FIRST_WORDS[type],
    dial,
    ...(type === 'self_harm' && help.usesNorthAmericanLines
      ? ['You can also call or text 988 at any hour.']
      : []),
    ...(address === null ? [] : [`The address here is ${address}.`]),
    alerted ? 'Our staff have been alerted.' : 'I could not reach our staff yet.',
    inRoom ? 'If you cannot hang up, I am staying on the line.' : 'I am staying on the line with you.',
  ].filter((sentence) => sentence !== '');
}

const FIRST_WORDS: Record<EmergencyKind, string> = {
  medical: '',
  fire: 'Leave the building now if you can, and do not use an elevator.',
  gas: 'Leave the building now and do not use lights, switches or flames.',
  violence: 'Get to a safe place if you can; answer me with just yes or no if you are overheard.',
  self_harm: "I'm glad you told me.",
  bomb_threat: 'Move away from the building now.',
  other: '',
};
