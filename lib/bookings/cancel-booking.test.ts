import { beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { bookStay } from '@/lib/testing/book-stay';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { cancelBooking } from './cancel-booking';

const STAY = { arrival: '2026-12-04', departure: '2026-12-06' };
const EARLY = new Date('2026-11-25T12:00:00Z');
const LATE = new Date('2026-12-04T10:00:00Z');

let hotel: Hotel;
beforeAll(async () => {
  hotel = await buildHotel({
    roomTypes: [{ code: 'QUEEN', physical: 5 }],
    ratePlans: [{ code: 'FLEX', tiers: [{ hoursBeforeArrival: 24, fee: { kind: 'nights', value: 1 } }] }],
  });
});

const cancel = (bookingId: string, now: Date, tenantId = hotel.tenantId) =>
  withTenant(tenantId, (db) => cancelBooking(db, { bookingId, now }));
const sold = () =>
  withTenant(
    hotel.tenantId,
    async (db) => (await db.inventoryNight.aggregate({ _sum: { sold: true } }))._sum.sold,
  );

describe('cancelBooking', () => {
  it('gives the nights back once, however often and however many at once', async () => {
    const before = await sold();
    const { id } = await bookStay(hotel, STAY);
    const results = await Promise.all([cancel(id, EARLY), cancel(id, EARLY), cancel(id, EARLY)]);
    expect(results.filter((result) => result.ok && !result.alreadyCancelled)).toHaveLength(1);
    expect(await sold()).toBe(before);
  });

  it('asks nothing before the deadline, the first night after it, and the same when asked again', async () => {
    const [early, late] = [await bookStay(hotel, STAY), await bookStay(hotel, STAY)];
    expect(await cancel(early.id, EARLY)).toEqual({
      ok: true,
      feeMinor: 0,
      currency: 'USD',
      alreadyCancelled: false,
    });
    expect(await cancel(late.id, LATE)).toMatchObject({ ok: true, feeMinor: 10_000 });
    expect(await cancel(early.id, LATE)).toMatchObject({ ok: true, feeMinor: 0, alreadyCancelled: true });
  });

  it('leaves alone what has begun, and what it does not know', async () => {
    const { id } = await bookStay(hotel, STAY);
    const stranger = await buildHotel();
    expect(await cancel(id, EARLY, stranger.tenantId)).toEqual({ ok: false, reason: 'not_found' });
    expect(await cancel(newId(), EARLY)).toEqual({ ok: false, reason: 'not_found' });
    await withTenant(hotel.tenantId, (db) =>
      db.booking.updateMany({ where: { id }, data: { status: 'checked_in' } }),
    );
    expect(await cancel(id, LATE)).toEqual({ ok: false, reason: 'not_cancellable' });
  });
});
