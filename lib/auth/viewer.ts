import { withUser } from '@/lib/db/tenant-db';
import { env } from '@/lib/env/env';
import { AppError } from '@/lib/errors';
import { sessionCookieName, TENANT_COOKIE, TENANT_HEADER } from './cookies';
import type { Seat } from './seat';
import { decodeSessionToken } from './session-token';
import { findLiveSession, type LiveSession } from './sessions';
import { isWelcome } from './sign-in';

/** Who is asking: a signed-in person whose session the database confirmed a moment ago. */
export interface Viewer {
  userId: string;
  sessionId: string;
  name: string;
  email: string;
  platformOperator: boolean;
  seats: Seat[];
  /** The seat this browser works in; null for someone who belongs to no tenant. */
  seat: Seat | null;
}

export interface MemberViewer extends Viewer {
  seat: Seat;
}

/** What of a request says who asks. */
export interface Credentials {
  cookie(name: string): string | undefined;
  header(name: string): string | null;
}

/**
 * The person behind a request, or null for a stranger.
 * @throws AppError `not_found` when the request names a tenant the person does not belong to.
 */
export async function findViewer(credentials: Credentials, now = new Date()): Promise<Viewer | null> {
  const token = await decodeSessionToken(credentials.cookie(sessionCookieName(env.PUBLIC_APP_URL)));
  if (!token) return null;
  const session = await withUser(token.userId, (db) =>
    findLiveSession(db, { sessionId: token.sessionId, now }),
  );
  if (!session || !isWelcome(session)) return null;
  return toViewer(session, credentials);
}

function toViewer(session: LiveSession, credentials: Credentials): Viewer {
  const { userId, name, email, platformOperator, seats } = session;
  return {
    userId,
    sessionId: session.id,
    name,
    email,
    platformOperator,
    seats,
    seat: chooseSeat(seats, credentials),
  };
}

/** A header is a demand and must be right; the cookie may be left over from someone else, so it only prefers. */
function chooseSeat(seats: Seat[], credentials: Credentials): Seat | null {
  const demanded = credentials.header(TENANT_HEADER);
  if (demanded) {
    const seat = seats.find(({ tenant }) => tenant.id === demanded);
    if (!seat) throw new AppError('not_found', { message: 'There is no such tenant.' });
    return seat;
  }
  const preferred = credentials.cookie(TENANT_COOKIE);
  return seats.find(({ tenant }) => tenant.id === preferred) ?? seats[0] ?? null;
}
