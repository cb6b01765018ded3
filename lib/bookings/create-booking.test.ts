import { beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { bookStay } from '@/lib/testing/book-stay';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { createBooking } from './create-booking';

const STAY = { arrival: '2026-12-04', departure: '2026-12-06' };

let hotel: Hotel;
beforeAll(async () => {
  hotel = await buildHotel();
});

describe('createBooking', () => {
  it('adds every room of every night to what is sold', async () => {
    const house = await buildHotel();
    const two = { adults: 2, childAges: [] };
    await bookStay(house, { ...STAY, rooms: [two, two, two] });
    const nights = await withTenant(house.tenantId, (db) =>
      db.inventoryNight.findMany({ where: { sold: { gt: 0 } }, orderBy: { night: 'asc' } }),
    );
    expect(nights.map(({ night, sold }) => [night.toISOString().slice(0, 10), sold])).toEqual([
      ['2026-12-04', 3],
      ['2026-12-05', 3],
    ]);
  });

  it.each([
    ['over the spring change of clocks', '2027-03-13', '2027-03-15', 2],
    ['over the turn of the year', '2026-12-31', '2027-01-02', 2],
    ['over the end of February', '2027-02-27', '2027-03-02', 3],
  ])('books each night once %s', async (_name, arrival, departure, nights) => {
    const house = await buildHotel({ nights: 150 });
    const booked = await bookStay(house, { arrival, departure });
    expect(booked.quote.totalMinor).toBe(nights * 10_000);
    const rows = await withTenant(house.tenantId, (db) =>
      db.bookingNight.count({ where: { bookingId: booked.id } }),
    );
    expect(rows).toBe(nights);
  });

  it('lets one guest leave and the next arrive on the same day', async () => {
    const house = await buildHotel({ roomTypes: [{ code: 'ONLY', physical: 1 }] });
    await bookStay(house, { arrival: '2026-12-04', departure: '2026-12-06' });
    await bookStay(house, { arrival: '2026-12-06', departure: '2026-12-08' });
    await bookStay(house, { arrival: '2026-12-02', departure: '2026-12-04' });
    await expect(bookStay(house, { arrival: '2026-12-05', departure: '2026-12-07' })).rejects.toThrow(
      'cannot be booked',
    );
  });

  it('sends no letter where no address is known, and one where there is', async () => {
    const mails = (callId: string) =>
      withTenant(hotel.tenantId, (db) => db.outboxMessage.findMany({ where: { callId } }));
    const [silent, written] = [newId(), newId()];
    await bookStay(hotel, { ...STAY, callId: silent });
    await bookStay(hotel, {
      ...STAY,
      callId: written,
      guest: { name: 'Ana Lima', email: 'ana@example.com' },
    });
    expect(await mails(silent)).toEqual([]);
    expect(await mails(written)).toMatchObject([
      { recipient: 'ana@example.com', channel: 'email', state: 'pending' },
    ]);
  });

  it('finds the first booking for two people of the house who send one key at once', async () => {
    const booked = await bookStay(hotel, STAY);
    const quoteId = booked.quote.id;
    const idempotencyKey = newId();
    const send = () =>
      withTenant(hotel.tenantId, (db) =>
        createBooking(db, {
          ...hotel,
          callId: null,
          wanted: { quoteId },
          guest: { name: 'Ben Ode', phone: '+12075550166' },
          source: 'staff',
          idempotencyKey,
          now: new Date('2026-11-20T17:01:00Z'),
        }),
      );
    const [first, second] = await Promise.all([send(), send()]);
    expect([first, second].map((result) => result.ok && result.created).sort()).toEqual([false, true]);
    expect(first.ok && second.ok && first.booking.id === second.booking.id).toBe(true);
  });

  it('puts the guest’s name on the call that booked', async () => {
    const { id: callId } = await withTenant(hotel.tenantId, (db) =>
      db.call.create({
        data: {
          tenantId: hotel.tenantId,
          id: newId(),
          propertyId: hotel.propertyId,
          callSid: newId(),
          toE164: hotel.e164,
          startedAt: new Date(),
        },
      }),
    );
    await bookStay(hotel, { ...STAY, callId });
    const call = await withTenant(hotel.tenantId, (db) =>
      db.call.findFirst({ where: { id: callId }, select: { guest: { select: { fullName: true } } } }),
    );
    expect(call?.guest?.fullName).toBeTruthy();
  });

  it('does not confirm again what was cancelled', async () => {
    const callId = newId();
    const booked = await bookStay(hotel, { ...STAY, callId });
    const idempotencyKey = await withTenant(hotel.tenantId, async (db) => {
      await db.booking.updateMany({ where: { id: booked.id }, data: { status: 'cancelled' } });
      return (await db.booking.findFirstOrThrow({ where: { id: booked.id } })).idempotencyKey;
    });
    const again = await withTenant(hotel.tenantId, (db) =>
      createBooking(db, {
        ...hotel,
        callId,
        wanted: { quoteId: booked.quote.id },
        guest: { name: 'Jane Doe' },
        idempotencyKey,
        now: new Date('2026-11-20T17:01:00Z'),
      }),
    );
    expect(again).toEqual({ ok: false, reason: 'not_found' });
  });

  it('has the database refuse a total other than the quoted one', async () => {
    const { id } = await bookStay(hotel, STAY);
    await expect(
      withTenant(hotel.tenantId, (db) => db.booking.updateMany({ where: { id }, data: { totalMinor: 1 } })),
    ).rejects.toThrow('differs from its quote');
  });
});
