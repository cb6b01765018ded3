import { z } from 'zod';

const moneySchema = z.object({ amountMinor: z.number().int(), currency: z.string() });

/** What a stretch of time brought. Money comes per currency: a tenant may own houses on both sides of a border. */
const tallySchema = z.object({
  calls: z.number().int(),
  answered: z.number().int().describe('the caller reached the agent'),
  missed: z.number().int().describe('hung up before a word was said'),
  failed: z.number().int(),
  transferred: z.number().int(),
  bookings: z.number().int().describe('made on the phone'),
  bookedValue: z.array(moneySchema),
  leads: z.number().int(),
  messages: z.number().int(),
});
export type Tally = z.infer<typeof tallySchema>;

/** The first screen of the morning. `today` is each property's own calendar day. */
export const homeSchema = z.object({
  now: z.iso.datetime(),
  properties: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      zone: z.string(),
      currency: z.string(),
      today: z.string().describe('YYYY-MM-DD'),
    }),
  ),
  today: tallySchema.extend({
    averageAnswerMs: z
      .number()
      .int()
      .nullable()
      .describe('from the end of the caller’s words to the first sound of the answer'),
    arrivalsBookedByPhone: z.number().int(),
  }),
  liveCalls: z.number().int(),
  openActions: z.object({
    urgent: z.number().int(),
    high: z.number().int(),
    normal: z.number().int(),
    low: z.number().int(),
    total: z.number().int(),
    overdue: z.number().int(),
  }),
  /** For the hand-over note: what happened since ten in the evening, on the property's clock. */
  overnight: tallySchema.extend({ since: z.iso.datetime().nullable().describe('null without a property') }),
});
export type HomeDto = z.infer<typeof homeSchema>;
