import { beforeAll, describe, expect, it } from 'vitest';
import { withShared, withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { buildCall, buildTurn } from '@/lib/testing/build-call';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { appendCallLog } from './append-call-log';
import { closeOrphanedCalls } from './close-orphaned-calls';
import { getCall } from './queries';

const now = new Date('2026-11-20T17:10:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
let hotel: Hotel;

beforeAll(async () => {
  hotel = await buildHotel();
});

async function callOn(
  instance: string,
  startedSecondsAgo: number,
  status: 'ringing' | 'in_progress' = 'in_progress',
) {
  const { tenantId, propertyId } = hotel;
  const { callId } = await buildCall({
    tenantId,
    propertyId,
    serverInstance: instance,
    now: ago(startedSecondsAgo),
  });
  await withTenant(tenantId, (db) =>
    db.call.updateMany({ where: { id: callId }, data: { status, answeredAt: ago(startedSecondsAgo) } }),
  );
  return callId;
}

async function instance(lastSeenSecondsAgo: number): Promise<string> {
  const name = `voice-${newId()}`;
  await withShared((db) =>
    db.processHeartbeat.create({
      data: {
        instance: name,
        process: 'voice-server',
        startedAt: ago(9_000),
        lastSeenAt: ago(lastSeenSecondsAgo),
        version: 'test',
      },
    }),
  );
  return name;
}

const read = (callId: string) => withTenant(hotel.tenantId, (db) => getCall(db, callId));
const itemsOf = (callId: string) =>
  withTenant(hotel.tenantId, (db) => db.actionItem.findMany({ where: { callId } }));

describe('closeOrphanedCalls', () => {
  it('closes a call whose process went silent, keeps what was said, and asks for a call back', async () => {
    const callId = await callOn(await instance(61), 300);
    const said = buildTurn(1, 'I would like to book a room', { at: ago(200).toISOString() });
    await appendCallLog([{ tenantId: hotel.tenantId, turns: [{ callId, turn: said }], events: [] }]);
    expect(await closeOrphanedCalls({ now })).toBe(1);
    expect(await read(callId)).toMatchObject({
      status: 'failed',
      outcome: 'failed',
      endedBy: 'sweep',
      endedAt: ago(200).toISOString(),
      durationMs: 100_000,
      summary: 'The call broke off on our side. The caller said: “I would like to book a room”',
      turns: [{ text: 'I would like to book a room' }],
      events: [{ type: 'failure' }],
      requiresAction: true,
      priority: 'high',
    });
    expect(await itemsOf(callId)).toMatchObject([
      { type: 'callback_due', contactPhone: '+12075550123', state: 'open' },
    ]);
    expect(await closeOrphanedCalls({ now })).toBe(0);
    expect(await itemsOf(callId)).toHaveLength(1);
  });

  it('closes calls of a process that is not there any more', async () => {
    const callId = await callOn('voice-before-the-restart', 61);
    expect(await closeOrphanedCalls({ now })).toBe(1);
    expect(await read(callId)).toMatchObject({ status: 'failed' });
  });

  it('leaves a call alone while its process lives, and one that has only just begun', async () => {
    const [alive, young] = [await callOn(await instance(59), 1_200), await callOn('voice-starting', 59)];
    expect(await closeOrphanedCalls({ now })).toBe(0);
    expect((await read(alive)).status).toBe('in_progress');
    expect((await read(young)).status).toBe('in_progress');
    await withTenant(hotel.tenantId, (db) =>
      db.call.updateMany({
        where: { id: { in: [alive, young] } },
        data: { status: 'completed', endedAt: now },
      }),
    );
  });

  it('closes what no living process would still carry: a call longer than any may be', async () => {
    const callId = await callOn(await instance(1), 46 * 60);
    expect(await closeOrphanedCalls({ now })).toBe(1);
    expect(await read(callId)).toMatchObject({ status: 'failed' });
  });

  it('takes a ring that was never answered for a caller who hung up', async () => {
    const callId = await callOn(await instance(1), 301, 'ringing');
    expect(await closeOrphanedCalls({ now })).toBe(1);
    expect(await read(callId)).toMatchObject({
      status: 'completed',
      outcome: 'empty',
      requiresAction: false,
    });
    expect(await itemsOf(callId)).toEqual([]);
  });
});
