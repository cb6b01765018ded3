import type { TenantDb } from '@/lib/db/tenant-db';
import { AppError } from '@/lib/errors';
import { newId, newSpokenCode } from '@/lib/ids';
import type { Quote } from './find-quote';
import { codePrefix } from './rules';

export interface BookingDraft {
  tenantId: string;
  propertyId: string;
  propertyName: string;
  callId: string | null;
  guestId: string;
  holdId: string | null;
  idempotencyKey: string;
  arrivalTime: string | null;
  requests: string;
  source: string;
  quote: Quote;
  now: Date;
}

const CODE_LENGTH = 5;
const CODE_ATTEMPTS = 5;

/**
 * Writes the booking and its nights under a confirmation code nobody else in the tenant has. Null when a booking with
 * this idempotency key or hold exists already, which is the one to be answered with.
 */
export async function insertBooking(
  db: TenantDb,
  draft: BookingDraft,
): Promise<{ id: string; confirmationCode: string } | null> {
  for (let attempt = 0; attempt < CODE_ATTEMPTS; attempt += 1) {
    const confirmationCode = `${codePrefix(draft.propertyName)}-${newSpokenCode(CODE_LENGTH)}`;
    const id = await insertWithCode(db, draft, confirmationCode);
    if (id) {
      await nameCaller(db, draft);
      return { id, confirmationCode };
    }
    if (await isTaken(db, draft)) return null;
  }
  throw new AppError('unavailable', { message: 'No free confirmation code was found.' });
}

/** Who booked is who called, until somebody knows better: the call carries a name from here on. */
async function nameCaller(db: TenantDb, { callId, guestId }: BookingDraft): Promise<void> {
  if (callId) await db.call.updateMany({ where: { id: callId, guestId: null }, data: { guestId } });
}

/** Null when the code, the key or the hold is taken. */
async function insertWithCode(
  db: TenantDb,
  draft: BookingDraft,
  confirmationCode: string,
): Promise<string | null> {
  const { tenantId, quote } = draft;
  const id = newId();
  const inserted = await db.$queryRaw<unknown[]>`
    with booked as (
      insert into booking (tenant_id, id, property_id, confirmation_code, status, guest_id, quote_id, hold_id, call_id,
        source, arrival, departure, rooms, currency, total_minor, policy, arrival_time, requests, idempotency_key, created_at)
      values (${tenantId}::uuid, ${id}::uuid, ${draft.propertyId}::uuid, ${confirmationCode}, 'confirmed',
        ${draft.guestId}::uuid, ${quote.id}::uuid, ${draft.holdId}::uuid, ${draft.callId}::uuid, ${draft.source},
        ${quote.arrival}::date, ${quote.departure}::date, ${JSON.stringify(quote.rooms)}::jsonb, ${quote.currency},
        ${quote.totalMinor}::int, ${JSON.stringify(quote.policy)}::jsonb, ${draft.arrivalTime}, ${draft.requests},
        ${draft.idempotencyKey}, ${draft.now})
      on conflict do nothing
      returning id
    ), nights as (
      insert into booking_night (tenant_id, booking_id, room_type_id, rate_plan_id, night, quantity, amount_minor)
      select ${tenantId}::uuid, booked.id, ${quote.roomType.id}::uuid, ${quote.ratePlan.id}::uuid, quoted.night,
        ${quote.rooms.length}::int, quoted."amountMinor"
      from booked, jsonb_to_recordset(${JSON.stringify(quote.nights)}::jsonb) as quoted (night date, "amountMinor" int)
    )
    select id from booked`;
  return inserted.length > 0 ? id : null;
}

async function isTaken(db: TenantDb, { tenantId, idempotencyKey, holdId }: BookingDraft): Promise<boolean> {
  const same = { OR: [{ idempotencyKey }, ...(holdId ? [{ holdId }] : [])] };
  return (await db.booking.count({ where: { tenantId, ...same } })) > 0;
}
