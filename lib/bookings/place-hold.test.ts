import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fakeClock } from '@/lib/clock';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { searchOffers } from '@/lib/inventory/search-offers';
import { addDays } from '@/lib/local-date';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { createBooking } from './create-booking';
import { createQuotes } from './create-quote';
import { placeHold } from './place-hold';
import { releaseHold } from './release-hold';

const NOON = '2026-11-20T17:00:00Z';
const MINUTE = 60_000;

let hotel: Hotel;
let clock: ReturnType<typeof fakeClock>;
/** Every test has nights of its own, so that none sees another's rooms. */
let arrival = '2026-11-25';

beforeAll(async () => {
  hotel = await buildHotel({
    nights: 200,
    roomTypes: [
      { code: 'QUEEN', physical: 1 },
      { code: 'KING', physical: 1, amountMinor: 15_000 },
    ],
  });
});
beforeEach(() => {
  clock = fakeClock(NOON);
  arrival = addDays(arrival, 7);
});

async function quoteFor(
  callId: string | null,
  change: { roomTypeCode?: string; from?: string; nights?: number } = {},
): Promise<string> {
  const from = change.from ?? arrival;
  const { tenantId, propertyId } = hotel;
  return withTenant(tenantId, async (db) => {
    const found = await searchOffers(db, {
      propertyId,
      arrival: from,
      departure: addDays(from, change.nights ?? 2),
      rooms: [{ adults: 2, childAges: [] }],
      roomTypeCode: change.roomTypeCode ?? 'QUEEN',
      now: clock.now(),
      ...(callId ? { callId } : {}),
    });
    if (!found.ok) throw new Error(`no offer: ${found.reason}`);
    const [quote] = await createQuotes(db, found.offers, { tenantId, callId, now: clock.now() });
    return String(quote?.id);
  });
}

const hold = (callId: string | null, quoteId: string, idempotencyKey = newId(), house = hotel) =>
  withTenant(house.tenantId, (db) =>
    placeHold(db, { ...house, callId, quoteId, idempotencyKey, now: clock.now() }),
  );

const book = (callId: string | null, quoteId: string) =>
  withTenant(hotel.tenantId, (db) =>
    createBooking(db, {
      ...hotel,
      callId,
      wanted: { quoteId },
      guest: { name: 'Jane Doe', phone: '+12075550123' },
      idempotencyKey: newId(),
      now: clock.now(),
    }),
  );

const holdsOf = (callId: string) =>
  withTenant(hotel.tenantId, (db) =>
    db.hold.findMany({ where: { callId }, orderBy: { createdAt: 'asc' }, include: { nights: true } }),
  );

