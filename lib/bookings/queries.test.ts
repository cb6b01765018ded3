import { beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { bookStay } from '@/lib/testing/book-stay';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { getBooking, listBookings } from './queries';
import { bookingDetailSchema, bookingSummarySchema, listBookingsSchema } from './schema';

const GUESTS = ['Ana Lima', 'Ben Ode', 'Cy Young', 'Dora 100% Diaz', 'Ed O’Neil', 'Fay_Ray', 'Gus Hall'];

let hotel: Hotel;
let codes: string[];

beforeAll(async () => {
  hotel = await buildHotel({
    taxes: [{ code: 'LODGING', name: 'Lodging tax', basis: 'percent', value: 900 }],
  });
  codes = [];
  for (const [index, name] of GUESTS.entries()) {
    const booked = await bookStay(hotel, {
      arrival: `2026-12-0${index + 1}`,
      departure: `2026-12-0${index + 3}`,
      rooms: [
        { adults: 2, childAges: [4, 9] },
        { adults: 1, childAges: [19] },
      ],
      guest: { name, phone: `+1207555020${index}`, ...(index === 0 ? { email: 'ana@example.com' } : {}) },
      // Two of a kind in the same millisecond: paging must not lose one of them.
      now: new Date(Date.parse('2026-11-20T17:00:00Z') + Math.floor(index / 2)),
    });
    codes.push(booked.confirmationCode);
  }
});

const list = (query: Record<string, unknown> = {}, tenantId = hotel.tenantId) =>
  withTenant(tenantId, (db) => listBookings(db, listBookingsSchema.parse(query)));
const names = async (query: Record<string, unknown>) =>
  (await list(query)).items.map((item) => item.guestName);

describe('listBookings', () => {
  it('pages through all of them, newest first, each once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map((item) => item.guestName));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([...GUESTS].reverse());
  });

  it('shows what the front desk needs', async () => {
    const [item] = (await list({ q: 'ana' })).items;
    expect(bookingSummarySchema.parse(item)).toMatchObject({
      confirmationCode: codes[0],
      status: 'confirmed',
      guestPhone: '+12075550200',
      guestEmail: 'ana@example.com',
      propertyName: 'West Bethel Motel',
      roomTypeName: 'Queen Room',
      ratePlanName: 'Flexible',
      roomCount: 2,
      adults: 4,
      children: 2,
      arrival: '2026-12-01',
      departure: '2026-12-03',
      nights: 2,
      totalMinor: 43_600,
      source: 'phone',
    });
  });

  it.each([
    ['part of a name', { q: 'lima' }, ['Ana Lima']],
    ['a number as it is said', { q: '555-0203' }, ['Dora 100% Diaz']],
    ['a percent sign is only a percent sign', { q: '100%' }, ['Dora 100% Diaz']],
    ['an underscore is only an underscore', { q: 'y_r' }, ['Fay_Ray']],
    ['nobody', { q: 'zzzz' }, []],
    ['arrival dates, both included', { from: '2026-12-02', to: '2026-12-03' }, ['Cy Young', 'Ben Ode']],
    ['a status nobody has', { status: 'cancelled' }, []],
    ['another property', { propertyId: newId() }, []],
  ])('finds by %s', async (_name, query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it('finds a code however it is typed', async () => {
    const code = codes[2] ?? '';
    for (const q of [code, code.toLowerCase(), code.replace('-', ' '), code.slice(3)])
      expect(await names({ q })).toEqual(['Cy Young']);
  });

  it('refuses a cursor that is not ours', async () => {
    await expect(list({ cursor: 'bm90IG91cnM' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('shows another tenant nothing', async () => {
    const stranger = await buildHotel();
    expect(await list({}, stranger.tenantId)).toEqual({ items: [], nextCursor: null });
  });
});

describe('getBooking', () => {
  const get = (id: string, tenantId = hotel.tenantId) => withTenant(tenantId, (db) => getBooking(db, id));

  it('explains the total to the last cent', async () => {
    const [item] = (await list({ q: 'ana' })).items;
    const detail = bookingDetailSchema.parse(await get(item?.id ?? ''));
    expect(detail).toMatchObject({
      nightly: [
        { night: '2026-12-01', roomTypeName: 'Queen Room', quantity: 2, amountMinor: 20_000 },
        { night: '2026-12-02', roomTypeName: 'Queen Room', quantity: 2, amountMinor: 20_000 },
      ],
      taxes: [{ code: 'LODGING', amountMinor: 3_600 }],
      roomTotalMinor: 40_000,
      taxTotalMinor: 3_600,
      policySpoken: 'The terms of Flexible apply.',
      freeCancellationUntil: '2026-11-30T20:00:00.000Z',
      cancelledAt: null,
    });
  });

  it('does not find another tenant’s booking, nor nonsense', async () => {
    const stranger = await buildHotel();
    const [item] = (await list({ q: 'ana' })).items;
    await expect(get(item?.id ?? '', stranger.tenantId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(get('nonsense')).rejects.toMatchObject({ code: 'not_found' });
  });
});
