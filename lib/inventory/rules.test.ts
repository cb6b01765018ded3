import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, nightsBetween, nightsOf } from '@/lib/local-date';
import type { NightRestriction } from './calendar';
import { countParty, findRestriction, fitsRoom, judgeRequest, priceRoomNight } from './rules';

const TODAY = '2026-11-20';
const OPEN: NightRestriction = {
  minStayArrival: null,
  maxStayArrival: null,
  minStayThrough: null,
  maxStayThrough: null,
  closedToArrival: false,
  closedToDeparture: false,
  stopSell: false,
  minAdvanceDays: null,
  maxAdvanceDays: null,
};

/** The stay of 4 to 7 December with one restriction on one date. */
function judge(date: string, change: Partial<NightRestriction>) {
  const on = (each: string) => (each === date ? { ...OPEN, ...change } : undefined);
  return findRestriction({
    nights: ['2026-12-04', '2026-12-05', '2026-12-06'],
    departure: '2026-12-07',
    advanceDays: 14,
    on,
  });
}

describe('findRestriction', () => {
  const arrival = '2026-12-04';
  const second = '2026-12-05';
  const last = '2026-12-06';
  const departure = '2026-12-07';

  it.each([
    [
      'minimum on arrival binds on the arrival date',
      arrival,
      { minStayArrival: 4 },
      { reason: 'min_stay', limit: 4 },
    ],
    ['minimum on arrival is met by its own length', arrival, { minStayArrival: 3 }, null],
    ['minimum on arrival of a later night does not bind', second, { minStayArrival: 4 }, null],
    [
      'maximum on arrival binds on the arrival date',
      arrival,
      { maxStayArrival: 2 },
      { reason: 'max_stay', limit: 2 },
    ],
    ['maximum on arrival of a later night does not bind', last, { maxStayArrival: 1 }, null],
    ['minimum through binds on any night', last, { minStayThrough: 5 }, { reason: 'min_stay', limit: 5 }],
    ['minimum through does not bind on the departure date', departure, { minStayThrough: 5 }, null],
    ['maximum through binds on any night', second, { maxStayThrough: 1 }, { reason: 'max_stay', limit: 1 }],
    [
      'closed to arrival binds on the arrival date',
      arrival,
      { closedToArrival: true },
      { reason: 'closed_to_arrival' },
    ],
    ['closed to arrival lets a stay pass through', second, { closedToArrival: true }, null],
    [
      'closed to departure binds on the departure date',
      departure,
      { closedToDeparture: true },
      { reason: 'closed_to_departure' },
    ],
    ['closed to departure lets a stay pass through', last, { closedToDeparture: true }, null],
    ['stop sell binds on any night', second, { stopSell: true }, { reason: 'stop_sell' }],
    ['stop sell of the departure date does not bind', departure, { stopSell: true }, null],
    ['minimum advance binds below', arrival, { minAdvanceDays: 15 }, { reason: 'too_soon', limit: 15 }],
    ['minimum advance is met on its day', arrival, { minAdvanceDays: 14 }, null],
    ['maximum advance binds above', arrival, { maxAdvanceDays: 13 }, { reason: 'too_far', limit: 13 }],
    ['maximum advance is met on its day', arrival, { maxAdvanceDays: 14 }, null],
    ['advance of a later night does not bind', second, { minAdvanceDays: 99, maxAdvanceDays: 1 }, null],
  ])('%s', (_guarantee, date, change, expected) => {
    expect(judge(date, change)).toEqual(expected);
  });

  it('never lets one restriction change what another says', () => {
    const restriction = fc.record({
      minStayArrival: fc.option(fc.integer({ min: 1, max: 6 })),
      maxStayArrival: fc.option(fc.integer({ min: 1, max: 6 })),
      minStayThrough: fc.option(fc.integer({ min: 1, max: 6 })),
      maxStayThrough: fc.option(fc.integer({ min: 1, max: 6 })),
      closedToArrival: fc.boolean(),
      closedToDeparture: fc.boolean(),
      stopSell: fc.boolean(),
      minAdvanceDays: fc.option(fc.integer({ min: 0, max: 20 })),
      maxAdvanceDays: fc.option(fc.integer({ min: 0, max: 20 })),
    });
    const dates = Array.from({ length: 6 }, (_, index) => addDays('2026-11-28', index));
    const calendar = fc.tuple(...dates.map(() => fc.option(restriction)));
    fc.assert(
      fc.property(calendar, fc.integer({ min: 1, max: 5 }), (rows, length) => {
        const departure = addDays('2026-11-28', length);
        const stay = { nights: nightsOf('2026-11-28', departure), departure, advanceDays: 8 };
        const on = (date: string) => rows[dates.indexOf(date)] ?? undefined;
        const judged = findRestriction({ ...stay, on });
        const alone = Object.keys(OPEN).some((key) => {
          const only = (date: string) => {
            const row = on(date);
            return row && { ...OPEN, [key]: row[key as keyof NightRestriction] };
          };
          return findRestriction({ ...stay, on: only }) !== null;
        });
        expect(judged !== null).toBe(alone);
      }),
      { seed: 20_261_120, numRuns: 300 },
    );
  });
});

