import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeClock } from '@/lib/clock';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { searchOffers } from '@/lib/inventory/search-offers';
import { addDays, nightsOf } from '@/lib/local-date';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { cancelBooking } from './cancel-booking';
import { createBooking } from './create-booking';
import { createQuotes } from './create-quote';
import { placeHold } from './place-hold';
import { releaseHold } from './release-hold';

const FIRST = '2026-12-26';
const ROOMS = 2;
const MINUTE = 60_000;
const CALLS = 4;

type Step =
  | { do: 'hold'; call: number; from: number; nights: number; rooms: number }
  | { do: 'book'; call: number }
  | { do: 'release'; call: number }
  | { do: 'wait'; minutes: number }
  | { do: 'cancel'; booking: number };

const call = fc.nat({ max: CALLS - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('hold' as const),
      call,
      from: fc.nat({ max: 6 }),
      nights: fc.integer({ min: 1, max: 4 }),
      rooms: fc.integer({ min: 1, max: ROOMS }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('book' as const), call }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const), call }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 5 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), booking: fc.nat({ max: 5 }) }) },
);

interface Stay {
  nights: string[];
  rooms: number;
}

/** The hotel as a handful of lists: what is held by whom until when, and what is booked. */
class Model {
  readonly held = new Map<number, Stay & { until: number }>();
  readonly booked: Stay[] = [];

  isFree(stay: Stay, now: number, exceptCall: number): boolean {
    const live = [...this.held]
      .filter(([call, hold]) => call !== exceptCall && hold.until > now)
      .map(([, hold]) => hold);
    return stay.nights.every((night) => {
      const taken = [...this.booked, ...live].filter((each) => each.nights.includes(night));
      return taken.reduce((total, each) => total + each.rooms, 0) + stay.rooms <= ROOMS;
    });
  }
}

interface Line {
  callId: string;
  quoteId: string | null;
  holdId: string | null;
  stay: Stay | null;
}

/** Drives the real rooms and the model with the same steps and compares every answer. */
class Run {
  readonly model = new Model();
  readonly clock = fakeClock('2026-12-20T12:00:00Z');
  readonly lines: Line[] = Array.from({ length: CALLS }, () => ({
    callId: newId(),
    quoteId: null,
    holdId: null,
    stay: null,
  }));
  readonly bookingIds: string[] = [];
  readonly hotel: Hotel;

  constructor(hotel: Hotel) {
    this.hotel = hotel;
  }

  async take(each: Step): Promise<void> {
    if (each.do === 'wait') this.clock.advance(each.minutes * MINUTE);
    else if (each.do === 'cancel') await this.cancel(each.booking);
    else if (each.do === 'hold') await this.hold(each);
    else if (each.do === 'release') await this.release(each.call);
    else await this.book(each.call);
  }

  private async hold({ call, from, nights, rooms }: Extract<Step, { do: 'hold' }>): Promise<void> {
    const line = this.line(call);
    const arrival = addDays(FIRST, from);
    const stay = { nights: nightsOf(arrival, addDays(arrival, nights)), rooms };
    const now = this.clock.now();
    const isFree = this.model.isFree(stay, now.getTime(), call);
    const quoteId = await this.quote(line, arrival, nights, rooms);
    expect(quoteId !== null).toBe(isFree);
    if (!quoteId) return;
    const held = await this.tx((db) =>
      placeHold(db, { ...this.hotel, callId: line.callId, quoteId, idempotencyKey: newId(), now }),
    );
    expect(held.ok).toBe(true);
    this.model.held.set(call, { ...stay, until: now.getTime() + 5 * MINUTE });
    Object.assign(line, { quoteId, stay, holdId: held.ok ? held.hold.id : null });
  }

  private async quote(line: Line, arrival: string, nights: number, rooms: number): Promise<string | null> {
    const { tenantId, propertyId } = this.hotel;
    const now = this.clock.now();
    return this.tx(async (db) => {
      const found = await searchOffers(db, {
        propertyId,
        callId: line.callId,
        arrival,
        departure: addDays(arrival, nights),
        rooms: Array.from({ length: rooms }, () => ({ adults: 1, childAges: [] })),
        now,
      });
      if (!found.ok) return null;
      const [quote] = await createQuotes(db, found.offers, { tenantId, callId: line.callId, now });
      return quote?.id ?? null;
    });
  }

  private async release(call: number): Promise<void> {
    const line = this.line(call);
    if (!line.holdId) return;
    await this.tx((db) => releaseHold(db, line.holdId ?? '', { ...this.hotel, callId: line.callId }));
    this.model.held.delete(call);
  }

