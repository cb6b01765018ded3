import { beforeAll, describe, expect, it } from 'vitest';
import type { Prisma } from '@/lib/db/generated/client';
import { withTenant } from '@/lib/db/tenant-db';
import { toDbDate } from '@/lib/local-date';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { type OfferSearch, searchOffers } from './search-offers';

const NOW = new Date('2026-11-20T17:00:00Z');
const COUPLE = { adults: 2, childAges: [] };

const PLANS = [
  { code: 'FLEX', name: 'Flexible' },
  { code: 'ADV', name: 'Advance', percentOfBase: 90, refundable: false },
];
const TYPES = [
  { code: 'QUEEN', physical: 2, amountMinor: 10_000, maxOccupancy: 2, maxAdults: 2 },
  { code: 'KING', physical: 1, amountMinor: 12_000 },
  { code: 'SUITE', physical: 1, amountMinor: 20_000 },
  { code: 'ROLLIN', name: 'Accessible Queen', physical: 1, amountMinor: 9_000, accessible: true },
];

let hotel: Hotel;
beforeAll(async () => {
  hotel = await buildHotel({ roomTypes: TYPES, ratePlans: PLANS });
});

const search = (change: Partial<OfferSearch> = {}, house = hotel) =>
  withTenant(house.tenantId, (db) =>
    searchOffers(db, {
      propertyId: house.propertyId,
      arrival: '2026-12-04',
      departure: '2026-12-06',
      rooms: [COUPLE],
      now: NOW,
      ...change,
    }),
  );

const named = (result: Awaited<ReturnType<typeof search>>) =>
  result.ok
    ? result.offers.map((offer) => `${offer.roomType.code}/${offer.ratePlan.code} ${offer.totalMinor}`)
    : result.reason;

const instead = (result: Awaited<ReturnType<typeof search>>) =>
  result.ok
    ? []
    : result.alternatives.map(
        ({ kind, offer }) => `${kind} ${offer.roomType.code} ${offer.arrival}–${offer.departure}`,
      );

/** A hotel whose nights are not all the same, so that a test says in two lines what is shut. */
async function houseWith(
  set: { nights?: [code: string, dates: string[], Prisma.InventoryNightUpdateManyMutationInput][] },
  restrict: [code: string, date: string, Partial<Prisma.RestrictionNightUncheckedCreateInput>][] = [],
): Promise<Hotel> {
  const house = await buildHotel({ roomTypes: TYPES, ratePlans: PLANS });
  await withTenant(house.tenantId, async (db) => {
    for (const [code, dates, data] of set.nights ?? []) {
      const roomTypeId = house.roomTypes[code] ?? '';
      await db.inventoryNight.updateMany({ where: { roomTypeId, night: { in: dates.map(toDbDate) } }, data });
    }
    for (const [code, date, restriction] of restrict) {
      for (const ratePlanId of Object.values(house.ratePlans)) {
        const roomTypeId = house.roomTypes[code] ?? '';
        await db.restrictionNight.create({
          data: { tenantId: house.tenantId, roomTypeId, ratePlanId, night: toDbDate(date), ...restriction },
        });
      }
    }
  });
  return house;
}

