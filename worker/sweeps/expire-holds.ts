import { withPlatform } from '@/lib/db/tenant-db';

/** A conversion in flight is not disturbed. */
const GRACE_MINUTES = 60;

/** Marks holds that ran out. Only tidiness: whether a hold still holds is judged by its time whenever it is read. */
export async function expireHolds({ now }: { now: Date }): Promise<number> {
  return withPlatform({ actor: 'worker', reason: 'mark expired holds' }, async (db) => {
    const { count } = await db.hold.updateMany({
      where: { state: 'active', expiresAt: { lt: new Date(now.getTime() - GRACE_MINUTES * 60_000) } },
      data: { state: 'expired' },
    });
    return count;
  });
}
