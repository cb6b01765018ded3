import type { TenantDb } from '@/lib/db/tenant-db';
import { type KnownGuest, type SpokenGuest, upsertGuest } from '@/lib/guests/upsert-guest';
import { addToSold, lockNights } from '@/lib/inventory/lock-nights';
import { notifyLive } from '@/lib/live/live-feed';
import { type FoundQuote, findQuote, type Quote, type Scope, type Wanted } from './find-quote';
import { type BookingDraft, insertBooking } from './insert-booking';
import { lockCall } from './lock-call';
import { queueConfirmation } from './queue-confirmation';
import { settleHolds } from './release-hold';
import { type RenewedQuote, renewQuote } from './renew-quote';
import { isHoldLive, isQuoteBookable } from './rules';

export interface BookingRequest extends Scope {
  tenantId: string;
  /** The hold, or the offer itself where nothing was held. */
  wanted: Wanted;
  guest: SpokenGuest;
  /** As the caller said it: "around nine in the evening". */
  arrivalTime?: string | null;
  requests?: string;
  source?: string;
  idempotencyKey: string;
  now: Date;
}

export interface BookedStay {
  id: string;
  confirmationCode: string;
  /** The name on file, which may differ from the one said. */
  guestName: string;
  /** Where the confirmation goes; null when no address is known. */
  email: string | null;
  quote: Quote;
}

export type BookingResult =
  | { ok: true; booking: BookedStay; created: boolean }
  | { ok: false; reason: 'not_found' }
  | { ok: false; reason: 'gone'; quote: Quote }
  | Extract<RenewedQuote, { ok: false }>;

/**
 * Turns a hold, or an offer still good, into a confirmed booking: counters, guest, nights, confirmation e-mail and the
 * dashboards' news in one transaction. Room is judged under the lock of every night whatever became of the hold; the
 * price is the quote's, which a live hold keeps and which otherwise binds for fifteen minutes and a grace. The same
 * key, hold, or quote within a call always leads to one booking.
 */
export async function createBooking(db: TenantDb, request: BookingRequest): Promise<BookingResult> {
  await lockCall(db, request.callId);
  const found = await findQuote(db, request.wanted, request);
  if (!found) return { ok: false, reason: 'not_found' };
  const { quote, hold } = found;
  const own = { callId: request.callId, ...(hold ? { holdId: hold.id } : {}) };
  const { isFree } = await lockNights(db, nightsOfQuote(quote), own, request.now);
  const earlier = await findEarlierBooking(db, request, found);
  if (earlier?.isCancelled) return { ok: false, reason: 'not_found' };
  if (earlier) return { ok: true, booking: earlier.booking, created: false };
  if (!isFree) return { ok: false, reason: 'gone', quote };
  const priced = await keepPrice(db, request, found);
  return priced.ok ? book(db, request, { ...found, quote: priced.quote }) : priced;
}

async function keepPrice(
  db: TenantDb,
  request: BookingRequest,
  { quote, hold }: FoundQuote,
): Promise<RenewedQuote> {
  const isKept = (hold && isHoldLive(hold, request.now)) || isQuoteBookable(quote, request.now);
  return isKept ? { ok: true, quote } : renewQuote(db, quote, request);
}

async function book(db: TenantDb, request: BookingRequest, found: FoundQuote): Promise<BookingResult> {
  const { quote, hold } = found;
  const guest = await upsertGuest(db, request.guest);
  const draft = draftOf(request, found, guest);
  const inserted = await insertBooking(db, draft);
  // Two people of the house may send one key at once; the second finds the first one's booking.
  if (!inserted) return createBooking(db, request);
  await addToSold(db, nightsOfQuote(quote));
  await settleHolds(db, request.callId, hold?.id ?? null);
  const booking = { ...inserted, guestName: guest.name, email: emailFor(request.guest, guest), quote };
  await queueConfirmation(db, {
    booking,
    propertyId: request.propertyId,
    callId: request.callId,
    now: request.now,
  });
  await notifyLive(db, {
    type: 'booking',
    bookingId: booking.id,
    confirmationCode: booking.confirmationCode,
  });
  return { ok: true, booking, created: true };
}

/** The address given, else the one on file — unless it may be someone else's who shares the telephone. */
function emailFor(spoken: SpokenGuest, guest: KnownGuest): string | null {
  return spoken.email ?? (guest.nameDiffers ? null : guest.email);
}

function nightsOfQuote(quote: Quote) {
  const { arrival, departure, rooms } = quote;
  return { roomTypeId: quote.roomType.id, arrival, departure, quantity: rooms.length };
}

function draftOf(
  request: BookingRequest,
  { quote, hold, propertyName }: FoundQuote,
  guest: KnownGuest,
): BookingDraft {
  const { tenantId, propertyId, callId, idempotencyKey, arrivalTime = null, source = 'phone', now } = request;
  return {
    tenantId,
    propertyId,
    propertyName,
    callId,
    idempotencyKey,
    arrivalTime,
    source,
    now,
    guestId: guest.guestId,
    holdId: hold?.id ?? null,
    requests: withSpokenName(request, guest),
    quote,
  };
}

/** A name that differs from the one on file is noted for the front desk, who can ask; it overwrites nothing. */
function withSpokenName({ requests = '', guest: spoken }: BookingRequest, guest: KnownGuest): string {
  return guest.nameDiffers
    ? [requests, `Name given on the phone: ${spoken.name}.`].filter(Boolean).join('\n')
    : requests;
}

/** By key, by hold, or by the quote within a call; what was cancelled does not stand in the way of that quote. */
async function findEarlierBooking(
  db: TenantDb,
  { callId, idempotencyKey, tenantId }: BookingRequest,
  { quote, hold }: FoundQuote,
): Promise<{ booking: BookedStay; isCancelled: boolean } | null> {
  const row = await db.booking.findFirst({
    where: {
      tenantId,
      OR: [
        { idempotencyKey },
        ...(hold ? [{ holdId: hold.id }] : []),
        ...(callId ? [{ callId, quoteId: quote.id, status: { not: 'cancelled' as const } }] : []),
      ],
    },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      confirmationCode: true,
      status: true,
      quoteId: true,
      propertyId: true,
      guest: { select: { fullName: true, email: true } },
    },
  });
  if (!row) return null;
  const booked =
    row.quoteId === null || row.quoteId === quote.id
      ? quote
      : (await findQuote(db, { quoteId: row.quoteId }, { propertyId: row.propertyId, callId: null }))?.quote;
  const { id, confirmationCode, guest } = row;
  return {
    booking: { id, confirmationCode, guestName: guest.fullName, email: guest.email, quote: booked ?? quote },
    isCancelled: row.status === 'cancelled',
  };
}
