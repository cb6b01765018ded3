import { createHash } from 'node:crypto';
import pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { env } from '@/lib/env/env';
import { AppError } from '@/lib/errors';
import { log } from '@/lib/log';

export interface RateLimit {
  /** Names the counters in the table; changing it starts them anew. */
  name: string;
  points: number;
  windowSeconds: number;
}

export type RateLimitOutcome = { ok: true } | { ok: false; retryAfterSeconds: number };

/**
 * Takes one point of `subject`'s allowance, in PostgreSQL, so that every process counts together.
 * @throws AppError `unavailable` when the counters cannot be reached: an open door is worse than a closed one.
 */
export async function takePoint(limit: RateLimit, subject: string): Promise<RateLimitOutcome> {
  try {
    await limiterFor(limit).consume(keyOf(subject));
    return { ok: true };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw unavailable(refusal);
    return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000)) };
  }
}

/** Forgets what `subject` has used, such as failed attempts after one that succeeded. */
export async function forgetPoints(limit: RateLimit, subject: string): Promise<void> {
  await limiterFor(limit).delete(keyOf(subject));
}

/** Hands one point back: what was counted before it was known to be harmless. */
export async function returnPoint(limit: RateLimit, subject: string): Promise<void> {
  await limiterFor(limit).reward(keyOf(subject));
}

/** Subjects contain e-mail addresses and IPs; the table keeps only their digests. */
function keyOf(subject: string): string {
  return createHash('sha256').update(subject).digest('base64url');
}

const limiters = new Map<string, RateLimiterPostgres>();
let pool: pg.Pool | undefined;

function limiterFor(limit: RateLimit): RateLimiterPostgres {
  const existing = limiters.get(limit.name);
  if (existing) return existing;
  const limiter = new RateLimiterPostgres({
    storeClient: connections(),
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: limit.name,
    points: limit.points,
    duration: limit.windowSeconds,
  });
  limiters.set(limit.name, limiter);
  return limiter;
}

/** A few connections of its own: the limiter speaks plain SQL, and must answer while the main pool is exhausted. */
function connections(): pg.Pool {
  if (pool) return pool;
  pool = new pg.Pool({
    connectionString: env.DATABASE_URL,
    options: '-c role=frontdesk_app',
    application_name: 'frontdesk-rate-limit',
    max: 2,
    idleTimeoutMillis: 10_000,
    connectionTimeoutMillis: 5_000,
    allowExitOnIdle: true,
  });
  pool.on('error', (error) => log.warn({ err: error }, 'rate limit connection lost'));
  return pool;
}

function unavailable(cause: unknown): AppError {
  return new AppError('unavailable', {
    message: 'Front Desk cannot check this right now. Try again in a moment.',
    cause,
  });
}
