import { type BookedStay, createBooking } from '@/lib/bookings/create-booking';
import { createQuotes } from '@/lib/bookings/create-quote';
import { withTenant } from '@/lib/db/tenant-db';
import type { SpokenGuest } from '@/lib/guests/upsert-guest';
import { newId } from '@/lib/ids';
import type { RoomParty } from '@/lib/inventory/schema';
import { searchOffers } from '@/lib/inventory/search-offers';
import type { Hotel } from './build-hotel';

interface StayPlan {
  arrival: string;
  departure: string;
  rooms?: RoomParty[];
  roomTypeCode?: string;
  guest?: SpokenGuest;
  requests?: string;
  callId?: string;
  now?: Date;
}

/** A booking made the way every booking is made: searched, quoted, booked. */
export async function bookStay(hotel: Hotel, plan: StayPlan): Promise<BookedStay> {
  const {
    rooms = [{ adults: 2, childAges: [] }],
    guest = { name: 'Jane Doe' },
    now = new Date(`${hotel.from}T17:00:00Z`),
  } = plan;
  const callId = plan.callId ?? newId();
  const { tenantId } = hotel;
  return withTenant(tenantId, async (db) => {
    const found = await searchOffers(db, { ...hotel, ...plan, rooms, now });
    const [quote] = found.ok ? await createQuotes(db, found.offers, { tenantId, callId, now }) : [];
    if (!quote) throw new Error('the test asks for a stay that cannot be booked');
    const wanted = { quoteId: quote.id };
    const requests = plan.requests ?? '';
    const result = await createBooking(db, {
      ...hotel,
      callId,
      wanted,
      guest,
      requests,
      idempotencyKey: newId(),
      now,
    });
    if (!result.ok) throw new Error(`the test could not book: ${result.reason}`);
    return result.booking;
  });
}
