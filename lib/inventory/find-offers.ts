import { type LocalDate, nightsBetween, nightsOf } from '@/lib/local-date';
import { type Calendar, freeKey, type RoomTypeTerms, rateKey } from './calendar';
import { matchRatePlans, matchWords } from './match-words';
import { type Candidate, priceStay } from './price-stay';
import { findRestriction, fitsRoom, judgeRequest } from './rules';
import { type Offer, REFUSAL_REASONS, type Refusal, type StayRequest } from './schema';

const MAX_OFFERS = 3;

type Verdict = { ok: true; offer: Offer } | ({ ok: false } & Refusal);
export type FoundOffers = { ok: true; offers: Offer[] } | ({ ok: false } & Refusal);

/**
 * Up to three offers, distinct room types first, each on the plan the property puts first; or the reason there are none. Everything
 * comes from the calendar, so the answer is as true as the moment it was read. `today` is the property's.
 */
export function findOffers(calendar: Calendar, request: StayRequest, today: LocalDate): FoundOffers {
  const refused = judgeRequest({ ...request, today });
  if (refused) return { ok: false, ...refused };
  const types = askedTypes(calendar.roomTypes, request);
  if (types.length === 0) return { ok: false, ...noSuchType(calendar.roomTypes, request) };
  const plans = request.ratePlanCode
    ? matchRatePlans(calendar.ratePlans, request.ratePlanCode)
    : calendar.ratePlans;
  if (plans.length === 0)
    return { ok: false, reason: 'unknown_rate_plan', known: spokenNames(calendar.ratePlans) };
  const stay = { ...request, stayNights: nightsOf(request.arrival, request.departure) };
  const advanceDays = nightsBetween(today, request.arrival);
  const verdicts = types.flatMap((type) =>
    plans.map((plan) => judgeStay(calendar, { ...stay, type, plan }, advanceDays)),
  );
  const offers = verdicts.flatMap((verdict) => (verdict.ok ? [verdict.offer] : []));
  if (offers.length === 0) return { ok: false, ...mostTelling(verdicts) };
  return { ok: true, offers: selectOffers(offers, request, plans) };
}

/** Whether one room type on one plan can be sold for the stay. */
function judgeStay(calendar: Calendar, candidate: Candidate, advanceDays: number): Verdict {
  const { type, plan, departure, stayNights, rooms } = candidate;
  if (!rooms.every((party) => fitsRoom(type, party))) return { ok: false, reason: 'occupancy' };
  const roomsLeft = freeEveryNight(calendar, type, stayNights);
  if (roomsLeft === null) return { ok: false, reason: 'not_on_sale' };
  if (roomsLeft <= 0) return { ok: false, reason: 'sold_out' };
  if (roomsLeft < rooms.length) return { ok: false, reason: 'not_enough_rooms', limit: roomsLeft };
  const on = (date: LocalDate) => calendar.restrictions.get(rateKey(type.id, plan.id, date));
  const restricted = findRestriction({ nights: stayNights, departure, advanceDays, on });
  if (restricted) return { ok: false, ...restricted };
  const offer = priceStay(calendar, candidate, roomsLeft);
  return offer ? { ok: true, offer } : { ok: false, reason: 'not_on_sale' };
}

/** The fewest rooms free on any night; null when a night is not on sale at all. */
function freeEveryNight(
  calendar: Calendar,
  type: RoomTypeTerms,
  nights: readonly LocalDate[],
): number | null {
  let fewest = Number.POSITIVE_INFINITY;
  for (const night of nights) {
    const free = calendar.free.get(freeKey(type.id, night));
    if (free === undefined) return null;
    fewest = Math.min(fewest, free);
  }
  return fewest;
}

function askedTypes(types: RoomTypeTerms[], { roomTypeCode, accessible }: StayRequest): RoomTypeTerms[] {
  const suitable = accessible ? types.filter((type) => type.accessible) : types;
  return roomTypeCode ? matchWords(suitable, roomTypeCode) : suitable;
}

function noSuchType(types: RoomTypeTerms[], { accessible }: StayRequest): Refusal {
  if (types.length === 0) return { reason: 'not_on_sale' };
  const suitable = accessible ? types.filter((type) => type.accessible) : types;
  if (suitable.length === 0) return { reason: 'no_accessible_room' };
  return { reason: 'unknown_room_type', known: spokenNames(suitable) };
}

function spokenNames(items: { spokenName: string }[]): string[] {
  return items.map((item) => item.spokenName);
}

/** A restriction tells the caller more than "sold out", and that more than "the room is too small". */
function mostTelling(verdicts: Verdict[]): Refusal {
  const refusals = verdicts.flatMap((verdict) => (verdict.ok ? [] : [verdict]));
  const ranked = refusals.sort(
    (a, b) => REFUSAL_REASONS.indexOf(a.reason) - REFUSAL_REASONS.indexOf(b.reason) || easier(a, b),
  );
  const first = ranked[0];
  return first ? withoutOk(first) : { reason: 'not_on_sale' };
}

/** Of two minimum stays the shorter is named, of two maximum stays or rooms left the larger. */
function easier(a: Refusal, b: Refusal): number {
  const difference = (a.limit ?? 0) - (b.limit ?? 0);
  return a.reason === 'min_stay' || a.reason === 'too_soon' ? difference : -difference;
}

function withoutOk({ reason, limit }: Refusal): Refusal {
  return limit === undefined ? { reason } : { reason, limit };
}

/** The property's own order of plans decides which one is named first; a lower price on other terms is one question away. */
function selectOffers(offers: Offer[], request: StayRequest, plans: { id: string }[]): Offer[] {
  const rank = new Map(plans.map((plan, index) => [plan.id, index]));
  const rankOf = (offer: Offer) => rank.get(offer.ratePlan.id) ?? plans.length;
  const sellable = keepAccessibleForLast(offers, request);
  const byPrice = sellable.sort(
    (a, b) => a.totalMinor - b.totalMinor || a.roomType.code.localeCompare(b.roomType.code),
  );
  const firstOfType = byPrice.filter((offer) =>
    byPrice.every((other) => other.roomType.id !== offer.roomType.id || rankOf(offer) <= rankOf(other)),
  );
  const otherPlans = byPrice.filter((offer) => !firstOfType.includes(offer));
  return [...firstOfType, ...otherPlans].slice(0, MAX_OFFERS);
}

/** Accessible rooms go to those who ask for one, or to the last guest for whom nothing else is left. */
function keepAccessibleForLast(offers: Offer[], { accessible }: StayRequest): Offer[] {
  const others = offers.filter((offer) => !offer.roomType.accessible);
  return accessible || others.length === 0 ? offers : others;
}
