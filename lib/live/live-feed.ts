import pg from 'pg';
import type { TenantDb } from '@/lib/db/tenant-db';
import { env } from '@/lib/env/env';
import { log } from '@/lib/log';
import type { LiveEvent } from './live-event';
import { createLiveListener, LIVE_CHANNEL, type LiveListener } from './live-listener';
import { coalesce, packEvents, payloadOf } from './live-payload';

/** Tells the tenant's dashboards when the transaction commits, and never if it does not. */
export async function notifyLive(db: TenantDb, event: LiveEvent): Promise<void> {
  for (const events of packEvents([event])) {
    await db.$executeRaw`select pg_notify(${LIVE_CHANNEL}, '{"t":"' || current_tenant() || '","e":' || ${events} || '}')`;
  }
}

export interface LivePublisher {
  /** Returns at once and never throws; events leave together within `intervalMs`. */
  publish(tenantId: string, event: LiveEvent): void;
  /** Sends what waits and closes the connection. */
  close(): Promise<void>;
}

/** While the database is away only this many events wait; a dashboard that missed some is told to fetch again. */
const MAX_WAITING = 5_000;

/**
 * What happens outside any transaction: words as they are spoken, states of the line. One connection of its own,
 * so that a busy pool never delays them.
 */
export function createLivePublisher(options: { url?: string; intervalMs?: number } = {}): LivePublisher {
  const { url = env.DATABASE_URL, intervalMs = 100 } = options;
  let waiting = new Map<string, LiveEvent[]>();
  let waitingCount = 0;
  let missed = new Set<string>();
  let connection: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let sending: Promise<void> = Promise.resolve();
  let retryMs = intervalMs;
  let closed = false;

  function publish(tenantId: string, event: LiveEvent): void {
    if (closed) return;
    if (waitingCount >= MAX_WAITING) {
      missed.add(tenantId);
      return;
    }
    const events = waiting.get(tenantId);
    if (events) events.push(event);
    else waiting.set(tenantId, [event]);
    waitingCount += 1;
    timer ??= setTimeout(send, retryMs);
  }

  function send(): void {
    timer = null;
    sending = sending.then(flush);
  }

  async function flush(): Promise<void> {
    if (waiting.size === 0 && missed.size === 0) return;
    for (const tenantId of missed)
      waiting.set(tenantId, [...(waiting.get(tenantId) ?? []), { type: 'resync' }]);
    const batch = waiting;
    waiting = new Map();
    waitingCount = 0;
    missed = new Set();
    try {
      connection ??= await connect(url, () => {
        connection = null;
      });
      await connection.query('select pg_notify($1, payload) from unnest($2::text[]) payload', [
        LIVE_CHANNEL,
        payloadsOf(batch),
      ]);
      retryMs = intervalMs;
    } catch (error) {
      for (const tenantId of batch.keys()) missed.add(tenantId);
      retryMs = Math.min(5_000, retryMs * 2);
      log.warn({ err: error }, 'live feed: the database does not take events');
      if (!closed) timer ??= setTimeout(send, retryMs);
    }
  }

  async function close(): Promise<void> {
    closed = true;
    if (timer) clearTimeout(timer);
    send();
    await sending;
    await connection?.end().catch(() => {});
  }

  return { publish, close };
}

function payloadsOf(batch: Map<string, LiveEvent[]>): string[] {
  return [...batch].flatMap(([tenantId, events]) =>
    packEvents(coalesce(events)).map((pack) => payloadOf(tenantId, pack)),
  );
}

async function connect(url: string, onLost: () => void): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    options: '-c role=frontdesk_app',
    application_name: `${process.env.FRONTDESK_PROCESS ?? 'frontdesk'} live publisher`,
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
    keepAlive: true,
  });
  client.on('error', onLost);
  client.on('end', onLost);
  await client.connect();
  return client;
}

let shared: LiveListener | null = null;

/**
 * Hears the events of one tenant, or with `'all'` those of every tenant (the admin console only). The listener also
 * gets `{ type: 'resync' }` once listening has begun and after every gap. Returns how to stop.
 */
export function subscribeLive(
  tenantId: string | 'all',
  listener: (event: LiveEvent, tenantId: string | null) => void,
): () => void {
  shared ??= createLiveListener(env.DATABASE_URL);
  return shared.subscribe(tenantId, listener);
}

/** Closes the process's listening connection; part of shutting down. */
export async function closeLiveFeed(): Promise<void> {
  await shared?.close();
  shared = null;
}
