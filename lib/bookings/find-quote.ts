import { Prisma } from '@/lib/db/generated/client';
import type { TenantDb } from '@/lib/db/tenant-db';
import type { Offer } from '@/lib/inventory/schema';
import { fromDbDate } from '@/lib/local-date';

/** An offer as it was said and stored; it never changes. */
export interface Quote extends Omit<Offer, 'roomsLeft'> {
  id: string;
  callId: string | null;
  createdAt: Date;
  expiresAt: Date;
}

interface Hold {
  id: string;
  state: 'active' | 'converted' | 'released' | 'expired';
  expiresAt: Date;
}

/** A call reaches only what it was offered itself; `callId` null is a person of the house, who reaches all of it. */
export interface Scope {
  propertyId: string;
  callId: string | null;
}

interface QuoteRow {
  id: string;
  propertyId: string;
  callId: string | null;
  arrival: Date;
  departure: Date;
  rooms: Quote['rooms'];
  currency: string;
  nights: Quote['nights'];
  taxes: Quote['taxes'];
  roomTotalMinor: number;
  taxTotalMinor: number;
  totalMinor: number;
  policy: Quote['policy'];
  createdAt: Date;
  expiresAt: Date;
  roomType: Quote['roomType'];
  ratePlan: Quote['ratePlan'];
  propertyName: string;
  holdId: string | null;
  holdState: Hold['state'] | null;
  holdExpiresAt: Date | null;
}

export interface FoundQuote {
  quote: Quote;
  /** The call's own hold on it. */
  hold: Hold | null;
  propertyName: string;
}

export type Wanted = { holdId: string } | { quoteId: string };

/** The quote, by its own id or a hold's, and the hold that call has on it; null when the scope knows neither. */
export async function findQuote(db: TenantDb, wanted: Wanted, scope: Scope): Promise<FoundQuote | null> {
  const [row] = await db.$queryRaw<QuoteRow[]>(quoteSql(wanted, scope));
  if (!row) return null;
  const { holdId, holdState, holdExpiresAt, propertyName, arrival, departure, ...rest } = row;
  const quote: Quote = { ...rest, arrival: fromDbDate(arrival), departure: fromDbDate(departure) };
  const hold =
    holdId && holdState && holdExpiresAt ? { id: holdId, state: holdState, expiresAt: holdExpiresAt } : null;
  return { quote, hold, propertyName };
}

function quoteSql(wanted: Wanted, { propertyId, callId }: Scope): Prisma.Sql {
  const source =
    'holdId' in wanted
      ? Prisma.sql`hold h join quote q on q.tenant_id = h.tenant_id and q.id = h.quote_id`
      : Prisma.sql`quote q left join hold h on h.tenant_id = q.tenant_id and h.quote_id = q.id
          and h.call_id = ${callId}::uuid and h.state <> 'released'`;
  const asked =
    'holdId' in wanted
      ? Prisma.sql`h.id = ${wanted.holdId}::uuid`
      : Prisma.sql`q.id = ${wanted.quoteId}::uuid`;
  const ofCall = callId === null ? Prisma.empty : Prisma.sql`and q.call_id = ${callId}::uuid`;
  return Prisma.sql`
    select q.id, q.property_id as "propertyId", q.call_id as "callId", q.arrival, q.departure, q.rooms, q.currency,
      q.nights, q.taxes, q.room_total_minor as "roomTotalMinor", q.tax_total_minor as "taxTotalMinor",
      q.total_minor as "totalMinor", q.policy, q.created_at as "createdAt", q.expires_at as "expiresAt",
      json_build_object('id', t.id, 'code', t.code, 'name', t.name, 'spokenName', t.spoken_name,
        'accessible', t.accessible) as "roomType",
      json_build_object('id', p.id, 'code', p.code, 'name', p.name, 'spokenName', p.spoken_name, 'meal', p.meal,
        'refundable', p.refundable) as "ratePlan",
      house.name as "propertyName", h.id as "holdId", h.state::text as "holdState", h.expires_at as "holdExpiresAt"
    from ${source}
    join property house on house.tenant_id = q.tenant_id and house.id = q.property_id
    join room_type t on t.tenant_id = q.tenant_id and t.id = q.room_type_id
    join rate_plan p on p.tenant_id = q.tenant_id and p.id = q.rate_plan_id
    where ${asked} and q.property_id = ${propertyId}::uuid ${ofCall}
    order by h.expires_at desc nulls last
    limit 1`;
}
