import { beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { toDbDate } from '@/lib/local-date';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { type CallBrief, loadCallBrief } from './call-brief';
import { buildInstructions } from './prompt/build-instructions';
import { buildCall } from './testing/build-call';
import { buildFrontDesk } from './testing/build-front-desk';

const NOW = new Date('2026-11-20T15:00:00Z');
const DANA = '+12075550177';
let hotel: Hotel;

beforeAll(async () => {
  hotel = await buildFrontDesk({ alertEmail: null });
});

async function brief(callerNumber: string | null, of: Hotel = hotel): Promise<CallBrief> {
  const callId = await buildCall(of, { from: callerNumber });
  return loadCallBrief({ tenantId: of.tenantId, propertyId: of.propertyId, callId, callerNumber, now: NOW });
}

async function bookFor(guestId: string): Promise<void> {
  const { tenantId, propertyId } = hotel;
  const stay = (arrival: string, departure: string, status: 'confirmed' | 'cancelled') => ({
    tenantId,
    propertyId,
    id: newId(),
    guestId,
    confirmationCode: newId().slice(-8),
    status,
    arrival: toDbDate(arrival),
    departure: toDbDate(departure),
    rooms: [],
    currency: 'USD',
    totalMinor: 100,
    policy: {},
    idempotencyKey: newId(),
  });
  await withTenant(tenantId, (db) =>
    db.booking.createMany({
      data: [
        stay('2026-12-24', '2026-12-26', 'confirmed'),
        stay('2026-12-04', '2026-12-06', 'confirmed'),
        stay('2026-12-10', '2026-12-11', 'cancelled'),
        stay('2026-03-01', '2026-03-02', 'confirmed'),
      ],
    }),
  );
}

describe('loadCallBrief', () => {
  it('reads everything a call needs before its first word', async () => {
    const read = await brief('+12075550123');
    expect(read.property).toMatchObject({
      name: hotel.name,
      fallbackNumber: '+12072203599',
      emergencyNumber: '911',
    });
    expect(read.departments.map(({ slug, isOpenNow }) => [slug, isOpenNow])).toEqual([
      ['front_desk', true],
      ['sales', true],
      ['housekeeping', true],
    ]);
    expect(read.agent).toMatchObject({
      number: 1,
      name: 'Robin',
      voice: 'marin',
      tools: ['search_knowledge', 'take_message'],
    });
    expect(read.roomTypes).toMatchObject([{ code: 'QUEEN', maxOccupancy: 4 }]);
    expect(read.holidays).toEqual([{ date: '2026-11-26', name: 'Thanksgiving', closed: true }]);
    expect(read.inRoom).toBe(false);
    expect(read.caller).toEqual({ guest: null, lastCalls: [], upcomingBookings: [] });
  });

  it('cannot be changed by any part of the call', async () => {
    const read = await brief(null);
    expect(Object.isFrozen(read.property)).toBe(true);
    expect(Object.isFrozen(read.departments[0])).toBe(true);
    expect(() => {
      read.agent.tools.push('drop_tables');
    }).toThrow(TypeError);
  });

  it('remembers who called: guest, earlier calls, standing stays', async () => {
    const guestId = newId();
    const { tenantId } = hotel;
    await withTenant(tenantId, (db) =>
      db.guest.create({
        data: {
          tenantId,
          id: guestId,
          fullName: 'Dana Reyes',
          language: 'es',
          phones: { create: { e164: DANA } },
        },
      }),
    );
    await bookFor(guestId);
    const ended = {
      from: DANA,
      endedAt: new Date('2026-11-18T15:05:00Z'),
      startedAt: new Date('2026-11-18T15:00:00Z'),
    };
    await buildCall(hotel, { ...ended, outcome: 'booked', reasons: ['new booking'] });
    const { caller } = await brief(DANA);
    expect(caller.guest).toEqual({ id: guestId, name: 'Dana Reyes', language: 'es' });
    expect(caller.lastCalls).toMatchObject([{ outcome: 'booked', reasons: ['new booking'] }]);
    expect(caller.upcomingBookings.map(({ arrival }) => arrival)).toEqual(['2026-12-04', '2026-12-24']);
  });

  it('works with a caller of many calls', async () => {
    const from = '+12075550166';
    for (let count = 0; count < 12; count += 1) await buildCall(hotel, { from, endedAt: NOW });
    expect((await brief(from)).caller.lastCalls).toHaveLength(5);
  });

  it('tells nothing of another tenant with the same caller', async () => {
    const other = await buildFrontDesk({ name: 'Harbor Inn' });
    await buildCall(other, { from: DANA, endedAt: NOW });
    const read = await brief(DANA, other);
    expect(read.caller).toMatchObject({ guest: null, upcomingBookings: [] });
    expect(read.caller.lastCalls).toHaveLength(1);
    expect(buildInstructions(read)).not.toContain(hotel.name);
    expect(buildInstructions(await brief(DANA))).not.toContain('Harbor Inn');
  });

  it('refuses a property whose agent is not published, so that the caller gets the fallback', async () => {
    const bare = await buildHotel();
    await expect(brief(null, bare)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
