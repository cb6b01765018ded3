import type { UserDb } from '@/lib/db/tenant-db';
import { AppError } from '@/lib/errors';
import type { RevokeSessions, SessionDto } from './schema';
import type { Seat } from './seat';
import { sessionExpiry, TOUCH_EVERY_MS } from './session-lifetime';

export interface LiveSession {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  userId: string;
  name: string;
  email: string;
  platformOperator: boolean;
  demo: boolean;
  /** Oldest membership first. */
  seats: Seat[];
}

/**
 * The session with its person and their memberships, or null when it was revoked or has expired. Notes that it is in use.
 * One statement, because every request asks.
 */
export async function findLiveSession(
  db: UserDb,
  query: { sessionId: string; now: Date },
): Promise<LiveSession | null> {
  const [session] = await db.$queryRaw<LiveSession[]>`
    select s.id, s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", u.id as "userId", u.name, u.email,
      u.platform_operator as "platformOperator", u.demo,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'role', m.role,
          'tenant', jsonb_build_object('id', t.id, 'name', t.name, 'slug', t.slug, 'demo', t.demo)
        ) order by m.created_at, t.name)
        from membership m join tenant t on t.id = m.tenant_id
        where m.user_id = u.id
      ), '[]') as seats
    from user_session s join user_account u on u.id = s.user_id
    where s.id = ${query.sessionId}::uuid and s.revoked_at is null and s.expires_at > ${query.now}`;
  if (session) await touch(db, session, query.now);
  return session ?? null;
}

/** Whether a session that was live still is; for connections that outlast their request. */
export async function isSessionLive(db: UserDb, query: { sessionId: string; now: Date }): Promise<boolean> {
  const where = { id: query.sessionId, revokedAt: null, expiresAt: { gt: query.now } };
  return (await db.userSession.count({ where })) === 1;
}

/** Where this person is signed in now, last used first. */
export async function listSessions(
  db: UserDb,
  query: { currentId: string; now: Date },
): Promise<SessionDto[]> {
  const sessions = await db.userSession.findMany({
    where: { revokedAt: null, expiresAt: { gt: query.now } },
    orderBy: { lastSeenAt: 'desc' },
  });
  return sessions.map((session) => ({
    id: session.id,
    current: session.id === query.currentId,
    userAgent: session.userAgent,
    ip: session.ip,
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
  }));
}

/** Ends one of the person's sessions, or all but the current one. Another person's session is not found. */
export async function revokeSessions(
  db: UserDb,
  which: RevokeSessions & { currentId: string; now: Date },
): Promise<void> {
  const where = 'id' in which ? { id: which.id } : { id: { not: which.currentId } };
  const { count } = await db.userSession.updateMany({
    where: { ...where, revokedAt: null },
    data: { revokedAt: which.now },
  });
  if ('id' in which && count === 0) throw new AppError('not_found', { message: 'There is no such session.' });
}

/** Many requests arrive together; the condition lets only the first of a minute write. */
async function touch(
  db: UserDb,
  session: { id: string; createdAt: Date; lastSeenAt: Date },
  now: Date,
): Promise<void> {
  const staleBefore = new Date(now.getTime() - TOUCH_EVERY_MS);
  if (session.lastSeenAt > staleBefore) return;
  await db.userSession.updateMany({
    where: { id: session.id, lastSeenAt: { lte: staleBefore } },
    data: { lastSeenAt: now, expiresAt: sessionExpiry({ createdAt: session.createdAt, lastSeenAt: now }) },
  });
}
