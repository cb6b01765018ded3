import { Prisma } from '@/lib/db/generated/client';
import type { TenantDb } from '@/lib/db/tenant-db';
import { type LocalDate, nightsBetween } from '@/lib/local-date';

export interface NightsWanted {
  roomTypeId: string;
  arrival: LocalDate;
  departure: LocalDate;
  quantity: number;
}

/** Whose live holds do not count: the call that asks, and the hold being turned into a booking. */
export interface OwnHolds {
  callId: string | null;
  holdId?: string;
}

/**
 * Locks the stay's nights in ascending order and says whether the rooms are free on every one, live holds of others
 * taken off. The count is a statement of its own: only a snapshot taken after the lock was granted sees what the
 * transaction that held it before has done. The answer is true until this transaction ends.
 */
export async function lockNights(
  db: TenantDb,
  wanted: NightsWanted,
  own: OwnHolds,
  now: Date,
): Promise<{ isFree: boolean }> {
  const locked = await db.$executeRaw`
    select 1 from inventory_night where ${nightsSql(wanted)} order by room_type_id, night for update`;
  if (locked !== nightsBetween(wanted.arrival, wanted.departure)) return { isFree: false };
  const [fewest] = await db.$queryRaw<{ free: number }[]>(freeSql(wanted, own, now));
  return { isFree: (fewest?.free ?? 0) >= wanted.quantity };
}

/**
 * The fewest rooms free on any night. Nights of holds that ended no longer count, so they go: a search then never reads
 * more than the living. Only whoever has locked a night deletes from it, which is why this cannot deadlock.
 */
function freeSql(wanted: NightsWanted, own: OwnHolds, now: Date): Prisma.Sql {
  const isLive = Prisma.sql`h.state = 'active' and h.expires_at > ${now}`;
  return Prisma.sql`
    with swept as (
      delete from hold_night using hold h
      where ${nightsSql(wanted)} and h.tenant_id = hold_night.tenant_id and h.id = hold_night.hold_id and not (${isLive})
    ), held as (
      select hn.night as held_night, sum(hn.quantity) as quantity
      from hold_night hn join hold h on h.tenant_id = hn.tenant_id and h.id = hn.hold_id
      where ${nightsSql(wanted, 'hn')} and ${isLive} and not ${isOwn(own)}
      group by hn.night
    )
    select min(physical - out_of_order + overbook_allowance - sold - coalesce(held.quantity, 0))::int as free
    from inventory_night left join held on held.held_night = night
    where ${nightsSql(wanted)}`;
}

function isOwn({ callId, holdId }: OwnHolds): Prisma.Sql {
  return Prisma.sql`(coalesce(h.call_id = ${callId}::uuid, false) or coalesce(h.id = ${holdId ?? null}::uuid, false))`;
}

function nightsSql({ roomTypeId, arrival, departure }: NightsWanted, alias?: string): Prisma.Sql {
  const prefix = alias ? Prisma.raw(`${alias}.`) : Prisma.empty;
  return Prisma.sql`${prefix}room_type_id = ${roomTypeId}::uuid and ${prefix}night >= ${arrival}::date and ${prefix}night < ${departure}::date`;
}

/** Takes locked nights, or gives them back with a negative quantity. The CHECK on the counters has the last word. */
export async function addToSold(
  db: TenantDb,
  { roomTypeId, arrival, departure, quantity }: NightsWanted,
): Promise<void> {
  await db.$executeRaw`
    update inventory_night set sold = sold + ${quantity}::int
    where ${nightsSql({ roomTypeId, arrival, departure, quantity })}`;
}