describe('searchOffers', () => {
  it('offers three room types, each on the plan the property puts first, by price, the accessible one kept back', async () => {
    expect(named(await search())).toEqual(['QUEEN/FLEX 20000', 'KING/FLEX 24000', 'SUITE/FLEX 40000']);
  });

  it('fills up with other plans when there are fewer types', async () => {
    expect(named(await search({ roomTypeCode: 'queen' }))).toEqual(['QUEEN/FLEX 20000', 'QUEEN/ADV 18000']);
    expect(named(await search({ ratePlanCode: 'flexible', roomTypeCode: 'KING' }))).toEqual([
      'KING/FLEX 24000',
    ]);
  });

  it('offers the accessible room when asked for, and when nothing else is left', async () => {
    expect(named(await search({ accessible: true }))).toEqual(['ROLLIN/FLEX 18000', 'ROLLIN/ADV 16200']);
    expect(named(await search({ roomTypeCode: 'accessible queen' }))).toEqual([
      'ROLLIN/FLEX 18000',
      'ROLLIN/ADV 16200',
    ]);
    const nights = ['QUEEN', 'KING', 'SUITE'].map((code): [string, string[], object] => [
      code,
      ['2026-12-05'],
      { outOfOrder: 1, sold: 0 },
    ]);
    const full = await houseWith({ nights: [...nights, ['QUEEN', ['2026-12-05'], { outOfOrder: 2 }]] });
    expect(named(await search({}, full))).toEqual(['ROLLIN/FLEX 18000', 'ROLLIN/ADV 16200']);
  });

  it('counts every room of the party, and says how many are left', async () => {
    expect(named(await search({ rooms: [COUPLE, COUPLE] }))).toEqual(['QUEEN/FLEX 40000', 'QUEEN/ADV 36000']);
    const tooMany = await search({ rooms: [COUPLE, COUPLE, COUPLE] });
    expect(tooMany).toMatchObject({ ok: false, reason: 'not_enough_rooms', limit: 2 });
  });

  it('is sold out only for nights that are slept', async () => {
    const house = await houseWith({ nights: [['KING', ['2026-12-06'], { sold: 1 }]] });
    expect(named(await search({ roomTypeCode: 'KING' }, house))).toContain('KING/ADV 21600');
    expect(named(await search({ roomTypeCode: 'KING', departure: '2026-12-07' }, house))).toBe('sold_out');
    expect(
      named(await search({ roomTypeCode: 'KING', arrival: '2026-12-07', departure: '2026-12-08' }, house)),
    ).toContain('KING/ADV 10800');
  });

  it('takes off rooms out of order and adds what may be overbooked', async () => {
    const house = await houseWith({
      nights: [
        ['QUEEN', ['2026-12-04'], { outOfOrder: 2 }],
        ['KING', ['2026-12-04'], { sold: 1, overbookAllowance: 1 }],
      ],
    });
    await withTenant(house.tenantId, (db) =>
      db.inventoryNight.updateMany({
        where: { roomTypeId: house.roomTypes.KING ?? '' },
        data: { overbookAllowance: 1 },
      }),
    );
    expect(named(await search({}, house))).toEqual(['KING/FLEX 24000', 'SUITE/FLEX 40000', 'KING/ADV 21600']);
  });

  it('names the same nights in another type first, then the same length nearby', async () => {
    const house = await houseWith({ nights: [['KING', ['2026-12-05'], { sold: 1 }]] });
    const refused = await search({ roomTypeCode: 'KING' }, house);
    expect(named(refused)).toBe('sold_out');
    expect(instead(refused)).toEqual([
      'other_room_type QUEEN 2026-12-04–2026-12-06',
      'other_room_type SUITE 2026-12-04–2026-12-06',
      'other_dates KING 2026-12-03–2026-12-05',
    ]);
  });

  it('offers dates within three nights, never one in the past, when the whole house is full', async () => {
    const every = ['QUEEN', 'KING', 'SUITE', 'ROLLIN'].map((code): [string, string[], object] => [
      code,
      ['2026-11-21', '2026-11-22'],
      { outOfOrder: code === 'QUEEN' ? 2 : 1 },
    ]);
    const house = await houseWith({ nights: every });
    const refused = await search({ arrival: '2026-11-21', departure: '2026-11-22' }, house);
    expect(named(refused)).toBe('sold_out');
    expect(instead(refused)).toEqual([
      'other_dates QUEEN 2026-11-20–2026-11-21',
      'other_dates QUEEN 2026-11-23–2026-11-24',
      'other_dates QUEEN 2026-11-24–2026-11-25',
    ]);
  });

  it('says the restriction rather than that there is no room, and the length that would do', async () => {
    const restrict = TYPES.map(({ code }): [string, string, object] => [
      code,
      '2026-12-04',
      { minStayArrival: 3 },
    ]);
    const refused = await search({}, await houseWith({}, restrict));
    expect(refused).toMatchObject({ ok: false, reason: 'min_stay', limit: 3 });
    expect(instead(refused)[0]).toBe('other_length QUEEN 2026-12-04–2026-12-07');
  });

  it.each<[string, string, object]>([
    ['closed_to_arrival', '2026-12-04', { closedToArrival: true }],
    ['closed_to_departure', '2026-12-06', { closedToDeparture: true }],
    ['stop_sell', '2026-12-05', { stopSell: true }],
    ['max_stay', '2026-12-04', { maxStayThrough: 1 }],
    ['too_soon', '2026-12-04', { minAdvanceDays: 30 }],
    ['too_far', '2026-12-04', { maxAdvanceDays: 3 }],
  ])('%s', async (reason, date, restriction) => {
    const restrict = TYPES.map(({ code }): [string, string, object] => [code, date, restriction]);
    expect(named(await search({}, await houseWith({}, restrict)))).toBe(reason);
  });

  it('keeps restrictions of one plan to that plan', async () => {
    const house = await houseWith({});
    await withTenant(house.tenantId, (db) =>
      db.restrictionNight.create({
        data: {
          tenantId: house.tenantId,
          roomTypeId: house.roomTypes.QUEEN ?? '',
          ratePlanId: house.ratePlans.ADV ?? '',
          night: toDbDate('2026-12-04'),
          stopSell: true,
        },
      }),
    );
    expect(named(await search({ roomTypeCode: 'QUEEN' }, house))).toEqual(['QUEEN/FLEX 20000']);
    const refused = await search({ roomTypeCode: 'QUEEN', ratePlanCode: 'ADV' }, house);
    expect(named(refused)).toBe('stop_sell');
    expect(
      refused.ok ? [] : refused.alternatives.map(({ kind, offer }) => [kind, offer.ratePlan.code]),
    ).toContainEqual(['other_rate_plan', 'FLEX']);
  });

  it('spreads a party that fits no room over more of them', async () => {
    const refused = await search({ rooms: [{ adults: 6, childAges: [8, 9] }] });
    expect(refused).toMatchObject({ ok: false, reason: 'occupancy' });
    const pair = await search({ rooms: [{ adults: 4, childAges: [] }] });
    expect(pair.ok ? [] : pair.alternatives[0]).toMatchObject({
      kind: 'more_rooms',
      offer: { roomType: { code: 'QUEEN' }, rooms: [COUPLE, COUPLE] },
    });
  });

  it.each([
    ['unknown_room_type', { roomTypeCode: 'igloo' }],
    ['unknown_rate_plan', { ratePlanCode: 'half board' }],
    ['past_date', { arrival: '2026-11-19', departure: '2026-11-21' }],
    ['invalid_dates', { departure: '2026-12-04' }],
    ['invalid_dates', { arrival: '2026-02-30' }],
    ['invalid_dates', { departure: '2126-12-04' }],
    ['too_long', { departure: '2027-02-10' }],
    ['not_on_sale', { arrival: '2027-08-01', departure: '2027-08-03' }],
  ])('%s', async (reason, change) => {
    expect(named(await search(change))).toBe(reason);
  });

  it('judges today by the property’s own calendar', async () => {
    const late = new Date('2026-11-21T03:00:00Z');
    expect(named(await search({ arrival: '2026-11-20', departure: '2026-11-21', now: late }))).toContain(
      'QUEEN/FLEX 10000',
    );
    const tokyo = await buildHotel({ zone: 'Asia/Tokyo', currency: 'JPY' });
    expect(named(await search({ arrival: '2026-11-20', departure: '2026-11-21', now: late }, tokyo))).toBe(
      'past_date',
    );
  });

  it('knows no property of another tenant', async () => {
    const stranger = await buildHotel();
    await expect(search({ propertyId: stranger.propertyId })).rejects.toMatchObject({ code: 'not_found' });
  });
});