describe('placeHold', () => {
  it('keeps the room for five minutes, and not an instant longer', async () => {
    const [mine, other] = [newId(), newId()];
    const [quote, otherQuote] = [await quoteFor(mine), await quoteFor(other)];
    expect(await hold(mine, quote)).toMatchObject({
      ok: true,
      hold: { expiresAt: new Date('2026-11-20T17:05:00Z') },
    });
    clock.advance(5 * MINUTE - 1);
    expect(await hold(other, otherQuote)).toMatchObject({ ok: false, reason: 'gone' });
    clock.advance(1);
    expect(await hold(other, otherQuote)).toMatchObject({ ok: true });
  });

  it('answers a repeat with the same hold, even two at once', async () => {
    const callId = newId();
    const quote = await quoteFor(callId);
    const [first, second] = await Promise.all([
      hold(callId, quote, `key ${callId}`),
      hold(callId, quote, `key ${callId}`),
    ]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    expect(await holdsOf(callId)).toHaveLength(1);
  });

  it('takes the room again when a repeat comes after its hold has ended', async () => {
    const callId = newId();
    const quote = await quoteFor(callId);
    await hold(callId, quote, `key ${callId}`);
    clock.advance(6 * MINUTE);
    expect(await hold(callId, quote, `key ${callId}`)).toMatchObject({
      ok: true,
      hold: { expiresAt: new Date('2026-11-20T17:11:00Z') },
    });
    expect((await holdsOf(callId)).map(({ state, nights }) => [state, nights.length])).toEqual([
      ['expired', 0],
      ['active', 2],
    ]);
  });

  it('lets the first room go when the caller changes their mind', async () => {
    const [callId, other] = [newId(), newId()];
    const [queen, king, otherQueen] = [
      await quoteFor(callId),
      await quoteFor(callId, { roomTypeCode: 'KING' }),
      await quoteFor(other),
    ];
    await hold(callId, queen);
    await hold(callId, king);
    expect((await holdsOf(callId)).map(({ state }) => state)).toEqual(['released', 'active']);
    expect(await hold(other, otherQueen)).toMatchObject({ ok: true });
  });

  it('does not stand in its own way when stays of one call overlap', async () => {
    const callId = newId();
    const [short, long] = [await quoteFor(callId), await quoteFor(callId, { nights: 4 })];
    await hold(callId, short);
    expect(await hold(callId, long)).toMatchObject({ ok: true });
  });

  it('lets stays that only touch share a room', async () => {
    const [mine, other] = [newId(), newId()];
    const later = await quoteFor(other, { from: addDays(arrival, 2) });
    await hold(mine, await quoteFor(mine));
    expect(await hold(other, later)).toMatchObject({ ok: true });
  });

  it('gives the room back when released, once', async () => {
    const [mine, other] = [newId(), newId()];
    const otherQuote = await quoteFor(other);
    const held = await hold(mine, await quoteFor(mine));
    const release = (callId: string) =>
      withTenant(hotel.tenantId, (db) => releaseHold(db, held.ok ? held.hold.id : '', { ...hotel, callId }));
    expect([await release(other), await release(mine), await release(mine)]).toEqual([false, true, false]);
    expect(await hold(other, otherQuote)).toMatchObject({ ok: true });
  });

  it('quotes again after fifteen minutes, and holds when the price is the same', async () => {
    const callId = newId();
    const quote = await quoteFor(callId);
    clock.advance(15 * MINUTE);
    const held = await hold(callId, quote);
    expect(held).toMatchObject({ ok: true, quote: { totalMinor: 20_000 } });
    expect(held.ok && held.quote.id).not.toBe(quote);
  });

  it('says so when what was held has been booked', async () => {
    const callId = newId();
    const quote = await quoteFor(callId);
    await hold(callId, quote, `key ${callId}`);
    const booked = await book(callId, quote);
    expect(await hold(callId, quote, `key ${callId}`)).toEqual({
      ok: false,
      reason: 'already_booked',
      bookingId: booked.ok ? booked.booking.id : '',
    });
  });

  it('counts the holds of people of the house too, each of which may hold several', async () => {
    const [one, two] = [await quoteFor(null), await quoteFor(null)];
    expect(await hold(null, one)).toMatchObject({ ok: true });
    expect(await hold(null, two)).toMatchObject({ ok: false, reason: 'gone' });
  });

  it('knows no offer of another call, property or tenant', async () => {
    const callId = newId();
    const quote = await quoteFor(callId);
    const stranger = await buildHotel();
    const sister = await buildHotel({ tenantId: hotel.tenantId });
    expect(await hold(newId(), quote)).toEqual({ ok: false, reason: 'not_found' });
    expect(await hold(callId, quote, newId(), stranger)).toEqual({ ok: false, reason: 'not_found' });
    expect(await hold(callId, quote, newId(), sister)).toEqual({ ok: false, reason: 'not_found' });
  });
});

describe('booking what was held', () => {
  it('books through an expired hold while there is room, and not when there is none', async () => {
    const [mine, other] = [newId(), newId()];
    const [quote, otherQuote] = [await quoteFor(mine), await quoteFor(other)];
    await hold(mine, quote);
    clock.advance(5 * MINUTE);
    await hold(other, otherQuote);
    expect(await book(mine, quote)).toMatchObject({ ok: false, reason: 'gone' });
    clock.advance(5 * MINUTE);
    expect(await book(mine, quote)).toMatchObject({ ok: true, created: true });
    expect(await book(other, otherQuote)).toMatchObject({ ok: false, reason: 'gone' });
  });

  it('keeps the quoted price for as long as a live hold does', async () => {
    const callId = newId();
    const quote = await quoteFor(callId);
    clock.advance(15 * MINUTE - 1);
    await hold(callId, quote);
    await withTenant(hotel.tenantId, (db) =>
      db.rateNight.updateMany({
        where: { roomTypeId: hotel.roomTypes.QUEEN ?? '' },
        data: { amountMinor: 10_100 },
      }),
    );
    clock.advance(5 * MINUTE - 1);
    expect(await book(callId, quote)).toMatchObject({ ok: true, booking: { quote: { totalMinor: 20_000 } } });
    await withTenant(hotel.tenantId, (db) =>
      db.rateNight.updateMany({
        where: { roomTypeId: hotel.roomTypes.QUEEN ?? '' },
        data: { amountMinor: 10_000 },
      }),
    );
  });

  it('ends the call’s other holds, and leaves nothing behind when the transaction fails', async () => {
    const callId = newId();
    const [queen, king] = [await quoteFor(callId), await quoteFor(callId, { roomTypeCode: 'KING' })];
    await hold(callId, queen);
    await hold(callId, king);
    await expect(
      withTenant(hotel.tenantId, async (db) => {
        const request = {
          ...hotel,
          callId,
          wanted: { quoteId: queen },
          guest: { name: 'Jane Doe' },
          idempotencyKey: newId(),
          now: clock.now(),
        };
        await createBooking(db, request);
        throw new Error('the line to the database breaks');
      }),
    ).rejects.toThrow('breaks');
    expect((await holdsOf(callId)).map(({ state }) => state)).toEqual(['released', 'active']);
    expect(await book(callId, queen)).toMatchObject({ ok: true, created: true });
    expect((await holdsOf(callId)).map(({ state }) => state)).toEqual(['released', 'released']);
  });
});
