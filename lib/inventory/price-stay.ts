import type { LocalDate } from '@/lib/local-date';
import { type Calendar, type NightRate, type RatePlanTerms, type RoomTypeTerms, rateKey } from './calendar';
import { priceRoomNight } from './rules';
import type { Offer, QuotedNight, RoomParty } from './schema';
import { taxStay } from './taxes';

export interface Candidate {
  type: RoomTypeTerms;
  plan: RatePlanTerms;
  arrival: LocalDate;
  departure: LocalDate;
  /** Every night slept, ascending; worked out once for all candidates of a search. */
  stayNights: readonly LocalDate[];
  rooms: RoomParty[];
}

/** The full price of a stay, or null when a night has no rate. */
export function priceStay(calendar: Calendar, candidate: Candidate, roomsLeft: number): Offer | null {
  const nights = priceNights(calendar, candidate);
  if (!nights) return null;
  const { type, plan, arrival, departure, rooms } = candidate;
  const taxes = taxStay(calendar.taxRules, rooms, nights);
  const roomTotalMinor = nights.reduce((total, night) => total + night.amountMinor, 0);
  const taxTotalMinor = taxes.reduce((total, tax) => total + (tax.inclusive ? 0 : tax.amountMinor), 0);
  return {
    propertyId: calendar.propertyId,
    roomType: {
      id: type.id,
      code: type.code,
      name: type.name,
      spokenName: type.spokenName,
      accessible: type.accessible,
    },
    ratePlan: {
      id: plan.id,
      code: plan.code,
      name: plan.name,
      spokenName: plan.spokenName,
      meal: plan.meal,
      refundable: plan.refundable,
    },
    arrival,
    departure,
    rooms,
    currency: calendar.currency,
    nights,
    taxes,
    roomTotalMinor,
    taxTotalMinor,
    totalMinor: roomTotalMinor + taxTotalMinor,
    policy: { ...plan.policy, zone: calendar.zone, checkInTime: calendar.checkInTime },
    roomsLeft,
  };
}

function priceNights(calendar: Calendar, { type, plan, stayNights, rooms }: Candidate): QuotedNight[] | null {
  const nights: QuotedNight[] = [];
  for (const night of stayNights) {
    const rate = calendar.rates.get(rateKey(type.id, plan.id, night));
    if (!rate) return null;
    nights.push(priceNight(type, rate, night, rooms));
  }
  return nights;
}

function priceNight(type: RoomTypeTerms, rate: NightRate, night: LocalDate, rooms: RoomParty[]): QuotedNight {
  const roomAmountsMinor = rooms.map((party) => priceRoomNight(type, rate, party));
  return {
    night,
    amountMinor: roomAmountsMinor.reduce((total, amount) => total + amount, 0),
    roomAmountsMinor,
  };
}
