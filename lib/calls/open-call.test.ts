import { beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { buildCall } from '@/lib/testing/build-call';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { attachCall } from './attach-call';
import { openCall } from './open-call';
import { renewStreamTicket, takeStreamTicket } from './take-stream-ticket';

const now = new Date('2026-11-20T17:00:00Z');
let hotel: Hotel;
let neighbour: Hotel;

beforeAll(async () => {
  hotel = await buildHotel();
  neighbour = await buildHotel();
});

const incoming = (callSid: string) => ({
  tenantId: hotel.tenantId,
  propertyId: hotel.propertyId,
  callSid,
  from: '+12075550123',
  to: hotel.e164,
  origin: 'external' as const,
  serverInstance: 'voice-1',
  now,
});

describe('openCall', () => {
  it('makes one row of two webhooks that arrive at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => openCall(incoming('CA-twice'))));
    expect(new Set(answers.map(({ callId }) => callId)).size).toBe(1);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
  });

  it('makes a row per call', async () => {
    const [one, two] = [await openCall(incoming('CA-one')), await openCall(incoming('CA-two'))];
    expect(one.callId).not.toBe(two.callId);
    const row = await withTenant(hotel.tenantId, (db) =>
      db.call.findUniqueOrThrow({ where: { tenantId_id: { tenantId: hotel.tenantId, id: one.callId } } }),
    );
    expect(row).toMatchObject({
      status: 'ringing',
      fromE164: '+12075550123',
      toE164: hotel.e164,
      language: 'en-US',
      startedAt: now,
    });
  });

  it('refuses a property of another tenant', async () => {
    await expect(openCall({ ...incoming('CA-foreign'), propertyId: neighbour.propertyId })).rejects.toThrow();
  });
});

describe('takeStreamTicket', () => {
  it('lets one stream in, however many ask at once', async () => {
    const { tenantId, callId } = await buildCall(hotel);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => takeStreamTicket({ tenantId, callId, now })),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  it('refuses another tenant, an unknown call and a call that is over', async () => {
    const { tenantId, callId } = await buildCall(hotel);
    expect(await takeStreamTicket({ tenantId: neighbour.tenantId, callId, now })).toBe(false);
    expect(await takeStreamTicket({ tenantId, callId: newId(), now })).toBe(false);
    await withTenant(tenantId, (db) =>
      db.call.updateMany({ where: { id: callId }, data: { endedAt: now, status: 'completed' } }),
    );
    expect(await takeStreamTicket({ tenantId, callId, now })).toBe(false);
  });

  it('lets a second stream in after the ticket was renewed', async () => {
    const { tenantId, callId } = await buildCall(hotel);
    await takeStreamTicket({ tenantId, callId, now });
    expect(await renewStreamTicket({ tenantId, callId })).toBe(true);
    expect(await takeStreamTicket({ tenantId, callId, now })).toBe(true);
  });
});

describe('attachCall', () => {
  const attach = (tenantId: string, callId: string, at: Date, streamSid = 'MZ1') =>
    attachCall({
      tenantId,
      callId,
      streamSid,
      agentVersionId: newId(),
      engine: 'realtime',
      model: 'gpt-realtime-2.1',
      serverInstance: 'voice-2',
      now: at,
    });

  it('says who answers, and remembers the first answer when the stream is opened again', async () => {
    const { tenantId, callId } = await buildCall(hotel);
    expect(await attach(tenantId, callId, now)).toBe(true);
    expect(await attach(tenantId, callId, new Date(now.getTime() + 60_000), 'MZ2')).toBe(true);
    const row = await withTenant(tenantId, (db) => db.call.findFirstOrThrow({ where: { id: callId } }));
    expect(row).toMatchObject({
      status: 'in_progress',
      streamSid: 'MZ2',
      model: 'gpt-realtime-2.1',
      serverInstance: 'voice-2',
      answeredAt: now,
    });
  });

  it('does not bring an ended call back', async () => {
    const { tenantId, callId } = await buildCall(hotel);
    await withTenant(tenantId, (db) =>
      db.call.updateMany({ where: { id: callId }, data: { endedAt: now, status: 'failed' } }),
    );
    expect(await attach(tenantId, callId, now)).toBe(false);
    const row = await withTenant(tenantId, (db) => db.call.findFirstOrThrow({ where: { id: callId } }));
    expect(row.status).toBe('failed');
  });
});
