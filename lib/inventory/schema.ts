import { z } from 'zod';
import type { LocalDate } from '@/lib/local-date';

/** Who sleeps in one room. Ages decide who is a child; the hotel's own bands are in the rules. */
export const roomPartySchema = z.object({
  adults: z.number().int().min(0).max(20),
  childAges: z.array(z.number().int().min(0).max(120)).max(12),
});
export type RoomParty = z.infer<typeof roomPartySchema>;

const cancelFeeSchema = z.object({
  kind: z.enum(['none', 'nights', 'percent', 'amount']),
  value: z.number().int().min(0).default(0).describe('nights, basis points of the total, or minor units'),
});
export type CancelFee = z.infer<typeof cancelFeeSchema>;

/** The fee owed once less than `hoursBeforeArrival` hours remain until check-in. Before the first tier's deadline it is free. */
const cancelTierSchema = z.object({ hoursBeforeArrival: z.number().min(0), fee: cancelFeeSchema });
export type CancelTier = z.infer<typeof cancelTierSchema>;

/** The cancellation terms as they stood when quoted, with what is needed to find a deadline later. */
export const policySnapshotSchema = z.object({
  code: z.string(),
  name: z.string(),
  spoken: z.string(),
  tiers: z.array(cancelTierSchema),
  zone: z.string(),
  checkInTime: z.string().describe('local wall clock, HH:MM'),
});
export type PolicySnapshot = z.infer<typeof policySnapshotSchema>;

const quotedNightSchema = z.object({
  night: z.string(),
  amountMinor: z.number().int().describe('all rooms together'),
  roomAmountsMinor: z.array(z.number().int()).describe('room by room, in the order of the parties'),
});
export type QuotedNight = z.infer<typeof quotedNightSchema>;

export const quotedTaxSchema = z.object({
  code: z.string(),
  name: z.string(),
  version: z.number().int(),
  inclusive: z.boolean().describe('already inside the nightly amounts, so not added to the total'),
  amountMinor: z.number().int(),
});
export type QuotedTax = z.infer<typeof quotedTaxSchema>;

/** One room type on one rate plan for one stay, priced to the last cent. */
export interface Offer {
  propertyId: string;
  roomType: { id: string; code: string; name: string; spokenName: string; accessible: boolean };
  ratePlan: { id: string; code: string; name: string; spokenName: string; meal: string; refundable: boolean };
  arrival: LocalDate;
  departure: LocalDate;
  rooms: RoomParty[];
  currency: string;
  nights: QuotedNight[];
  taxes: QuotedTax[];
  roomTotalMinor: number;
  /** Taxes added on top; inclusive ones are already in the room total. */
  taxTotalMinor: number;
  totalMinor: number;
  policy: PolicySnapshot;
  /** Rooms of this type free on every night, before this offer is taken. */
  roomsLeft: number;
}

/** Why nothing can be offered, in order of how much it tells the caller. */
export const REFUSAL_REASONS = [
  'invalid_dates',
  'past_date',
  'too_long',
  'too_many_rooms',
  'unknown_room_type',
  'no_accessible_room',
  'unknown_rate_plan',
  'min_stay',
  'max_stay',
  'closed_to_arrival',
  'closed_to_departure',
  'too_soon',
  'too_far',
  'stop_sell',
  'not_enough_rooms',
  'sold_out',
  'not_on_sale',
  'occupancy',
] as const;
type RefusalReason = (typeof REFUSAL_REASONS)[number];

export interface Refusal {
  reason: RefusalReason;
  /** The number behind the reason: nights of a minimum or maximum stay, days of advance, rooms left. */
  limit?: number;
  /** What does exist, in spoken words, when what was asked for does not. */
  known?: string[];
}

/** Something that really can be booked instead. */
export interface Alternative {
  kind: 'other_room_type' | 'other_rate_plan' | 'other_dates' | 'other_length' | 'more_rooms';
  offer: Offer;
}

export interface StayRequest {
  arrival: LocalDate;
  departure: LocalDate;
  rooms: RoomParty[];
  /** A code, or the caller's own words for it. */
  roomTypeCode?: string | undefined;
  ratePlanCode?: string | undefined;
  /** True when the caller asks for an accessible room. */
  accessible?: boolean | undefined;
}