describe('judgeRequest', () => {
  const rooms = [{ adults: 2, childAges: [] }];
  it.each([
    ['tonight', '2026-11-20', '2026-11-21', null],
    ['yesterday', '2026-11-19', '2026-11-21', 'past_date'],
    ['no night at all', '2026-12-04', '2026-12-04', 'invalid_dates'],
    ['backwards', '2026-12-04', '2026-12-03', 'invalid_dates'],
    ['the longest stay', '2026-12-01', '2027-01-30', null],
    ['a night more', '2026-12-01', '2027-01-31', 'too_long'],
    ['a leap day', '2028-02-28', '2028-03-01', null],
  ])('%s', (_name, arrival, departure, reason) => {
    expect(judgeRequest({ arrival, departure, rooms, today: TODAY })?.reason ?? null).toBe(reason);
  });

  it('sends groups to people', () => {
    const group = Array.from({ length: 10 }, () => ({ adults: 2, childAges: [] }));
    const stay = { arrival: '2026-12-04', departure: '2026-12-06', today: TODAY };
    expect(judgeRequest({ ...stay, rooms: group })).toEqual({ reason: 'too_many_rooms', limit: 9 });
    expect(judgeRequest({ ...stay, rooms: group.slice(1) })).toBeNull();
  });
});

describe('occupancy and price of a room night', () => {
  const type = { baseOccupancy: 2, maxOccupancy: 4, maxAdults: 3, maxChildren: 2 };
  const rate = { amountMinor: 10_000, extraAdultMinor: 2_000, extraChildMinor: 500 };

  it.each([
    [{ adults: 1, childAges: [] }, true, 10_000],
    [{ adults: 2, childAges: [] }, true, 10_000],
    [{ adults: 3, childAges: [] }, true, 12_000],
    [{ adults: 4, childAges: [] }, false, 14_000],
    [{ adults: 1, childAges: [5] }, true, 10_000],
    [{ adults: 1, childAges: [5, 7] }, true, 10_500],
    [{ adults: 2, childAges: [5, 17] }, true, 11_000],
    [{ adults: 2, childAges: [18] }, true, 12_000],
    [{ adults: 3, childAges: [5] }, true, 12_500],
    [{ adults: 3, childAges: [5, 6] }, false, 13_000],
    [{ adults: 1, childAges: [1, 2, 3] }, false, 11_000],
    [{ adults: 0, childAges: [5] }, false, 10_000],
  ])('%j fits: %s, costs %i', (party, fits, amountMinor) => {
    expect(fitsRoom(type, party)).toBe(fits);
    expect(priceRoomNight(type, rate, party)).toBe(amountMinor);
  });

  it('never loses or invents a head, and never gets cheaper with one more', () => {
    const party = fc.record({
      adults: fc.integer({ min: 0, max: 6 }),
      childAges: fc.array(fc.integer({ min: 0, max: 25 }), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(party, (each) => {
        const { adults, children } = countParty(each);
        expect(adults + children).toBe(each.adults + each.childAges.length);
        const price = priceRoomNight(type, rate, each);
        expect(priceRoomNight(type, rate, { ...each, adults: each.adults + 1 })).toBeGreaterThanOrEqual(
          price,
        );
        expect(
          priceRoomNight(type, rate, { ...each, childAges: [...each.childAges, 9] }),
        ).toBeGreaterThanOrEqual(price);
      }),
      { seed: 20_261_120 },
    );
  });
});

describe('nights', () => {
  it.each([
    ['clocks go forward', '2027-03-13', '2027-03-15', 2],
    ['clocks go back', '2026-10-31', '2026-11-02', 2],
    ['the turn of the year', '2026-12-31', '2027-01-01', 1],
    ['a leap February', '2028-02-28', '2028-03-01', 2],
    ['a common February', '2027-02-28', '2027-03-01', 1],
  ])('%s', (_name, arrival, departure, nights) => {
    expect(nightsBetween(arrival, departure)).toBe(nights);
  });
});
