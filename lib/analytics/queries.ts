import type { TenantDb } from '@/lib/db/tenant-db';
import { addDays, instantOf, todayIn } from '@/lib/local-date';
import type { HomeDto, Tally } from './schema';

/** The night watch begins at ten in the evening. */
const NIGHT_BEGINS = '22:00';

interface PropertyDay {
  id: string;
  name: string;
  zone: string;
  currency: string;
  today: string;
  /** Midnight on the property's clock. */
  dayBegan: Date;
  /** The latest ten in the evening that belongs to an earlier day. */
  nightBegan: Date;
}

/** The morning page of a tenant: every number counted from rows, each property by its own calendar. */
export async function getHome(db: TenantDb, { now }: { now: Date }): Promise<HomeDto> {
  const properties = await loadPropertyDays(db, now);
  const today = stretch(properties, ({ dayBegan }) => dayBegan);
  const overnight = stretch(properties, ({ nightBegan }) => nightBegan);
  return {
    now: now.toISOString(),
    properties: properties.map(({ id, name, zone, currency, today }) => ({
      id,
      name,
      zone,
      currency,
      today,
    })),
    today: {
      ...(await tally(db, today)),
      averageAnswerMs: await averageAnswerMs(db, today),
      arrivalsBookedByPhone: await countArrivals(db, properties),
    },
    liveCalls: await db.call.count({ where: { endedAt: null } }),
    openActions: await countOpenActions(db, now),
    overnight: { ...(await tally(db, overnight)), since: earliest(overnight)?.toISOString() ?? null },
  };
}

async function loadPropertyDays(db: TenantDb, now: Date): Promise<PropertyDay[]> {
  const rows = await db.property.findMany({
    select: { id: true, name: true, zone: true, currency: true },
    orderBy: { name: 'asc' },
  });
  return rows.map((row) => {
    const today = todayIn(row.zone, now);
    return {
      ...row,
      today,
      dayBegan: instantOf(today, '00:00', row.zone),
      nightBegan: instantOf(addDays(today, -1), NIGHT_BEGINS, row.zone),
    };
  });
}

interface Since {
  propertyId: string;
  since: Date;
}

function stretch(properties: PropertyDay[], since: (property: PropertyDay) => Date): Since[] {
  return properties.map((property) => ({ propertyId: property.id, since: since(property) }));
}

/** Bounds the index scan; each property's own beginning is judged after it. */
function earliest(stretches: Since[]): Date | null {
  return stretches.length === 0 ? null : new Date(Math.min(...stretches.map(({ since }) => since.getTime())));
}

async function tally(db: TenantDb, stretches: Since[]): Promise<Tally> {
  const first = earliest(stretches) ?? new Date(0);
  const since = JSON.stringify(stretches);
  const [calls] = await db.$queryRaw<Omit<Tally, 'bookings' | 'bookedValue' | 'leads' | 'messages'>[]>`
    select count(*)::int as calls,
      count(*) filter (where c.answered_at is not null)::int as answered,
      count(*) filter (where c.outcome in ('empty', 'abandoned') or (c.ended_at is not null and c.answered_at is null))::int as missed,
      count(*) filter (where c.status = 'failed')::int as failed,
      count(*) filter (where c.outcome = 'transferred')::int as transferred
    from call c join json_to_recordset(${since}::json) as s("propertyId" uuid, since timestamptz) on s."propertyId" = c.property_id
    where c.tenant_id = current_tenant() and c.started_at >= ${first}::timestamptz and c.started_at >= s.since`;
  const booked = await db.$queryRaw<{ currency: string; bookings: number; amountMinor: number }[]>`
    select b.currency, count(*)::int as bookings, sum(b.total_minor)::float8 as "amountMinor"
    from booking b join json_to_recordset(${since}::json) as s("propertyId" uuid, since timestamptz) on s."propertyId" = b.property_id
    where b.tenant_id = current_tenant() and b.created_at >= ${first}::timestamptz and b.created_at >= s.since
      and b.source = 'phone' and b.status not in ('cancelled', 'expired')
    group by b.currency order by b.currency`;
  const [people] = await db.$queryRaw<{ leads: number; messages: number }[]>`
    with s as (select * from json_to_recordset(${since}::json) as s("propertyId" uuid, since timestamptz))
    select (select count(*) from lead l join s on s."propertyId" = l.property_id and l.created_at >= s.since where l.tenant_id = current_tenant())::int as leads,
      (select count(*) from staff_message m join s on s."propertyId" = m.property_id and m.created_at >= s.since where m.tenant_id = current_tenant())::int as messages`;
  return {
    calls: calls?.calls ?? 0,
    answered: calls?.answered ?? 0,
    missed: calls?.missed ?? 0,
    failed: calls?.failed ?? 0,
    transferred: calls?.transferred ?? 0,
    bookings: booked.reduce((sum, { bookings }) => sum + bookings, 0),
    bookedValue: booked.map(({ currency, amountMinor }) => ({ currency, amountMinor })),
    leads: people?.leads ?? 0,
    messages: people?.messages ?? 0,
  };
}

async function averageAnswerMs(db: TenantDb, stretches: Since[]): Promise<number | null> {
  const [row] = await db.$queryRaw<{ average: number | null }[]>`
    select round(avg(c.latency_p50_ms))::int as average
    from call c join json_to_recordset(${JSON.stringify(stretches)}::json) as s("propertyId" uuid, since timestamptz) on s."propertyId" = c.property_id
    where c.tenant_id = current_tenant() and c.started_at >= ${earliest(stretches) ?? new Date(0)}::timestamptz and c.started_at >= s.since`;
  return row?.average ?? null;
}

async function countArrivals(db: TenantDb, properties: PropertyDay[]): Promise<number> {
  const counts = await db.$queryRaw<{ arrivals: number }[]>`
    select count(*)::int as arrivals
    from booking b join json_to_recordset(${JSON.stringify(properties)}::json) as p(id uuid, today date) on p.id = b.property_id
    where b.tenant_id = current_tenant() and b.arrival = p.today and b.source = 'phone'
      and b.status in ('confirmed', 'pending_payment', 'checked_in')`;
  return counts[0]?.arrivals ?? 0;
}

async function countOpenActions(db: TenantDb, now: Date): Promise<HomeDto['openActions']> {
  const open = {
    OR: [{ state: 'open' as const }, { state: 'snoozed' as const, snoozedUntil: { lte: now } }],
  };
  const groups = await db.actionItem.groupBy({ by: ['priority'], where: open, _count: true });
  const overdue = await db.actionItem.count({ where: { ...open, dueAt: { lt: now } } });
  const counts = { urgent: 0, high: 0, normal: 0, low: 0 };
  for (const { priority, _count } of groups) counts[priority] = _count;
  return { ...counts, total: groups.reduce((sum, { _count }) => sum + _count, 0), overdue };
}
