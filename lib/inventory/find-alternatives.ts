import { addDays, type LocalDate, nightsBetween } from '@/lib/local-date';
import type { Calendar } from './calendar';
import { findOffers } from './find-offers';
import { MAX_ROOMS } from './rules';
import type { Alternative, Offer, Refusal, RoomParty, StayRequest } from './schema';

const MAX_ALTERNATIVES = 3;
/** Nearest first; of two equally near, the later one. */
const SHIFTS_IN_DAYS = [1, -1, 2, -2, 3, -3];
export const ALTERNATIVE_DAYS_BEFORE = 3;
export const ALTERNATIVE_DAYS_AFTER = 7;

interface Search {
  calendar: Calendar;
  request: StayRequest;
  refusal: Refusal;
  today: LocalDate;
}

/**
 * What can be booked instead, judged by the same rules as the stay itself: the same nights in another room or on
 * another plan, a length that is allowed, the same length up to three nights away, or the party in more rooms.
 */
export function findAlternatives(search: Search): Alternative[] {
  switch (search.refusal.reason) {
    case 'invalid_dates':
    case 'past_date':
    case 'too_long':
    case 'too_many_rooms':
      return [];
    default:
      return [...sameStay(search), ...otherLength(search), ...moreRooms(search), ...otherDates(search)].slice(
        0,
        MAX_ALTERNATIVES,
      );
  }
}

function sameStay({ calendar, request, today }: Search): Alternative[] {
  const otherPlans = request.ratePlanCode
    ? offersFor(calendar, { ...request, ratePlanCode: undefined }, today)
    : [];
  const otherTypes = request.roomTypeCode
    ? offersFor(calendar, { ...request, roomTypeCode: undefined, ratePlanCode: undefined }, today)
    : [];
  const room = MAX_ALTERNATIVES - 1;
  return [
    ...otherPlans.map((offer): Alternative => ({ kind: 'other_rate_plan', offer })),
    ...distinctTypes(otherTypes).map((offer): Alternative => ({ kind: 'other_room_type', offer })),
  ]
    .filter(isFirstOfItsKind)
    .slice(0, room);
}

/** The shortest stay that a minimum allows, or the longest under a maximum, from the same arrival. */
function otherLength({ calendar, request, refusal, today }: Search): Alternative[] {
  if ((refusal.reason !== 'min_stay' && refusal.reason !== 'max_stay') || refusal.limit === undefined)
    return [];
  const departure = addDays(request.arrival, refusal.limit);
  const best = offersFor(calendar, { ...request, departure }, today)[0];
  return best ? [{ kind: 'other_length', offer: best }] : [];
}

function otherDates({ calendar, request, today }: Search): Alternative[] {
  const length = nightsBetween(request.arrival, request.departure);
  return SHIFTS_IN_DAYS.flatMap((days) => {
    const arrival = addDays(request.arrival, days);
    const best = offersFor(calendar, { ...request, arrival, departure: addDays(arrival, length) }, today)[0];
    return best ? [{ kind: 'other_dates' as const, offer: best }] : [];
  });
}

function moreRooms({ calendar, request, refusal, today }: Search): Alternative[] {
  if (refusal.reason !== 'occupancy') return [];
  for (let count = request.rooms.length + 1; count <= MAX_ROOMS; count += 1) {
    const rooms = splitParty(request.rooms, count);
    const best = rooms && offersFor(calendar, { ...request, rooms }, today)[0];
    if (best) return [{ kind: 'more_rooms', offer: best }];
  }
  return [];
}

/** The whole party over `count` rooms as evenly as it goes, an adult in each; null when there are too few adults. */
function splitParty(rooms: readonly RoomParty[], count: number): RoomParty[] | null {
  const adults = rooms.reduce((total, party) => total + party.adults, 0);
  const childAges = rooms.flatMap((party) => party.childAges);
  if (adults < count) return null;
  return Array.from({ length: count }, (_, index) => ({
    adults: Math.floor(adults / count) + (index < adults % count ? 1 : 0),
    childAges: childAges.filter((_age, child) => child % count === count - 1 - index),
  }));
}

function offersFor(calendar: Calendar, request: StayRequest, today: LocalDate): Offer[] {
  const found = findOffers(calendar, request, today);
  return found.ok ? found.offers : [];
}

function distinctTypes(offers: Offer[]): Offer[] {
  return offers.filter(
    (offer, index) => offers.findIndex((other) => other.roomType.id === offer.roomType.id) === index,
  );
}

function isFirstOfItsKind({ offer }: Alternative, index: number, all: Alternative[]): boolean {
  const same = (other: Alternative) =>
    other.offer.roomType.id === offer.roomType.id && other.offer.ratePlan.id === offer.ratePlan.id;
  return all.findIndex(same) === index;
}
