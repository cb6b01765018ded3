import type { TenantDb } from '@/lib/db/tenant-db';
import { addToSold, lockNights } from '@/lib/inventory/lock-nights';
import { addDays, fromDbDate, type LocalDate } from '@/lib/local-date';
import { feeInForce, feeMinor, readSoldPolicy } from './rules';

export type CancelResult =
  | { ok: true; feeMinor: number; currency: string; alreadyCancelled: boolean }
  | { ok: false; reason: 'not_found' | 'not_cancellable' };

const CANCELLABLE = ['held', 'pending_payment', 'confirmed'];

/**
 * Cancels a booking, gives its nights back and says the fee the policy it was sold under asks for. Cancelling twice
 * changes nothing and answers the same fee.
 */
export async function cancelBooking(
  db: TenantDb,
  request: { bookingId: string; now: Date },
): Promise<CancelResult> {
  const booking = await lockBooking(db, request.bookingId);
  if (!booking) return { ok: false, reason: 'not_found' };
  const isCancelled = booking.status === 'cancelled';
  if (!isCancelled && !CANCELLABLE.includes(booking.status)) return { ok: false, reason: 'not_cancellable' };
  if (!isCancelled) await cancel(db, booking, request.now);
  const at = booking.cancelledAt ?? request.now;
  return {
    ok: true,
    feeMinor: await feeAt(db, booking, at),
    currency: booking.currency,
    alreadyCancelled: isCancelled,
  };
}

async function cancel(db: TenantDb, booking: LockedBooking, now: Date): Promise<void> {
  await giveNightsBack(db, booking.nights, now);
  await db.booking.updateMany({
    where: { id: booking.id },
    data: { status: 'cancelled', cancelledAt: now, version: { increment: 1 } },
  });
}

type LockedBooking = NonNullable<Awaited<ReturnType<typeof lockBooking>>>;

/** Two who cancel at once wait for each other here, so the nights are given back once. */
async function lockBooking(db: TenantDb, bookingId: string) {
  await db.$executeRaw`select 1 from booking where id = ${bookingId}::uuid for update`;
  return db.booking.findFirst({
    where: { id: bookingId },
    include: { nights: { orderBy: [{ roomTypeId: 'asc' }, { night: 'asc' }] } },
  });
}

async function feeAt(db: TenantDb, booking: LockedBooking, at: Date): Promise<number> {
  const property = await db.property.findFirstOrThrow({ where: { id: booking.propertyId } });
  const fee = feeInForce(readSoldPolicy(booking.policy, property), fromDbDate(booking.arrival), at);
  const nightAmountsMinor = booking.nights.map((night) => night.amountMinor);
  return feeMinor(fee, { totalMinor: booking.totalMinor, nightAmountsMinor });
}

/** Night by night in ascending order, so that it never waits crosswise with someone who books. */
async function giveNightsBack(db: TenantDb, nights: LockedBooking['nights'], now: Date): Promise<void> {
  for (const { roomTypeId, night, quantity } of nights) {
    const arrival: LocalDate = fromDbDate(night);
    const one = { roomTypeId, arrival, departure: addDays(arrival, 1), quantity };
    await lockNights(db, one, { callId: null }, now);
    await addToSold(db, { ...one, quantity: -quantity });
  }
}
