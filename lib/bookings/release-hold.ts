import type { TenantDb } from '@/lib/db/tenant-db';
import type { Scope } from './find-quote';

/** Lets a held room go. True when it was held until now; releasing twice, or what was booked, changes nothing. */
export async function releaseHold(db: TenantDb, holdId: string, scope: Scope): Promise<boolean> {
  const { count } = await db.hold.updateMany({
    where: {
      id: holdId,
      propertyId: scope.propertyId,
      state: 'active',
      ...(scope.callId === null ? {} : { callId: scope.callId }),
    },
    data: { state: 'released' },
  });
  return count === 1;
}

/**
 * After a booking its own hold is converted, and whatever else the call still holds is let go; at the end of a call
 * everything is.
 */
export async function settleHolds(
  db: TenantDb,
  callId: string | null,
  bookedHoldId: string | null,
): Promise<void> {
  await db.$executeRaw`
    update hold set state = (case when id = ${bookedHoldId}::uuid then 'converted' else 'released' end)::"HoldState"
    where id = ${bookedHoldId}::uuid or (call_id = ${callId}::uuid and state = 'active')`;
}
