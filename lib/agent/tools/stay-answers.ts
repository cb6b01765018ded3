import { createQuotes } from '@/lib/bookings/create-quote';
import type { Quote } from '@/lib/bookings/find-quote';
import { searchAgain } from '@/lib/bookings/renew-quote';
import { spokenPolicy, spokenRoom, spokenStay } from '@/lib/bookings/spoken';
import { spokenAlternative, spokenOffer, spokenRefusal } from '@/lib/bookings/spoken-refusal';
import { type TenantDb, withTenant } from '@/lib/db/tenant-db';
import type { Offer, StayRequest } from '@/lib/inventory/schema';
import type { SearchResult } from '@/lib/inventory/search-offers';
import { spokenMoney } from '@/lib/money';
import type { ToolContext, ToolResult } from './tool';

type Refused = Extract<SearchResult, { ok: false }>;
type Asked = Pick<StayRequest, 'arrival' | 'departure' | 'rooms'> & { roomName?: string };

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Ids come back through a model, which may garble them; what is no id at all is simply unknown. */
export function isId(text: string | null | undefined): text is string {
  return typeof text === 'string' && UUID.test(text);
}

/** One key per tenant: what a call repeats is its own, whatever another call asks for. */
export function keyOf({ callId, idempotencyKey }: ToolContext): string {
  return `${callId}:${idempotencyKey}`;
}

/** An offer or hold this call does not have, whoever else may have it. */
export function notFound(what: 'offer' | 'hold'): ToolResult {
  return {
    ok: false,
    code: 'not_found',
    sayFacts: [`That ${what} is not known any more, so the availability has to be checked again.`],
  };
}

/** Offers become quotes in the moment they are said, so that what the caller heard is what is stored. */
export async function offersAnswer(db: TenantDb, context: ToolContext, offers: Offer[]): Promise<ToolResult> {
  const now = context.clock.now();
  const quotes = await createQuotes(db, offers, { ...context, now });
  const [first] = quotes;
  return {
    ok: true,
    code: 'offers',
    sayFacts: [...(first ? [`There is room ${spokenStay(first, now)}.`] : []), ...offerFacts(quotes, now)],
    data: { offers: quotes.map(offerData) },
  };
}

/** Terms that are the same for every offer are said once, after the last: a caller listens to this, and cannot skim it. */
function offerFacts(quotes: Quote[], now: Date): string[] {
  const [policy, ...otherPolicies] = new Set(quotes.map((quote) => spokenPolicy(quote, now)));
  if (!policy || otherPolicies.length > 0 || quotes.length < 2)
    return quotes.map((quote) => `${spokenOffer(quote)} ${spokenPolicy(quote, now)}`);
  const offers = quotes.map(spokenOffer);
  return [
    ...offers.slice(0, -1),
    `${offers.at(-1)} For all of these: ${policy.charAt(0).toLowerCase()}${policy.slice(1)}`,
  ];
}

/** The reason and up to three things that can be booked instead, each stored as an offer the caller can take. */
export async function refusalAnswer(
  db: TenantDb,
  context: ToolContext,
  refused: Refused,
  asked: Asked,
): Promise<ToolResult> {
  const now = context.clock.now();
  const quotes = await createQuotes(
    db,
    refused.alternatives.map(({ offer }) => offer),
    { ...context, now },
  );
  const nothingElse =
    refused.alternatives.length === 0 &&
    ['sold_out', 'stop_sell', 'not_enough_rooms'].includes(refused.reason);
  return {
    ok: false,
    code: refused.reason,
    sayFacts: [
      spokenRefusal(refused, asked, now),
      ...refused.alternatives.map((alternative) => spokenAlternative(alternative, now)),
      ...(nothingElse ? ['Nothing else is free within three nights of those dates either.'] : []),
    ],
    alternatives: quotes.map(offerData),
  };
}

/** The price went up or down since it was said: the new one is an offer of its own. */
export async function priceChangedAnswer(
  db: TenantDb,
  context: ToolContext,
  offer: Offer,
): Promise<ToolResult> {
  const now = context.clock.now();
  const quotes = await createQuotes(db, [offer], { ...context, now });
  return {
    ok: false,
    code: 'price_changed',
    sayFacts: [
      `The price has changed since it was quoted. ${spokenOffer(offer)} ${spokenPolicy(offer, now)}`,
    ],
    alternatives: quotes.map(offerData),
  };
}

/**
 * Makes `attempt`, and when the room is gone looks for something else — in a transaction of its own, so that nobody
 * waits for locked nights meanwhile. A room that came free again in between is attempted once more.
 */
export async function orElseOffer<Result extends { ok: boolean }>(
  context: ToolContext,
  attempt: () => Promise<Result>,
  goneQuote: (result: Result) => Quote | null,
  answer: (result: Result) => Promise<ToolResult> | ToolResult,
): Promise<ToolResult> {
  for (const isLastAttempt of [false, true]) {
    const result = await attempt();
    const quote = goneQuote(result);
    if (!quote) return answer(result);
    const instead = await offerInstead(context, quote, isLastAttempt);
    if (instead) return instead;
  }
  throw new Error('the last attempt always answers');
}

async function offerInstead(
  context: ToolContext,
  quote: Quote,
  isLastAttempt: boolean,
): Promise<ToolResult | null> {
  return withTenant(context.tenantId, async (db) => {
    const found = await searchAgain(db, quote, { ...context, now: context.clock.now() });
    if (found.ok && !isLastAttempt) return null;
    const refused: Refused = found.ok ? { ok: false, reason: 'sold_out', alternatives: [] } : found;
    return refusalAnswer(db, context, refused, {
      ...quote,
      roomName: spokenRoom({ ...quote, rooms: quote.rooms.slice(0, 1) }),
    });
  });
}

/** What the model may know of an offer: enough to name it and to take it. */
function offerData(quote: Quote): Record<string, unknown> {
  const { id, roomType, ratePlan, arrival, departure, totalMinor: amountMinor, currency } = quote;
  return {
    offer_id: id,
    room_type: roomType.name,
    rate_plan: ratePlan.name,
    arrival,
    departure,
    rooms: quote.rooms.length,
    total: spokenMoney({ amountMinor, currency }),
  };
}
