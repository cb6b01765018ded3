import pg from 'pg';
import { log } from '@/lib/log';
import type { LiveEvent } from './live-event';
import type { LivePayload } from './live-payload';

export const LIVE_CHANNEL = 'frontdesk_live';

type Subscriber = (event: LiveEvent, tenantId: string | null) => void;

export interface LiveListener {
  subscribe(tenantId: string | 'all', subscriber: Subscriber): () => void;
  close(): Promise<void>;
}

const HEARTBEAT_MS = 15_000;
const MAX_BACKOFF_MS = 5_000;

/**
 * One LISTEN connection for every screen this process serves. A lost connection is replaced with growing pauses; since
 * PostgreSQL keeps nothing for the absent, all subscribers then hear `resync`.
 */
export function createLiveListener(url: string): LiveListener {
  const subscribers = new Map<string, Set<Subscriber>>();
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | null = null;
  let backoffMs = 100;
  let closed = false;
  let listening = false;

  function subscribe(tenantId: string, subscriber: Subscriber): () => void {
    const group = subscribers.get(tenantId) ?? new Set();
    group.add(subscriber);
    subscribers.set(tenantId, group);
    if (!client && !retry) void connect();
    else if (listening)
      queueMicrotask(() => group.has(subscriber) && deliver(subscriber, { type: 'resync' }, null));
    return () => {
      group.delete(subscriber);
      if (group.size === 0 && subscribers.get(tenantId) === group) subscribers.delete(tenantId);
    };
  }

  async function connect(): Promise<void> {
    const attempt = new pg.Client({
      connectionString: url,
      options: '-c role=frontdesk_app',
      application_name: `${process.env.FRONTDESK_PROCESS ?? 'frontdesk'} live listener`,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    client = attempt;
    attempt.on('error', (error) => lost(attempt, error));
    attempt.on('end', () => lost(attempt, null));
    attempt.on('notification', ({ payload }) => dispatch(payload ?? ''));
    try {
      await attempt.connect();
      await attempt.query(`listen ${LIVE_CHANNEL}`);
      // Watching the screen is no reason to keep a process alive.
      (attempt as pg.Client & { unref(): void }).unref();
      watch(attempt);
      backoffMs = 100;
      listening = true;
      for (const group of subscribers.values())
        for (const each of group) deliver(each, { type: 'resync' }, null);
    } catch (error) {
      lost(attempt, error);
    }
  }

  /** A connection that a middlebox forgot looks alive for ever; only a question shows it. */
  function watch(watched: pg.Client): void {
    const timer = setInterval(() => {
      if (client !== watched) return clearInterval(timer);
      const late = setTimeout(() => lost(watched, new Error('no answer to a heartbeat')), 5_000);
      watched.query('select 1').then(
        () => clearTimeout(late),
        (error: unknown) => {
          clearTimeout(late);
          lost(watched, error);
        },
      );
    }, HEARTBEAT_MS);
    timer.unref();
  }

  function lost(which: pg.Client, error: unknown): void {
    if (client !== which) return;
    client = null;
    listening = false;
    which.end().catch(() => {});
    if (closed) return;
    log.warn({ err: error, backoffMs }, 'live feed: the listening connection is lost');
    retry = setTimeout(() => {
      retry = null;
      void connect();
    }, backoffMs);
    retry.unref();
    backoffMs = Math.min(MAX_BACKOFF_MS, backoffMs * 2);
  }

  function dispatch(text: string): void {
    const payload = parse(text);
    if (!payload) return;
    for (const key of [payload.t, 'all']) {
      for (const subscriber of subscribers.get(key) ?? []) {
        for (const event of payload.e) deliver(subscriber, event, payload.t);
      }
    }
  }

  async function close(): Promise<void> {
    closed = true;
    if (retry) clearTimeout(retry);
    const open = client;
    client = null;
    subscribers.clear();
    await open?.end().catch(() => {});
  }

  return { subscribe, close };
}

/** One broken screen must not silence the others. */
function deliver(subscriber: Subscriber, event: LiveEvent, tenantId: string | null): void {
  try {
    subscriber(event, tenantId);
  } catch (error) {
    log.error({ err: error }, 'live feed: a subscriber failed');
  }
}

function parse(text: string): LivePayload | null {
  try {
    return JSON.parse(text) as LivePayload;
  } catch {
    log.error('live feed: a notification is not JSON');
    return null;
  }
}
