import pg from 'pg';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { withTenant } from '@/lib/db/tenant-db';
import { env } from '@/lib/env/env';
import { buildCall, buildTurn } from '@/lib/testing/build-call';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { type CallLogWriter, createCallLogWriter } from './call-log-writer';

const quiet = { warn: vi.fn(), error: vi.fn() };
const writers: CallLogWriter[] = [];
let hotel: Hotel;

/** Flushes only when told, unless the test asks for a rhythm. */
function writer(options: { flushIntervalMs?: number; maxWaiting?: number } = {}) {
  const made = createCallLogWriter({ flushIntervalMs: 60_000, log: quiet, ...options });
  writers.push(made);
  return made;
}

const turnsOf = (tenantId: string, callId: string) =>
  withTenant(tenantId, (db) => db.callTurn.findMany({ where: { callId }, orderBy: { seq: 'asc' } }));
const eventsOf = (tenantId: string, callId: string) =>
  withTenant(tenantId, (db) => db.callEvent.findMany({ where: { callId }, orderBy: { seq: 'asc' } }));
const event = (seq: number, data: Record<string, unknown> = {}) => ({
  seq,
  type: 'dtmf',
  at: new Date(Date.UTC(2026, 10, 20, 17, 0, seq)).toISOString(),
  offsetMs: seq * 1_000,
  data,
});

beforeAll(async () => {
  hotel = await buildHotel();
});

afterEach(async () => {
  await Promise.all(writers.splice(0).map((each) => each.close(0)));
});

describe('the call log', () => {
  it('writes turns and events of many calls, and a turn grows', async () => {
    const log = writer();
    const [one, two] = [await buildCall(hotel), await buildCall(hotel)];
    log.turn(one, buildTurn(0, 'Good'));
    log.turn(one, buildTurn(0, 'Good evening', { latency: { totalMs: 640, firstTokenMs: 300 } }));
    log.turn(two, buildTurn(1, 'Hello?'));
    log.event(one, event(1, { digit: '5' }));
    expect(await log.flush()).toBe(true);
    log.turn(one, buildTurn(0, 'Good evening, West Bethel Motel.', { interrupted: true }));
    expect(await log.flush()).toBe(true);
    expect(await turnsOf(hotel.tenantId, one.callId)).toMatchObject([
      { text: 'Good evening, West Bethel Motel.', interrupted: true },
    ]);
    expect(await turnsOf(hotel.tenantId, two.callId)).toMatchObject([{ role: 'guest', text: 'Hello?' }]);
    expect(await eventsOf(hotel.tenantId, one.callId)).toMatchObject([
      { type: 'dtmf', data: { digit: '5' } },
    ]);
  });

  it('writes by itself after the interval', async () => {
    const log = writer({ flushIntervalMs: 5 });
    const call = await buildCall(hotel);
    log.turn(call, buildTurn(0, 'By itself'));
    await vi.waitFor(async () => expect(await turnsOf(hotel.tenantId, call.callId)).toHaveLength(1));
  });

  it('keeps the calls of two tenants apart', async () => {
    const log = writer();
    const neighbour = await buildHotel();
    const [mine, theirs] = [await buildCall(hotel), await buildCall(neighbour)];
    log.turn(mine, buildTurn(0, 'mine'));
    log.turn(theirs, buildTurn(0, 'theirs'));
    await log.flush();
    expect(await turnsOf(neighbour.tenantId, theirs.callId)).toHaveLength(1);
    expect(await turnsOf(neighbour.tenantId, mine.callId)).toHaveLength(0);
  });

  it('stores what PostgreSQL cannot hold without the part it cannot hold', async () => {
    const log = writer();
    const call = await buildCall(hotel);
    log.turn(call, buildTurn(0, 'null \u0000 and half \ud83d a smile'));
    log.event(call, event(1, { digit: '\u0000' }));
    expect(await log.flush()).toBe(true);
    expect(await turnsOf(hotel.tenantId, call.callId)).toMatchObject([
      { text: 'null  and half \ufffd a smile' },
    ]);
  });

  it('leaves out a row that is refused and keeps the rest', async () => {
    const log = writer();
    const call = await buildCall(hotel);
    for (let seq = 0; seq < 9; seq++)
      log.turn(call, buildTurn(seq, `turn ${seq}`, seq === 4 ? { startMs: 1e12 } : {}));
    log.event(call, event(1));
    expect(await log.flush()).toBe(true);
    expect((await turnsOf(hotel.tenantId, call.callId)).map(({ seq }) => seq)).toEqual([
      0, 1, 2, 3, 5, 6, 7, 8,
    ]);
    expect(await eventsOf(hotel.tenantId, call.callId)).toHaveLength(1);
    expect(log.stats()).toMatchObject({ waiting: 0, dropped: 1 });
  });

  it('keeps no card a caller reads out', async () => {
    const log = writer();
    const call = await buildCall(hotel);
    log.turn(call, buildTurn(1, 'my visa is 4111 1111 1111 1111 and my number 207 555 0188'));
    await log.flush();
    expect((await turnsOf(hotel.tenantId, call.callId)).map(({ text }) => text)).toEqual([
      'my visa is [card number removed] and my number 207 555 0188',
    ]);
  });

  it('keeps rows while the database is away and writes them in the end, once', async () => {
    const log = writer();
    const call = await buildCall(hotel);
    log.turn(call, buildTurn(0, 'before'));
    await lockDatabaseOut(async () => {
      expect(await log.flush()).toBe(false);
      log.turn(call, buildTurn(1, 'meanwhile'));
      log.event(call, event(1));
    });
    // The pool may still hand out a connection that died meanwhile; then the next try succeeds.
    await expect.poll(() => log.flush()).toBe(true);
    expect((await turnsOf(hotel.tenantId, call.callId)).map(({ text }) => text)).toEqual([
      'before',
      'meanwhile',
    ]);
    expect(await eventsOf(hotel.tenantId, call.callId)).toHaveLength(1);
    expect(log.stats()).toMatchObject({ waiting: 0, dropped: 0 });
  });

  it('gives up events before turns when too much waits, and counts them', async () => {
    const log = writer({ maxWaiting: 3 });
    const call = await buildCall(hotel);
    for (let seq = 0; seq < 3; seq++) log.turn(call, buildTurn(seq, 'kept'));
    log.event(call, event(1));
    for (let seq = 3; seq < 8; seq++) log.turn(call, buildTurn(seq, 'until twice as many'));
    expect(log.stats()).toMatchObject({ waiting: 6, dropped: 3 });
    await log.flush();
    expect(await turnsOf(hotel.tenantId, call.callId)).toHaveLength(6);
  });

  it('writes what waits when it is closed', async () => {
    const log = writer();
    const call = await buildCall(hotel);
    log.turn(call, buildTurn(0, 'Goodbye.'));
    expect(await log.close()).toBe(true);
    expect(await turnsOf(hotel.tenantId, call.callId)).toHaveLength(1);
  });
});

/** Refuses every connection to this test's database while `work` runs. */
async function lockDatabaseOut(work: () => Promise<void>): Promise<void> {
  const url = new URL(env.DATABASE_URL);
  const database = url.pathname.slice(1);
  url.pathname = '/postgres';
  const owner = new pg.Client({ connectionString: url.toString() });
  await owner.connect();
  try {
    await owner.query(`alter database ${database} allow_connections false`);
    await owner.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      database,
    ]);
    await work();
  } finally {
    await owner.query(`alter database ${database} allow_connections true`);
    await owner.end();
  }
}
