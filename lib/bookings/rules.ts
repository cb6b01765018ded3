import { DEFAULT_CHECK_IN_TIME } from '@/lib/inventory/calendar';
import { type CancelFee, type PolicySnapshot, policySnapshotSchema } from '@/lib/inventory/schema';
import { instantOf, type LocalDate } from '@/lib/local-date';
import { percentOf } from '@/lib/money';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

const QUOTE_MINUTES = 15;
export const HOLD_MINUTES = 5;
/** A caller who held a room in the quote's last minute still has the hold's five to finish. */
const QUOTE_GRACE_MINUTES = HOLD_MINUTES;

export function quoteExpiry(createdAt: Date): Date {
  return new Date(createdAt.getTime() + QUOTE_MINUTES * MINUTE_MS);
}

export function holdExpiry(now: Date): Date {
  return new Date(now.getTime() + HOLD_MINUTES * MINUTE_MS);
}

/** A hold ends at the instant it names: at `expiresAt` it is over. */
export function isHoldLive(hold: { state: string; expiresAt: Date }, now: Date): boolean {
  return hold.state === 'active' && hold.expiresAt > now;
}

/** Whether the price said may still be put on hold. */
export function isQuoteOpen(quote: { expiresAt: Date }, now: Date): boolean {
  return quote.expiresAt > now;
}

/** Whether the price said still binds when the caller says yes. A live hold keeps it in any case. */
export function isQuoteBookable(quote: { expiresAt: Date }, now: Date): boolean {
  return now.getTime() < quote.expiresAt.getTime() + QUOTE_GRACE_MINUTES * MINUTE_MS;
}

type Terms = Pick<PolicySnapshot, 'tiers' | 'zone' | 'checkInTime'>;

/**
 * The policy a booking was sold under. Bookings that came from elsewhere may lack the zone or the check-in time, which
 * are then the property's own; one without any terms can be cancelled free.
 */
export function readSoldPolicy(
  stored: unknown,
  property: { zone: string; checkInTime: string | null },
): Terms & { spoken: string } {
  const checkInTime = property.checkInTime ?? DEFAULT_CHECK_IN_TIME;
  const read = policySnapshotSchema.partial().safeParse(stored);
  return { zone: property.zone, checkInTime, tiers: [], spoken: '', ...(read.success ? read.data : {}) };
}

/** When each tier's fee begins, soonest to bind first. Hours are hours: across daylight saving the wall clock moves. */
function deadlines(policy: Terms, arrival: LocalDate): { at: Date; fee: CancelFee }[] {
  const checkIn = instantOf(arrival, policy.checkInTime, policy.zone).getTime();
  return policy.tiers
    .map(({ hoursBeforeArrival, fee }) => ({ at: new Date(checkIn - hoursBeforeArrival * HOUR_MS), fee }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The instant from which cancelling costs something; null when it never does. May lie in the past. */
export function firstFeeAt(policy: Terms, arrival: LocalDate): Date | null {
  return deadlines(policy, arrival).find(({ fee }) => fee.kind !== 'none' && fee.value > 0)?.at ?? null;
}

/** The fee in force at `now`: that of the last deadline passed, none before the first. */
export function feeInForce(policy: Terms, arrival: LocalDate, now: Date): CancelFee {
  const passed = deadlines(policy, arrival).filter(({ at }) => at <= now);
  return passed.at(-1)?.fee ?? { kind: 'none', value: 0 };
}

/** What a fee comes to, never more than the booking itself. `nightAmountsMinor` are of all rooms, in order. */
export function feeMinor(
  fee: CancelFee,
  booking: { totalMinor: number; nightAmountsMinor: readonly number[] },
): number {
  return Math.min(booking.totalMinor, feeBeforeCap(fee, booking));
}

function feeBeforeCap(
  fee: CancelFee,
  booking: { totalMinor: number; nightAmountsMinor: readonly number[] },
): number {
  switch (fee.kind) {
    case 'none':
      return 0;
    case 'nights':
      return booking.nightAmountsMinor.slice(0, fee.value).reduce((total, amount) => total + amount, 0);
    case 'percent':
      return percentOf(booking.totalMinor, fee.value);
    case 'amount':
      return fee.value;
  }
}

/** "WB" of "West Bethel Motel": two letters a caller recognises before the part that is theirs alone. */
export function codePrefix(propertyName: string): string {
  const plain = propertyName.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
  const [first = '', second] = plain.match(/[A-Z]+/g) ?? [];
  const letters = second ? first.charAt(0) + second.charAt(0) : first.slice(0, 2);
  return letters.padEnd(2, 'X');
}
