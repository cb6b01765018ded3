import { type LocalDate, nightsBetween } from '@/lib/local-date';
import type { NightRate, NightRestriction, RoomTypeTerms } from './calendar';
import type { Refusal, RoomParty } from './schema';

/** From this birthday on a person counts, and pays, as an adult. */
const ADULT_AGE = 18;
export const MAX_STAY_NIGHTS = 60;
/** Beyond this many rooms it is a group, which people quote. */
export const MAX_ROOMS = 9;

type Occupancy = Pick<RoomTypeTerms, 'baseOccupancy' | 'maxOccupancy' | 'maxAdults' | 'maxChildren'>;

/** Heads as the hotel counts them: a "child" of eighteen is an adult. */
export function countParty(party: RoomParty): { adults: number; children: number } {
  const grown = party.childAges.filter((age) => age >= ADULT_AGE).length;
  return { adults: party.adults + grown, children: party.childAges.length - grown };
}

export function fitsRoom(type: Occupancy, party: RoomParty): boolean {
  const { adults, children } = countParty(party);
  return (
    adults >= 1 &&
    adults <= type.maxAdults &&
    children <= type.maxChildren &&
    adults + children <= type.maxOccupancy
  );
}

/** One room for one night. Adults take the included places first, so a family pays its extras at the children's price. */
export function priceRoomNight(type: Occupancy, rate: NightRate, party: RoomParty): number {
  const { adults, children } = countParty(party);
  const extraAdults = Math.max(0, adults - type.baseOccupancy);
  const extraChildren = Math.max(0, adults + children - type.baseOccupancy) - extraAdults;
  return rate.amountMinor + extraAdults * rate.extraAdultMinor + extraChildren * rate.extraChildMinor;
}

/** What can be known before looking at any room. `today` is the property's. */
export function judgeRequest(stay: {
  arrival: LocalDate;
  departure: LocalDate;
  rooms: readonly RoomParty[];
  today: LocalDate;
}): Refusal | null {
  const length = nightsBetween(stay.arrival, stay.departure);
  if (length < 1) return { reason: 'invalid_dates' };
  if (stay.arrival < stay.today) return { reason: 'past_date' };
  if (length > MAX_STAY_NIGHTS) return { reason: 'too_long', limit: MAX_STAY_NIGHTS };
  if (stay.rooms.length > MAX_ROOMS) return { reason: 'too_many_rooms', limit: MAX_ROOMS };
  if (stay.rooms.length === 0) return { reason: 'occupancy' };
  return null;
}

/**
 * The first restriction that forbids the stay. Each is judged alone, on its own date: limits on arrival, closed to
 * arrival and advance on the arrival date; limits through and stop sell on every night slept; closed to departure on
 * the departure date, which is not slept.
 */
export function findRestriction(stay: RestrictedStay): Refusal | null {
  const [arrival = stay.departure] = stay.nights;
  return (
    judgeThrough(stay) ??
    judgeArrival(stay.on(arrival), stay.nights.length, stay.advanceDays) ??
    (stay.on(stay.departure)?.closedToDeparture ? { reason: 'closed_to_departure' } : null)
  );
}

interface RestrictedStay {
  /** Every night slept, the first being the arrival. */
  nights: readonly LocalDate[];
  departure: LocalDate;
  /** From the property's today to the arrival. */
  advanceDays: number;
  on: (date: LocalDate) => NightRestriction | undefined;
}

function judgeArrival(
  row: NightRestriction | undefined,
  length: number,
  advanceDays: number,
): Refusal | null {
  if (!row) return null;
  if (row.closedToArrival) return { reason: 'closed_to_arrival' };
  if (row.minAdvanceDays !== null && advanceDays < row.minAdvanceDays) {
    return { reason: 'too_soon', limit: row.minAdvanceDays };
  }
  if (row.maxAdvanceDays !== null && advanceDays > row.maxAdvanceDays) {
    return { reason: 'too_far', limit: row.maxAdvanceDays };
  }
  return judgeLength(length, row.minStayArrival, row.maxStayArrival);
}

function judgeThrough({ nights, on }: RestrictedStay): Refusal | null {
  const rows = nights.flatMap((night) => on(night) ?? []);
  if (rows.some((row) => row.stopSell)) return { reason: 'stop_sell' };
  for (const row of rows) {
    const refusal = judgeLength(nights.length, row.minStayThrough, row.maxStayThrough);
    if (refusal) return refusal;
  }
  return null;
}

function judgeLength(length: number, min: number | null, max: number | null): Refusal | null {
  if (min !== null && length < min) return { reason: 'min_stay', limit: min };
  if (max !== null && length > max) return { reason: 'max_stay', limit: max };
  return null;
}
