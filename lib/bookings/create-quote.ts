import type { TenantDb } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import type { Offer } from '@/lib/inventory/schema';
import type { Quote } from './find-quote';
import { quoteExpiry } from './rules';

interface Said {
  tenantId: string;
  callId: string | null;
  now: Date;
}

/** Stores offers as they are about to be said; the quote's id is the offer's. One insert for all of them, in order. */
export async function createQuotes(db: TenantDb, offers: readonly Offer[], said: Said): Promise<Quote[]> {
  const quotes = offers.map((offer) => toQuote(offer, said));
  if (quotes.length > 0) await insertQuotes(db, quotes, said.tenantId);
  return quotes;
}

export async function createQuote(db: TenantDb, offer: Offer, said: Said): Promise<Quote> {
  const quote = toQuote(offer, said);
  await insertQuotes(db, [quote], said.tenantId);
  return quote;
}

function toQuote({ roomsLeft: _roomsLeft, ...offer }: Offer, { callId, now }: Said): Quote {
  return { ...offer, id: newId(), callId, createdAt: now, expiresAt: quoteExpiry(now) };
}

/** Every search ends here, so the rows go in as one JSON parameter rather than through the ORM, which takes longer. */
async function insertQuotes(db: TenantDb, quotes: readonly Quote[], tenantId: string): Promise<void> {
  await db.$executeRaw`
    insert into quote (tenant_id, id, property_id, room_type_id, rate_plan_id, call_id, arrival, departure, rooms,
      room_count, currency, nights, taxes, room_total_minor, tax_total_minor, total_minor, policy, created_at, expires_at)
    select ${tenantId}::uuid, id, "propertyId", ("roomType" ->> 'id')::uuid, ("ratePlan" ->> 'id')::uuid, "callId", arrival,
      departure, rooms, jsonb_array_length(rooms), currency, nights, taxes, "roomTotalMinor", "taxTotalMinor",
      "totalMinor", policy, "createdAt", "expiresAt"
    from jsonb_to_recordset(${JSON.stringify(quotes)}::jsonb) as said (id uuid, "propertyId" uuid, "roomType" jsonb,
      "ratePlan" jsonb, "callId" uuid, arrival date, departure date, rooms jsonb, currency text, nights jsonb,
      taxes jsonb, "roomTotalMinor" int, "taxTotalMinor" int, "totalMinor" int, policy jsonb, "createdAt" timestamptz,
      "expiresAt" timestamptz)`;
}
