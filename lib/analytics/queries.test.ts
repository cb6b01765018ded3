import { beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { buildCall } from '@/lib/testing/build-call';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { getHome } from './queries';
import { homeSchema } from './schema';

/** 21:30 on Friday in Maine, half past two on Saturday in Paris. */
const now = new Date('2026-11-21T01:30:00Z');
let maine: Hotel;
let paris: Hotel;

beforeAll(async () => {
  maine = await buildHotel({ zone: 'America/New_York' });
  paris = await buildHotel({ zone: 'Europe/Paris', currency: 'EUR', tenantId: maine.tenantId });
});

const home = () => withTenant(maine.tenantId, (db) => getHome(db, { now }));

async function endedCall(hotel: Hotel, startedAt: string, data: object) {
  const { callId } = await buildCall({
    tenantId: hotel.tenantId,
    propertyId: hotel.propertyId,
    now: new Date(startedAt),
  });
  await withTenant(hotel.tenantId, (db) =>
    db.call.updateMany({
      where: { id: callId },
      data: { status: 'completed', endedAt: now, answeredAt: new Date(startedAt), ...data },
    }),
  );
}

async function phoneBooking(hotel: Hotel, createdAt: string, arrival: string, rest: object = {}) {
  const { tenantId, propertyId, currency } = hotel;
  const guestId = newId();
  await withTenant(tenantId, async (db) => {
    await db.guest.create({ data: { tenantId, id: guestId, fullName: 'Ada' } });
    await db.booking.create({
      data: {
        tenantId,
        id: newId(),
        propertyId,
        guestId,
        currency,
        confirmationCode: newId(),
        status: 'confirmed',
        arrival: new Date(arrival),
        departure: new Date('2026-12-24'),
        rooms: [],
        totalMinor: 10_000,
        policy: {},
        idempotencyKey: newId(),
        createdAt: new Date(createdAt),
        ...rest,
      },
    });
  });
}

describe('getHome', () => {
  it('is all noughts for a tenant to whom nothing happened', async () => {
    const quiet = await buildHotel();
    const result = await withTenant(quiet.tenantId, (db) => getHome(db, { now }));
    expect(homeSchema.parse(result)).toEqual(result);
    expect(result.today).toMatchObject({ calls: 0, bookings: 0, bookedValue: [], averageAnswerMs: null });
  });

  it('counts each property’s own day and its own night', async () => {
    await endedCall(maine, '2026-11-20T04:59:00Z', { outcome: 'info_given' }); // 23:59 on Thursday: last night
    await endedCall(maine, '2026-11-20T05:00:00Z', { outcome: 'booked', latencyP50Ms: 600 }); // midnight: today
    await endedCall(maine, '2026-11-20T02:59:00Z', { outcome: 'booked' }); // 21:59 on Thursday: neither
    await endedCall(paris, '2026-11-20T22:30:00Z', { outcome: 'info_given' }); // 23:30 on Friday there: night only
    await endedCall(paris, '2026-11-20T23:30:00Z', { outcome: 'empty', latencyP50Ms: 901, answeredAt: null }); // 00:30: today
    const result = await home();
    expect(result.properties.map(({ zone, today }) => [zone, today])).toEqual(
      expect.arrayContaining([
        ['America/New_York', '2026-11-20'],
        ['Europe/Paris', '2026-11-21'],
      ]),
    );
    expect(result.today).toMatchObject({ calls: 2, answered: 1, missed: 1, failed: 0, averageAnswerMs: 751 });
    expect(result.overnight).toMatchObject({ calls: 4, since: '2026-11-20T03:00:00.000Z' });
  });

  it('adds up what was booked on the phone by currency, and who arrives today', async () => {
    await phoneBooking(maine, '2026-11-20T15:00:00Z', '2026-11-20');
    await phoneBooking(maine, '2026-11-20T15:00:00Z', '2026-11-25', { totalMinor: 5_000 });
    await phoneBooking(maine, '2026-11-20T15:00:00Z', '2026-11-20', { source: 'web' });
    await phoneBooking(maine, '2026-11-20T15:00:00Z', '2026-11-20', { status: 'cancelled' });
    await phoneBooking(paris, '2026-11-21T00:30:00Z', '2026-11-21');
    expect((await home()).today).toMatchObject({
      bookings: 3,
      bookedValue: [
        { currency: 'EUR', amountMinor: 10_000 },
        { currency: 'USD', amountMinor: 15_000 },
      ],
      arrivalsBookedByPhone: 2,
    });
  });

  it('counts what waits by urgency, with the snoozed that woke up', async () => {
    const item = (priority: 'urgent' | 'low', rest: object = {}) => ({
      tenantId: maine.tenantId,
      id: newId(),
      propertyId: maine.propertyId,
      type: 'callback',
      priority,
      title: 'Call back',
      dueAt: new Date('2026-11-21T09:00:00Z'),
      dedupeKey: newId(),
      ...rest,
    });
    await withTenant(maine.tenantId, (db) =>
      db.actionItem.createMany({
        data: [
          item('urgent', { dueAt: new Date('2026-11-20T09:00:00Z') }),
          item('low'),
          item('low', { state: 'snoozed', snoozedUntil: new Date('2026-11-21T00:00:00Z') }),
          item('low', { state: 'snoozed', snoozedUntil: new Date('2026-11-22T00:00:00Z') }),
          item('low', { state: 'done' }),
        ],
      }),
    );
    expect((await home()).openActions).toEqual({
      urgent: 1,
      high: 0,
      normal: 0,
      low: 2,
      total: 3,
      overdue: 1,
    });
  });

  it('counts calls on the line', async () => {
    await buildCall({ tenantId: maine.tenantId, propertyId: maine.propertyId, now });
    expect((await home()).liveCalls).toBe(1);
  });
});
