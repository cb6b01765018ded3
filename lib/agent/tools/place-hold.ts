import { z } from 'zod';
import { type HoldResult, placeHold } from '@/lib/bookings/place-hold';
import { HOLD_MINUTES } from '@/lib/bookings/rules';
import { spokenStay, spokenTime } from '@/lib/bookings/spoken';
import { spokenOffer } from '@/lib/bookings/spoken-refusal';
import { withTenant } from '@/lib/db/tenant-db';
import { isId, keyOf, notFound, orElseOffer, priceChangedAnswer, refusalAnswer } from './stay-answers';
import type { AgentTool, ToolContext, ToolResult } from './tool';

const input = z.object({
  offer_id: z.string().max(80).describe('offer_id of the offer the caller chose'),
});
type Input = z.infer<typeof input>;

export const placeHoldTool: AgentTool<Input> = {
  name: 'place_hold',
  description:
    'Keeps one offered room for this caller for five minutes while you take their details. Call it as soon as the caller chooses an offer. Holding another offer lets this one go. A hold is not a booking.',
  input,
  effect: 'write',
  lapses: true,
  fillers: ['I am setting that room aside for you.', 'One moment, I am holding that for you.'],
  timeLimitMs: 6_000,
  run: (context, { offer_id }) =>
    isId(offer_id) ? hold(context, offer_id) : Promise.resolve(notFound('offer')),
};

async function hold(context: ToolContext, quoteId: string): Promise<ToolResult> {
  const attempt = () =>
    withTenant(context.tenantId, (db) =>
      placeHold(db, { ...context, quoteId, idempotencyKey: keyOf(context), now: context.clock.now() }),
    );
  const goneQuote = (result: HoldResult) => (!result.ok && result.reason === 'gone' ? result.quote : null);
  return orElseOffer(context, attempt, goneQuote, (result) => answer(context, result));
}

async function answer(context: ToolContext, result: HoldResult): Promise<ToolResult> {
  if (result.ok) return heldAnswer(context, result);
  switch (result.reason) {
    case 'not_found':
      return notFound('offer');
    case 'already_booked':
      return {
        ok: false,
        code: 'already_booked',
        sayFacts: ['That room has already been booked on this call.'],
        effectRef: `booking:${result.bookingId}`,
      };
    case 'gone':
      throw new Error('a room that is gone is answered with alternatives');
    case 'price_changed':
      return withTenant(context.tenantId, (db) => priceChangedAnswer(db, context, result.offer));
    default:
      return withTenant(context.tenantId, (db) => refusalAnswer(db, context, result, result.asked));
  }
}

function heldAnswer(
  context: ToolContext,
  { hold: held, quote }: Extract<HoldResult, { ok: true }>,
): ToolResult {
  const now = context.clock.now();
  return {
    ok: true,
    code: 'held',
    sayFacts: [
      `The room is held for ${HOLD_MINUTES} minutes, until ${spokenTime(held.expiresAt, quote.policy.zone)}, ${spokenStay(quote, now)}.`,
      spokenOffer(quote),
      'It is not booked yet.',
    ],
    data: { hold_id: held.id, offer_id: quote.id, expires_at: held.expiresAt.toISOString() },
    effectRef: `hold:${held.id}`,
  };
}
