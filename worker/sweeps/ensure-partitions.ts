import { withPlatform } from '@/lib/db/tenant-db';

const MONTHS_AHEAD = 3;

/** Makes the partitions of this month and the next, so that a call never waits for one. */
export async function ensurePartitions({ now }: { now: Date }): Promise<number> {
  return withPlatform({ actor: 'worker', reason: 'ensure call partitions' }, async (db) => {
    const [row] = await db.$queryRaw<{ made: number }[]>`
      select ensure_call_partitions(${now}::timestamptz::date, ${MONTHS_AHEAD}::int) as made`;
    return row?.made ?? 0;
  });
}
