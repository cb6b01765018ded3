import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { withPlatform, withTenant } from '@/lib/db/tenant-db';
import { env } from '@/lib/env/env';
import { newId } from '@/lib/ids';
import type { LiveEvent } from './live-event';
import {
  closeLiveFeed,
  createLivePublisher,
  type LivePublisher,
  notifyLive,
  subscribeLive,
} from './live-feed';

const [tenantId, neighbour] = [newId(), newId()];
const callId = newId();

let publisher: LivePublisher;
const stops: (() => void)[] = [];

/** Listens and hands out what was heard; ready once the first `resync` says that listening has begun. */
async function listen(to: string | 'all') {
  const heard: { event: LiveEvent; tenantId: string | null }[] = [];
  stops.push(subscribeLive(to, (event, from) => heard.push({ event, tenantId: from })));
  await vi.waitFor(() => expect(heard[0]?.event).toEqual({ type: 'resync' }), { timeout: 5_000 });
  heard.length = 0;
  return heard;
}

const words = (text: string, seq = 1): LiveEvent => ({
  type: 'words',
  callId,
  role: 'guest',
  seq,
  text,
  startMs: 0,
});

beforeAll(async () => {
  publisher = createLivePublisher({ intervalMs: 10 });
  await withPlatform({ actor: 'test', reason: 'make two tenants' }, async (db) => {
    for (const id of [tenantId, neighbour]) await db.tenant.create({ data: { id, name: id, slug: id } });
  });
});

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

afterAll(async () => {
  await publisher.close();
  await closeLiveFeed();
});

describe('the live feed', () => {
  it('brings a tenant its own events through PostgreSQL and nobody else’s', async () => {
    const mine = await listen(tenantId);
    const theirs = await listen(neighbour);
    publisher.publish(tenantId, { type: 'call_state', callId, state: 'listening' });
    await vi.waitFor(() => expect(mine).toHaveLength(1));
    expect(mine[0]).toEqual({ event: { type: 'call_state', callId, state: 'listening' }, tenantId });
    expect(theirs).toEqual([]);
  });

  it('keeps the order and sends only the latest words of a turn', async () => {
    const heard = await listen(tenantId);
    publisher.publish(tenantId, words('A'));
    publisher.publish(tenantId, words('A room'));
    publisher.publish(tenantId, { type: 'call_state', callId, state: 'thinking' });
    publisher.publish(tenantId, words('A room please'));
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(heard.map(({ event }) => event)).toEqual([
      { type: 'call_state', callId, state: 'thinking' },
      words('A room please'),
    ]);
  });

  it('splits what is too much for one notification', async () => {
    const heard = await listen(tenantId);
    for (let seq = 0; seq < 60; seq++) publisher.publish(tenantId, words('ü'.repeat(500), seq));
    await vi.waitFor(() => expect(heard).toHaveLength(60));
    expect(heard.map(({ event }) => event.type === 'words' && event.seq)).toEqual(
      Array.from({ length: 60 }, (_, i) => i),
    );
  });

  it('cuts a turn no notification can hold and says so', async () => {
    const heard = await listen(tenantId);
    const turn = {
      seq: 3,
      role: 'agent' as const,
      text: '語'.repeat(9_000),
      at: new Date().toISOString(),
      startMs: 0,
      endMs: null,
      interrupted: false,
      latency: null,
    };
    publisher.publish(tenantId, { type: 'turn', callId, turn });
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    expect(heard[0]?.event).toMatchObject({
      type: 'turn',
      truncated: true,
      turn: { seq: 3, text: '語'.repeat(1_500) },
    });
  });

  it('tells of a change when its transaction commits, and never of one that did not', async () => {
    const heard = await listen(tenantId);
    const rolledBack = withTenant(tenantId, async (db) => {
      await notifyLive(db, { type: 'booking', bookingId: newId(), confirmationCode: 'LOST' });
      throw new Error('sold out');
    });
    await expect(rolledBack).rejects.toThrow('sold out');
    await withTenant(tenantId, (db) =>
      notifyLive(db, { type: 'booking', bookingId: callId, confirmationCode: 'KEPT' }),
    );
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    expect(heard[0]?.event).toEqual({ type: 'booking', bookingId: callId, confirmationCode: 'KEPT' });
  });

  it('hears every tenant with "all", and which one it was', async () => {
    const heard = await listen('all');
    publisher.publish(tenantId, words('one'));
    publisher.publish(neighbour, words('two'));
    await vi.waitFor(() =>
      expect(heard.map((each) => each.tenantId).sort()).toEqual([tenantId, neighbour].sort()),
    );
  });

  it('comes back after a lost connection, says that something may be missing, and goes on', async () => {
    const heard = await listen(tenantId);
    await dropConnections('live listener');
    await vi.waitFor(() => expect(heard.map(({ event }) => event.type)).toContain('resync'), {
      timeout: 5_000,
    });
    await dropConnections('live publisher');
    publisher.publish(tenantId, { type: 'call_state', callId, state: 'closing' });
    await vi.waitFor(
      () => {
        const types = heard.map(({ event }) => event.type);
        expect(types.includes('call_state') || types.filter((type) => type === 'resync').length > 1).toBe(
          true,
        );
      },
      { timeout: 5_000 },
    );
  });

  it('survives a subscriber that throws', async () => {
    stops.push(
      subscribeLive(tenantId, () => {
        throw new Error('a broken screen');
      }),
    );
    const heard = await listen(tenantId);
    publisher.publish(tenantId, words('still here'));
    await vi.waitFor(() => expect(heard).toHaveLength(1));
  });
});

async function dropConnections(name: string): Promise<void> {
  const owner = new pg.Client({ connectionString: env.DATABASE_URL });
  await owner.connect();
  await owner.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = $1',
    [`test ${name}`],
  );
  await owner.end();
}