  private async book(call: number): Promise<void> {
    const line = this.line(call);
    if (!line.quoteId || !line.stay) return;
    const { callId, quoteId, stay } = line;
    const now = this.clock.now();
    const isFree = this.model.isFree(stay, now.getTime(), call);
    const request = {
      ...this.hotel,
      callId,
      wanted: { quoteId },
      guest: { name: 'Jane Doe' },
      idempotencyKey: newId(),
      now,
    };
    const result = await this.tx((db) => createBooking(db, request));
    expect(result.ok).toBe(isFree);
    if (!result.ok) return;
    const again = await this.tx((db) => createBooking(db, request));
    expect(again).toMatchObject({ ok: true, created: false, booking: { id: result.booking.id } });
    this.bookingIds.push(result.booking.id);
    this.model.booked.push(stay);
    this.model.held.delete(call);
    Object.assign(line, { quoteId: null, holdId: null, stay: null });
  }

  private async cancel(booking: number): Promise<void> {
    const id = this.bookingIds[booking];
    if (!id) return;
    expect(await this.tx((db) => cancelBooking(db, { bookingId: id, now: this.clock.now() }))).toMatchObject({
      ok: true,
    });
    this.bookingIds.splice(booking, 1);
    this.model.booked.splice(booking, 1);
  }

  /** What is sold is what is booked, night by night, and never more than there is. */
  async check(): Promise<void> {
    const rows = await this.tx(
      (db) =>
        db.$queryRaw<{ night: string; sold: number; booked: number; physical: number }[]>`
        select i.night::text, i.sold, i.physical, coalesce((
          select sum(n.quantity)::int from booking_night n join booking b on b.tenant_id = n.tenant_id and b.id = n.booking_id
          where n.room_type_id = i.room_type_id and n.night = i.night and b.status <> 'cancelled'), 0) as booked
        from inventory_night i order by i.night`,
    );
    for (const { night, sold, booked, physical } of rows) {
      const expected = this.model.booked.filter((stay) => stay.nights.includes(night));
      expect({ night, sold, booked }).toEqual({
        night,
        sold: booked,
        booked: expected.reduce((total, stay) => total + stay.rooms, 0),
      });
      expect(sold).toBeLessThanOrEqual(physical);
    }
  }

  private line(call: number): Line {
    const line = this.lines[call];
    if (!line) throw new Error('there is no such call');
    return line;
  }

  private tx<Result>(work: Parameters<typeof withTenant<Result>>[1]): Promise<Result> {
    return withTenant(this.hotel.tenantId, work);
  }
}

describe('holds, bookings and cancellations in any order', () => {
  it('agree with a simple model, and never sell a night twice', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), async (steps) => {
        const run = new Run(
          await buildHotel({ from: FIRST, nights: 12, roomTypes: [{ code: 'QUEEN', physical: ROOMS }] }),
        );
        for (const each of steps) await run.take(each);
        await run.check();
      }),
      { seed: 20_261_120, numRuns: 25 },
    );
  });

  it('sells no night twice when sixty callers come at once for overlapping stays', {
    timeout: 60_000,
  }, async () => {
    const hotel = await buildHotel({
      from: FIRST,
      nights: 12,
      roomTypes: [{ code: 'QUEEN', physical: ROOMS }],
    });
    const stays = Array.from({ length: 60 }, (_, index) => ({
      from: (index * 5) % 9,
      nights: 1 + (index % 3),
    }));
    const now = new Date('2026-12-20T12:00:00Z');
    const booked = await Promise.all(
      stays.map(async ({ from, nights }) => {
        const callId = newId();
        const arrival = addDays(FIRST, from);
        return withTenant(hotel.tenantId, async (db) => {
          const rooms = [{ adults: 1, childAges: [] }];
          const { tenantId, propertyId } = hotel;
          const found = await searchOffers(db, {
            propertyId,
            arrival,
            departure: addDays(arrival, nights),
            rooms,
            now,
          });
          const [quote] = found.ok ? await createQuotes(db, found.offers, { tenantId, callId, now }) : [];
          if (!quote) return false;
          const guest = { name: 'Jane Doe' };
          return (
            await createBooking(db, {
              ...hotel,
              callId,
              wanted: { quoteId: quote.id },
              guest,
              idempotencyKey: newId(),
              now,
            })
          ).ok;
        });
      }),
    );
    const run = new Run(hotel);
    booked.forEach((ok, index) => {
      const stay = stays[index];
      if (!ok || !stay) return;
      const arrival = addDays(FIRST, stay.from);
      run.model.booked.push({ nights: nightsOf(arrival, addDays(arrival, stay.nights)), rooms: 1 });
    });
    expect(run.model.booked.length).toBeGreaterThan(5);
    await run.check();
  });
});
