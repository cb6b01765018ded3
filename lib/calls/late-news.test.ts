import { beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '@/lib/db/tenant-db';
import { buildCall } from '@/lib/testing/build-call';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { completeCall } from './complete-call';
import { getCall } from './queries';
import { recordTransfer } from './record-transfer';
import { recordVoicemail } from './record-voicemail';
import type { CallOutcome } from './schema';

const startedAt = new Date('2026-11-20T17:00:00Z');
const now = new Date('2026-11-20T17:05:00Z');
let hotel: Hotel;

beforeAll(async () => {
  hotel = await buildHotel();
});

const open = () => buildCall({ tenantId: hotel.tenantId, propertyId: hotel.propertyId, now: startedAt });
const read = (callId: string) => withTenant(hotel.tenantId, (db) => getCall(db, callId));
const itemsOf = (callId: string) =>
  withTenant(hotel.tenantId, (db) => db.actionItem.findMany({ where: { callId } }));
const end = (callId: string, outcome?: CallOutcome) =>
  completeCall({
    tenantId: hotel.tenantId,
    callId,
    endedAt: now,
    status: 'completed',
    endedBy: 'caller',
    ...(outcome ? { outcome } : {}),
  });
const leave = (callId: string, recordingSid: string) =>
  recordVoicemail({
    tenantId: hotel.tenantId,
    callId,
    recordingSid,
    url: 'http://recording',
    durationMs: 12_400,
    now,
  });
const transfer = (callId: string, answered: boolean) =>
  recordTransfer({
    tenantId: hotel.tenantId,
    callId,
    departmentSlug: 'front-desk',
    phone: '+12072203599',
    answered,
    dialStatus: answered ? 'completed' : 'no-answer',
    summary: 'Wants a late check-out.',
    now,
  });

describe('recordVoicemail', () => {
  it('changes the outcome of a call that has ended and asks somebody to listen, once', async () => {
    const { callId } = await open();
    await end(callId, 'failed');
    expect(await leave(callId, 'RE1')).toBe(true);
    expect(await leave(callId, 'RE1')).toBe(false);
    expect(await read(callId)).toMatchObject({
      outcome: 'voicemail',
      requiresAction: true,
      recordings: [{ kind: 'voicemail', durationMs: 12_400 }],
      events: [{ type: 'voicemail' }],
    });
    expect(await itemsOf(callId)).toMatchObject([
      { type: 'voicemail', contactPhone: '+12075550123', occurrences: 1 },
    ]);
  });

  it('counts when it comes before the call is completed', async () => {
    const { callId } = await open();
    await leave(callId, 'RE2');
    await end(callId);
    expect(await read(callId)).toMatchObject({
      outcome: 'voicemail',
      requiresAction: true,
      summary: 'Left a voicemail.',
    });
  });

  it('never undoes a booking', async () => {
    const { callId } = await open();
    await end(callId, 'booked');
    await leave(callId, 'RE3');
    expect(await read(callId)).toMatchObject({ outcome: 'booked', requiresAction: true });
  });

  it('is nothing for another tenant’s call', async () => {
    const { callId } = await open();
    const neighbour = await buildHotel();
    expect(
      await recordVoicemail({
        tenantId: neighbour.tenantId,
        callId,
        recordingSid: 'RE4',
        url: 'http://x',
        durationMs: 1,
        now,
      }),
    ).toBe(false);
    expect((await read(callId)).recordings).toEqual([]);
  });
});

describe('recordTransfer', () => {
  it('makes a call that was put through one, whenever the news arrives', async () => {
    const [before, after] = [await open(), await open()];
    await transfer(before.callId, true);
    await end(before.callId);
    await end(after.callId, 'info_given');
    await transfer(after.callId, true);
    for (const { callId } of [before, after])
      expect(await read(callId)).toMatchObject({ outcome: 'transferred' });
  });

  it('asks for a call back when nobody answered, once however often the carrier tells', async () => {
    const { callId } = await open();
    await transfer(callId, false);
    await transfer(callId, false);
    await end(callId);
    expect(await read(callId)).toMatchObject({
      outcome: 'empty',
      requiresAction: true,
      events: [{ type: 'transfer', data: { answered: false } }],
    });
    expect(await itemsOf(callId)).toMatchObject([
      { type: 'transfer_missed', detail: 'Wants a late check-out.', occurrences: 1 },
    ]);
  });
});
