import { sessionCookieName } from '@/lib/auth/cookies';
import { hashPassword } from '@/lib/auth/hash-password';
import type { MemberRole } from '@/lib/auth/permissions';
import { sessionExpiry } from '@/lib/auth/session-lifetime';
import { encodeSessionToken } from '@/lib/auth/session-token';
import { withPlatform } from '@/lib/db/tenant-db';
import { env } from '@/lib/env/env';
import { newId } from '@/lib/ids';

export interface PersonPlan {
  email?: string;
  password?: string;
  /** Memberships: tenant id and role. */
  seats?: { tenantId: string; role?: MemberRole }[];
  platformOperator?: boolean;
  demo?: boolean;
}

export interface Person {
  userId: string;
  email: string;
  sessionId: string;
  /** The Cookie header of a browser in which this person is signed in. */
  cookie: string;
}

// One hash for all: tests that do not sign in do not need one of their own.
let anyHash: Promise<string> | undefined;

/** A person who is signed in in one browser; a test states only what matters to it. */
export async function buildPerson(plan: PersonPlan = {}): Promise<Person> {
  anyHash ??= hashPassword('correct horse');
  const passwordHash = plan.password ? await hashPassword(plan.password) : await anyHash;
  const userId = newId();
  const email = plan.email ?? `${userId}@example.com`;
  await withPlatform({ actor: 'test', reason: 'build a person' }, async (db) => {
    const { platformOperator = false, demo = false } = plan;
    await db.user.create({
      data: { id: userId, email, name: 'Ada Byron', passwordHash, platformOperator, demo },
    });
    for (const { tenantId, role = 'owner' } of plan.seats ?? []) {
      await db.membership.create({ data: { tenantId, userId, role } });
    }
  });
  return { userId, email, ...(await buildSession(userId)) };
}

/** Another browser of the same person. */
export async function buildSession(
  userId: string,
  now = new Date(),
): Promise<{ sessionId: string; cookie: string }> {
  const sessionId = newId();
  const times = { createdAt: now, lastSeenAt: now };
  await withPlatform({ actor: 'test', reason: 'build a session' }, (db) =>
    db.userSession.create({ data: { id: sessionId, userId, ...times, expiresAt: sessionExpiry(times) } }),
  );
  const token = await encodeSessionToken({ userId, sessionId });
  return { sessionId, cookie: `${sessionCookieName(env.PUBLIC_APP_URL)}=${token}` };
}

/** A request as that browser sends it. */
export function requestOf(
  person: { cookie: string } | null,
  path: string,
  options: { method?: string; body?: unknown; headers?: Record<string, string>; signal?: AbortSignal } = {},
): Request {
  const headers = new Headers(options.headers);
  if (person) headers.set('cookie', [person.cookie, headers.get('cookie')].filter(Boolean).join('; '));
  if (options.body !== undefined) headers.set('content-type', 'application/json');
  return new Request(new URL(path, env.PUBLIC_APP_URL), {
    method: options.method ?? 'GET',
    headers,
    body: options.body === undefined ? null : JSON.stringify(options.body),
    signal: options.signal ?? null,
  });
}
