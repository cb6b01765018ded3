import { beforeAll, describe, expect, it } from 'vitest';
import { priceUsage } from '@/lib/billing/prices';
import { createQuotes } from '@/lib/bookings/create-quote';
import { placeHold } from '@/lib/bookings/place-hold';
import { withPlatform, withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { searchOffers } from '@/lib/inventory/search-offers';
import { raiseActionItem } from '@/lib/requests/raise-action-item';
import { buildCall, buildTurn } from '@/lib/testing/build-call';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { appendCallLog } from './append-call-log';
import { attachCall } from './attach-call';
import { completeCall, type FinishedCall } from './complete-call';
import { getCall } from './queries';
import type { CallTurnDto } from './schema';

const startedAt = new Date('2026-11-20T17:00:00Z');
const endedAt = new Date('2026-11-20T17:02:03Z');
let hotel: Hotel;

beforeAll(async () => {
  hotel = await buildHotel();
});

const conversation = [
  buildTurn(0, 'Good evening, West Bethel Motel, this is the AI assistant.', { latency: { totalMs: 120 } }),
  buildTurn(1, 'Do you take dogs?'),
  buildTurn(2, 'Yes, for forty dollars a stay.', { latency: { totalMs: 900, firstTokenMs: 600 } }),
  buildTurn(3, 'Lovely, goodbye.'),
  buildTurn(4, 'Goodbye!', { latency: { totalMs: 700 } }),
];

async function answeredCall(turns: CallTurnDto[] = conversation) {
  const call = await buildCall({ ...hotel, now: startedAt });
  await attachCall({
    ...call,
    streamSid: 'MZ1',
    agentVersionId: newId(),
    engine: 'realtime',
    model: 'gpt-realtime-2.1',
    serverInstance: 'voice-1',
    now: startedAt,
  });
  await appendCallLog([
    { tenantId: call.tenantId, turns: turns.map((turn) => ({ callId: call.callId, turn })), events: [] },
  ]);
  return call;
}

const finish = (call: { tenantId: string; callId: string }, rest: Partial<FinishedCall> = {}) =>
  completeCall({
    tenantId: call.tenantId,
    callId: call.callId,
    endedAt,
    status: 'completed',
    endedBy: 'caller',
    ...rest,
  });

async function holdRoom(house: Hotel, callId: string, now: Date): Promise<string> {
  const { tenantId, propertyId } = house;
  const stay = { arrival: '2026-12-04', departure: '2026-12-06', rooms: [{ adults: 2, childAges: [] }] };
  return withTenant(tenantId, async (db) => {
    const found = await searchOffers(db, { propertyId, ...stay, now });
    const [quote] = found.ok ? await createQuotes(db, found.offers, { tenantId, callId, now }) : [];
    const key = { idempotencyKey: newId(), quoteId: quote?.id ?? '', now };
    const placed = await placeHold(db, { tenantId, propertyId, callId, ...key });
    if (!placed.ok) throw new Error(`the test could not hold a room: ${placed.reason}`);
    return placed.hold.id;
  });
}

const read = (callId: string) => withTenant(hotel.tenantId, (db) => getCall(db, callId));

describe('the end of a call', () => {
  it('lets its held room go in the same transaction, and nobody else’s', async () => {
    const house = await buildHotel({ roomTypes: [{ code: 'QUEEN', physical: 2 }] });
    const now = new Date(`${house.from}T17:00:00Z`);
    const [caller, other] = [await buildCall({ ...house, now }), await buildCall({ ...house, now })];
    const held = await holdRoom(house, caller.callId, now);
    const heldByOther = await holdRoom(house, other.callId, now);
    await finish(caller, { endedAt: new Date(now.getTime() + 60_000) });
    const states = await withTenant(house.tenantId, (db) =>
      db.hold.findMany({ select: { id: true, state: true } }),
    );
    expect(new Map(states.map(({ id, state }) => [id, state]))).toEqual(
      new Map([
        [held, 'released'],
        [heldByOther, 'active'],
      ]),
    );
  });
});

describe('completeCall', () => {
  it('writes outcome, summary, duration, latency and cost', async () => {
    const call = await answeredCall();
    const costs = priceUsage(
      [
        { component: 'audio_output', model: 'gpt-realtime-2.1', quantity: 2_000, unit: 'token' },
        { component: 'telephony', model: 'twilio-inbound', quantity: 123, unit: 'second' },
      ],
      startedAt,
    );
    expect(await finish(call, { costs, language: 'en' })).toEqual({ completed: true, outcome: 'info_given' });
    expect(await read(call.callId)).toMatchObject({
      status: 'completed',
      outcome: 'info_given',
      endedBy: 'caller',
      summary: 'Asked: “Do you take dogs?”',
      language: 'en',
      durationMs: 123_000,
      turnCount: 5,
      latencyP50Ms: 700,
      latencyMaxMs: 900,
      costMicros: 128_000 + 25_500,
      requiresAction: false,
      costs: [
        { component: 'audio_output', amount: '0.128000', quantity: 2_000, priceDate: '2026-11-01' },
        { component: 'telephony', amount: '0.025500', quantity: 3, unit: 'minute' },
      ],
    });
  });

  it('completes once, even when two ends arrive at the same moment', async () => {
    const call = await answeredCall();
    const answers = await Promise.all([
      finish(call),
      finish(call, { endedBy: 'carrier', endedAt: new Date(endedAt.getTime() + 5_000) }),
      finish(call, { status: 'failed', endedBy: 'failure' }),
    ]);
    expect(answers.filter(({ completed }) => completed)).toHaveLength(1);
    const before = await read(call.callId);
    await finish(call, { outcome: 'failed', status: 'failed', endedBy: 'failure' });
    expect(await read(call.callId)).toEqual(before);
    expect(await jobsFor(call.callId)).toBe(1);
  });

  it('replaces what the sweep assumed of a call that was alive after all', async () => {
    const call = await answeredCall();
    await finish(call, { status: 'failed', endedBy: 'sweep' });
    expect(await read(call.callId)).toMatchObject({ status: 'failed', outcome: 'failed' });
    expect(await finish(call)).toMatchObject({ completed: true });
    expect(await read(call.callId)).toMatchObject({ status: 'completed', outcome: 'info_given' });
    expect(await finish(call, { status: 'failed', endedBy: 'sweep' })).toMatchObject({ completed: false });
  });

  it('reads the outcome from what was written, not from what was said', async () => {
    const call = await answeredCall();
    await withTenant(call.tenantId, async (db) => {
      const { guestId } = await addGuest(hotel.tenantId);
      await db.booking.create({ data: booking(guestId, call.callId) });
      await raiseActionItem(db, {
        propertyId: hotel.propertyId,
        type: 'callback_due',
        priority: 'high',
        title: 'Call back about the late arrival',
        dedupeKey: call.callId,
        callId: call.callId,
        now: endedAt,
      });
    });
    await finish(call);
    expect(await read(call.callId)).toMatchObject({
      outcome: 'booked',
      summary: 'Ada Lovelace booked 2 nights from Saturday, November 28 for $218.00 (WBM7K3).',
      pipelineMinor: 21_800,
      requiresAction: true,
      priority: 'high',
      bookings: [{ confirmationCode: 'WBM7K3' }],
    });
  });

  it('keeps what a failure was in the log of events', async () => {
    const call = await answeredCall([buildTurn(0, 'Good evening.')]);
    await finish(call, { status: 'failed', endedBy: 'failure', failure: 'the model did not answer' });
    expect(await read(call.callId)).toMatchObject({
      status: 'failed',
      outcome: 'failed',
      events: [{ type: 'failure', data: { failure: 'the model did not answer' }, offsetMs: 123_000 }],
    });
  });

  it('makes what was said findable, in lower case and bounded', async () => {
    const call = await answeredCall([buildTurn(1, 'ÉCLAIR'), buildTurn(2, 'x'.repeat(30_000))]);
    await finish(call);
    const row = await withTenant(call.tenantId, (db) =>
      db.call.findFirstOrThrow({ where: { id: call.callId } }),
    );
    expect(row.searchText).toContain('éclair');
    expect(row.searchText).toContain('+12075550123');
    expect(row.searchText.length).toBe(20_000);
  });

  it('does not complete a call of another tenant', async () => {
    const call = await answeredCall();
    const neighbour = await buildHotel();
    expect(await finish({ tenantId: neighbour.tenantId, callId: call.callId })).toEqual({
      completed: false,
      outcome: null,
    });
    expect(await read(call.callId)).toMatchObject({ status: 'in_progress' });
  });
});

async function addGuest(tenantId: string): Promise<{ guestId: string }> {
  const guestId = newId();
  await withTenant(tenantId, (db) =>
    db.guest.create({ data: { tenantId, id: guestId, fullName: 'Ada Lovelace' } }),
  );
  return { guestId };
}

function booking(guestId: string, callId: string) {
  return {
    tenantId: hotel.tenantId,
    id: newId(),
    propertyId: hotel.propertyId,
    confirmationCode: 'WBM7K3',
    status: 'confirmed' as const,
    guestId,
    callId,
    arrival: new Date('2026-11-28'),
    departure: new Date('2026-11-30'),
    rooms: [{ adults: 2, childAges: [] }],
    currency: 'USD',
    totalMinor: 21_800,
    policy: {},
    idempotencyKey: newId(),
  };
}

async function jobsFor(callId: string): Promise<number> {
  const rows = await withPlatform(
    { actor: 'test', reason: 'read queue' },
    (db) =>
      db.$queryRaw<
        unknown[]
      >`select id from pgboss.job where name = 'analyse-call' and singleton_key = ${callId}`,
  );
  return rows.length;
}
