import { beforeAll, describe, expect, it } from 'vitest';
import { GET as adminLive } from '@/app/api/v1/admin/live/route';
import { GET as live } from '@/app/api/v1/live/route';
import { isSessionLive, revokeSessions } from '@/lib/auth/sessions';
import { withTenant, withUser } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import type { LiveEvent } from '@/lib/live/live-event';
import { notifyLive } from '@/lib/live/live-feed';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { buildPerson, type Person, requestOf } from '@/lib/testing/build-person';

let inn: Hotel;
let motel: Hotel;

beforeAll(async () => {
  inn = await buildHotel();
  motel = await buildHotel();
});

const nowhere = { params: Promise.resolve(undefined) };

interface Listener {
  status: number;
  next(): Promise<unknown>;
  leave(): Promise<void>;
}

/** Opens the stream as a browser does and reads its messages. */
async function listen(person: Person, handler = live): Promise<Listener> {
  const leaving = new AbortController();
  const response = await handler(requestOf(person, '/api/v1/live', { signal: leaving.signal }), nowhere);
  const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
  let text = '';

  async function next(): Promise<unknown> {
    for (;;) {
      const message = /^data: (.*)\n\n/m.exec(text);
      if (message) {
        text = text.slice(message.index + message[0].length);
        return JSON.parse(message[1] ?? '');
      }
      const chunk = await reader.read();
      if (chunk.done) return 'the stream has ended';
      text += new TextDecoder().decode(chunk.value);
    }
  }
  const leave = async () => {
    leaving.abort();
    await reader.cancel();
  };
  return { status: response.status, next, leave };
}

const booked = (confirmationCode: string): LiveEvent => ({
  type: 'booking',
  bookingId: newId(),
  confirmationCode,
});

describe('GET /api/v1/live', () => {
  it('brings the tenant’s events, committed in another transaction, and nobody else’s', async () => {
    const listener = await listen(
      await buildPerson({ seats: [{ tenantId: inn.tenantId, role: 'read_only' }] }),
    );
    expect(await listener.next()).toEqual({ type: 'resync' });
    const mine = booked('MINE');
    await withTenant(motel.tenantId, (db) => notifyLive(db, booked('OTHER')));
    await withTenant(inn.tenantId, (db) => notifyLive(db, mine));
    expect(await listener.next()).toEqual(mine);
    await listener.leave();
  });

  it('brings nothing of a transaction that was rolled back', async () => {
    const listener = await listen(await buildPerson({ seats: [{ tenantId: inn.tenantId }] }));
    expect(await listener.next()).toEqual({ type: 'resync' });
    const undone = withTenant(inn.tenantId, async (db) => {
      await notifyLive(db, booked('UNDONE'));
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    const kept = booked('KEPT');
    await withTenant(inn.tenantId, (db) => notifyLive(db, kept));
    expect(await listener.next()).toEqual(kept);
    await listener.leave();
  });

  it('takes eight connections of a person, and another when one has left', async () => {
    const person = await buildPerson({ seats: [{ tenantId: inn.tenantId }] });
    const listeners = await Promise.all(Array.from({ length: 8 }, () => listen(person)));
    expect(listeners.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect((await listen(person)).status).toBe(429);
    await listeners[0]?.leave();
    listeners[0] = await listen(person);
    expect(listeners[0].status).toBe(200);
    for (const listener of listeners) await listener.leave();
  });

  it('knows when the session it belongs to has ended', async () => {
    const { userId, sessionId } = await buildPerson();
    const ask = () => withUser(userId, (db) => isSessionLive(db, { sessionId, now: new Date() }));
    expect(await ask()).toBe(true);
    await withUser(userId, (db) =>
      revokeSessions(db, { id: sessionId, currentId: sessionId, now: new Date() }),
    );
    expect(await ask()).toBe(false);
  });
});

describe('GET /api/v1/admin/live', () => {
  it('brings every tenant’s events to an operator, each with its tenant', async () => {
    const listener = await listen(await buildPerson({ platformOperator: true }), adminLive);
    expect(await listener.next()).toEqual({ tenantId: null, event: { type: 'resync' } });
    const event = booked('ANY');
    await withTenant(motel.tenantId, (db) => notifyLive(db, event));
    expect(await listener.next()).toEqual({ tenantId: motel.tenantId, event });
    await listener.leave();
  });

  it('does not open for a member', async () => {
    const member = await buildPerson({ seats: [{ tenantId: inn.tenantId }] });
    expect((await listen(member, adminLive)).status).toBe(403);
  });
});
