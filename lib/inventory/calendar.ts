import type { LocalDate } from '@/lib/local-date';
import type { CancelTier } from './schema';

/** For a property that has not said when rooms are ready; deadlines need some hour to count from. */
export const DEFAULT_CHECK_IN_TIME = '15:00';

/** The property's terms and every night of a window, as one search reads them. */
export interface Calendar {
  propertyId: string;
  zone: string;
  currency: string;
  /** Local wall clock, HH:MM. */
  checkInTime: string;
  roomTypes: RoomTypeTerms[];
  ratePlans: RatePlanTerms[];
  taxRules: TaxRule[];
  /** Rooms free, live holds already taken off; no entry means the night is not on sale. */
  free: ReadonlyMap<string, number>;
  rates: ReadonlyMap<string, NightRate>;
  restrictions: ReadonlyMap<string, NightRestriction>;
}

export interface RoomTypeTerms {
  id: string;
  code: string;
  name: string;
  spokenName: string;
  beds: string;
  baseOccupancy: number;
  maxOccupancy: number;
  maxAdults: number;
  maxChildren: number;
  accessible: boolean;
}

export interface RatePlanTerms {
  id: string;
  code: string;
  name: string;
  spokenName: string;
  meal: string;
  refundable: boolean;
  policy: { code: string; name: string; spoken: string; tiers: CancelTier[] };
}

export interface TaxRule {
  code: string;
  name: string;
  basis: 'percent' | 'per_room_night' | 'per_person_night' | 'per_stay';
  /** Basis points for `percent`, else minor units. */
  value: number;
  inclusive: boolean;
  /** Children younger than this pay no per-person tax. */
  childExemptAge: number | null;
  /** Only so many nights of a stay are taxed. */
  maxNights: number | null;
  /** First and last night it applies to, both included. */
  validFrom: LocalDate | null;
  validTo: LocalDate | null;
  version: number;
}

export interface NightRate {
  amountMinor: number;
  extraAdultMinor: number;
  extraChildMinor: number;
}

export interface NightRestriction {
  minStayArrival: number | null;
  maxStayArrival: number | null;
  minStayThrough: number | null;
  maxStayThrough: number | null;
  closedToArrival: boolean;
  closedToDeparture: boolean;
  stopSell: boolean;
  minAdvanceDays: number | null;
  maxAdvanceDays: number | null;
}

export function freeKey(roomTypeId: string, night: LocalDate): string {
  return `${roomTypeId} ${night}`;
}

/** Rates and restrictions are both kept per room type, rate plan and night. */
export function rateKey(roomTypeId: string, ratePlanId: string, night: LocalDate): string {
  return `${roomTypeId} ${ratePlanId} ${night}`;
}
