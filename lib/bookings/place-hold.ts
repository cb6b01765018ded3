import type { TenantDb } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { lockNights } from '@/lib/inventory/lock-nights';
import { findQuote, type Quote, type Scope } from './find-quote';
import { lockCall } from './lock-call';
import { type RenewedQuote, renewQuote } from './renew-quote';
import { holdExpiry, isHoldLive, isQuoteOpen } from './rules';

export interface HoldRequest extends Scope {
  tenantId: string;
  quoteId: string;
  /** Names the intent: a repeat finds the first hold, or takes it again once it has lapsed. */
  idempotencyKey: string;
  now: Date;
}

interface PlacedHold {
  id: string;
  expiresAt: Date;
}

export type HoldResult =
  | { ok: true; hold: PlacedHold; quote: Quote }
  | { ok: false; reason: 'not_found' }
  | { ok: false; reason: 'already_booked'; bookingId: string }
  | { ok: false; reason: 'gone'; quote: Quote }
  | Extract<RenewedQuote, { ok: false }>;

/**
 * Keeps the quoted rooms for this caller for five minutes. Judged under the lock of every night; the caller's other
 * holds are released, so changing one's mind never blocks two rooms. `gone` says only that; looking for something
 * else is a search of its own, so that it is not done while others wait for the lock.
 */
export async function placeHold(db: TenantDb, request: HoldRequest): Promise<HoldResult> {
  const { callId, now } = request;
  await lockCall(db, callId);
  const earlier = await findEarlierHold(db, request);
  if (earlier?.bookingId) return { ok: false, reason: 'already_booked', bookingId: earlier.bookingId };
  const live = earlier && isHoldLive(earlier, now) ? earlier : null;
  const found = await findQuote(db, live ? { holdId: live.id } : { quoteId: request.quoteId }, request);
  if (!found) return { ok: false, reason: 'not_found' };
  if (live) return { ok: true, hold: { id: live.id, expiresAt: live.expiresAt }, quote: found.quote };

  const current = await openQuote(db, found.quote, request);
  return current.ok ? holdQuote(db, current.quote, request, earlier?.id ?? null) : current;
}

async function openQuote(db: TenantDb, quote: Quote, request: HoldRequest): Promise<RenewedQuote> {
  return isQuoteOpen(quote, request.now) ? { ok: true, quote } : renewQuote(db, quote, request);
}

async function holdQuote(
  db: TenantDb,
  quote: Quote,
  request: HoldRequest,
  lapsedHoldId: string | null,
): Promise<HoldResult> {
  const { callId, now } = request;
  const wanted = {
    roomTypeId: quote.roomType.id,
    arrival: quote.arrival,
    departure: quote.departure,
    quantity: quote.rooms.length,
  };
  const { isFree } = await lockNights(db, wanted, { callId }, now);
  if (!isFree) return { ok: false, reason: 'gone', quote };
  if (lapsedHoldId) await forgetKey(db, lapsedHoldId);
  const hold = await insertHold(db, quote, request);
  // Two people of the house may send one key at once; the second finds the first one's hold.
  if (!hold) return placeHold(db, request);
  return { ok: true, hold, quote };
}

interface EarlierHold extends PlacedHold {
  state: string;
  bookingId: string | null;
}

async function findEarlierHold(
  db: TenantDb,
  { tenantId, idempotencyKey }: HoldRequest,
): Promise<EarlierHold | null> {
  const row = await db.hold.findUnique({
    where: { tenantId_idempotencyKey: { tenantId, idempotencyKey } },
    select: { id: true, state: true, expiresAt: true, booking: { select: { id: true } } },
  });
  return (
    row && { id: row.id, state: row.state, expiresAt: row.expiresAt, bookingId: row.booking?.id ?? null }
  );
}

/** A lapsed hold stays as it was; the key moves on to the hold that takes its place. */
async function forgetKey(db: TenantDb, holdId: string): Promise<void> {
  await db.$executeRaw`
    update hold set idempotency_key = idempotency_key || ':' || id, state = case when state = 'active' then 'expired' else state end
    where id = ${holdId}::uuid`;
}

/** The hold, its nights and the end of the call's other holds, in one statement; null when the key is taken. */
async function insertHold(db: TenantDb, quote: Quote, request: HoldRequest): Promise<PlacedHold | null> {
  const { tenantId, propertyId, callId, idempotencyKey, now } = request;
  const hold = { id: newId(), expiresAt: holdExpiry(now) };
  const placed = await db.$queryRaw<unknown[]>`
    with placed as (
      insert into hold (tenant_id, id, property_id, quote_id, call_id, idempotency_key, created_at, expires_at)
      values (${tenantId}::uuid, ${hold.id}::uuid, ${propertyId}::uuid, ${quote.id}::uuid, ${callId}::uuid,
        ${idempotencyKey}, ${now}, ${hold.expiresAt})
      on conflict (tenant_id, idempotency_key) do nothing
      returning id
    ), nights as (
      insert into hold_night (tenant_id, hold_id, room_type_id, night, quantity)
      select ${tenantId}::uuid, placed.id, ${quote.roomType.id}::uuid, night, ${quote.rooms.length}::int
      from placed, generate_series(${quote.arrival}::date, ${quote.departure}::date - 1, interval '1 day') night
    ), let_go as (
      update hold set state = 'released' where call_id = ${callId}::uuid and state = 'active' and exists (select from placed)
    )
    select id from placed`;
  return placed.length > 0 ? hold : null;
}
