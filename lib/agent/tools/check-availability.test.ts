import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withTenant } from '@/lib/db/tenant-db';
import { toDbDate } from '@/lib/local-date';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { buildToolContext } from '@/lib/testing/build-tool-context';
import { checkAvailability } from './check-availability';

const STAY = { arrival: '2026-12-04', departure: '2026-12-06', rooms: [{ adults: 2 }] };
type Said = Parameters<typeof checkAvailability.run>[1];

let hotel: Hotel;
beforeAll(async () => {
  hotel = await buildHotel({
    roomTypes: [
      {
        code: 'QN',
        name: 'Queen room',
        spokenName: 'queen room',
        amountMinor: 10_900,
        maxOccupancy: 2,
        maxAdults: 2,
      },
      { code: 'FS', name: 'Family suite', spokenName: 'family suite', amountMinor: 17_900, physical: 1 },
    ],
    ratePlans: [
      {
        code: 'FLEX',
        name: 'Flexible rate',
        spokenName: 'flexible rate',
        tiers: [{ hoursBeforeArrival: 24, fee: { kind: 'nights', value: 1 } }],
      },
      {
        code: 'ADV',
        name: 'Advance rate',
        spokenName: 'advance rate',
        refundable: false,
        percentOfBase: 90,
        tiers: [{ hoursBeforeArrival: 100_000, fee: { kind: 'percent', value: 10_000 } }],
      },
    ],
    taxes: [{ code: 'LODGING', name: 'Lodging tax', basis: 'percent', value: 900 }],
  });
  await withTenant(hotel.tenantId, (db) =>
    db.inventoryNight.updateMany({
      where: { roomTypeId: hotel.roomTypes.FS ?? '', night: toDbDate('2026-12-12') },
      data: { sold: 1 },
    }),
  );
});

const ask = (change: Partial<Said> = {}, house = hotel) =>
  checkAvailability.run(buildToolContext(house), { ...STAY, ...change });

describe('check_availability', () => {
  it('speaks finished sentences with the total, the nights and the terms', async () => {
    const result = await ask();
    expect(result).toMatchObject({ ok: true, code: 'offers' });
    expect(result.sayFacts).toEqual([
      'There is room from Friday, December 4 to Sunday, December 6, 2 nights.',
      'The queen room on the flexible rate costs $237.62 in total for 2 nights, taxes included. Cancelling is free until Thursday, December 3 at 3 PM.',
      'The family suite on the flexible rate costs $390.22 in total for 2 nights, taxes included. Cancelling is free until Thursday, December 3 at 3 PM.',
      'The queen room on the advance rate costs $213.86 in total for 2 nights, taxes included. It cannot be refunded.',
    ]);
    expect(result.data?.offers).toMatchObject([
      {
        room_type: 'Queen room',
        rate_plan: 'Flexible rate',
        total: '$237.62',
        arrival: '2026-12-04',
        departure: '2026-12-06',
      },
      { room_type: 'Family suite', total: '$390.22' },
      { room_type: 'Queen room', rate_plan: 'Advance rate', total: '$213.86' },
    ]);
  });

  it('says terms that all offers share once', async () => {
    const { sayFacts } = await ask({ rate_plan: 'flexible' });
    expect(sayFacts.filter((fact) => /cancelling is free/i.test(fact))).toEqual([
      'The family suite on the flexible rate costs $390.22 in total for 2 nights, taxes included. For all of these: cancelling is free until Thursday, December 3 at 3 PM.',
    ]);
  });

  it('stores what it says, to the cent, as offers of this call', async () => {
    const context = buildToolContext(hotel);
    const result = await checkAvailability.run(context, STAY);
    const offers = z.array(z.object({ offer_id: z.uuid() })).parse(result.data?.offers);
    const quotes = await withTenant(hotel.tenantId, (db) =>
      db.quote.findMany({ where: { callId: context.callId }, orderBy: { id: 'asc' } }),
    );
    expect(quotes.map((quote) => quote.id)).toEqual(offers.map((offer) => offer.offer_id));
    expect(quotes[0]).toMatchObject({ roomTotalMinor: 21_800, taxTotalMinor: 1_962, totalMinor: 23_762 });
    expect(quotes[0]?.expiresAt.getTime()).toBe(context.clock.now().getTime() + 15 * 60_000);
    await expect(
      withTenant(
        hotel.tenantId,
        (db) => db.$executeRaw`update quote set total_minor = 1, room_total_minor = 1, tax_total_minor = 0`,
      ),
    ).rejects.toThrow();
  });

  it('takes a number of nights, and asks when neither is known', async () => {
    expect(await ask({ departure: null, nights: 2 })).toMatchObject({
      ok: true,
      data: { offers: [{ departure: '2026-12-06' }, {}, {}] },
    });
    expect(await ask({ departure: undefined })).toMatchObject({ ok: false, code: 'departure_needed' });
    expect(await ask({ arrival: 'Friday', departure: null, nights: 2 })).toMatchObject({
      ok: false,
      code: 'invalid_dates',
    });
  });

  it('says why not and what instead, which can be taken at once', async () => {
    const result = await ask({ arrival: '2026-12-12', departure: '2026-12-13', room_type: 'family suite' });
    expect(result).toMatchObject({ ok: false, code: 'sold_out' });
    expect(result.sayFacts).toEqual([
      'The room asked for (family suite) is sold out from Saturday, December 12 to Sunday, December 13, 1 night.',
      'For the same nights: the queen room on the flexible rate costs $118.81 in total for 1 night, taxes included.',
      'Possible is from Sunday, December 13 to Monday, December 14, 1 night: the family suite on the flexible rate costs $195.11 in total for 1 night, taxes included.',
      'Possible is from Friday, December 11 to Saturday, December 12, 1 night: the family suite on the flexible rate costs $195.11 in total for 1 night, taxes included.',
    ]);
    expect(result.alternatives).toMatchObject([
      { room_type: 'Queen room' },
      { arrival: '2026-12-13' },
      { arrival: '2026-12-11' },
    ]);
  });

  it.each<[string, Partial<Said>, string]>([
    [
      'unknown_room_type',
      { room_type: 'igloo' },
      'There is no such room type here. There is: queen room; family suite.',
    ],
    [
      'unknown_rate_plan',
      { rate_plan: 'half board' },
      'There is no such rate here. There is: flexible rate; advance rate.',
    ],
    ['no_accessible_room', { accessible: true }, 'There is no accessible room type here.'],
    ['past_date', { arrival: '2026-11-19' }, 'Thursday, November 19 is in the past.'],
    [
      'occupancy',
      { rooms: [{ adults: 3, child_ages: [1, 2, 3] }] },
      'No room here takes 3 adults and 3 children together.',
    ],
    [
      'too_many_rooms',
      { rooms: Array.from({ length: 12 }, () => ({ adults: 2 })) },
      'More than 9 rooms are arranged by our staff as a group.',
    ],
  ])('%s', async (code, change, sentence) => {
    const result = await ask(change);
    expect(result).toMatchObject({ ok: false, code });
    expect(result.sayFacts[0]).toBe(sentence);
  });

  it('has arguments a model can be told, without tenant or property', () => {
    const schema = JSON.stringify(z.toJSONSchema(checkAvailability.input));
    expect(schema).toContain('"arrival"');
    expect(schema).not.toMatch(/tenant|property_?id/i);
    expect(checkAvailability.input.safeParse({ arrival: '2026-12-04', rooms: [] }).success).toBe(false);
  });
});
