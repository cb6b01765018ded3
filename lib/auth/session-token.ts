import { createHmac } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { env } from '@/lib/env/env';
import { SESSION_MAX_SECONDS } from './session-lifetime';

/** What the cookie holds: whose session and which row. Everything else is read from the database at every request. */
export interface SessionToken {
  userId: string;
  sessionId: string;
}

/** Sessions have a key of their own, so that no other signed thing of ours can pass for one. */
export function sessionSecret(): string {
  return createHmac('sha256', env.FRONTDESK_SECRET).update('session token').digest('hex');
}

/** The encrypted cookie value, as next-auth writes it. */
export function encodeSessionToken(token: SessionToken): Promise<string> {
  return encode({
    token: { sub: token.userId, sid: token.sessionId },
    secret: sessionSecret(),
    maxAge: SESSION_MAX_SECONDS,
  });
}

/** Null for anything that is not ours, forged, or past its time. */
export async function decodeSessionToken(value: string | undefined): Promise<SessionToken | null> {
  if (!value) return null;
  const token = await decode({ token: value, secret: sessionSecret() }).catch(() => null);
  if (typeof token?.sub !== 'string' || typeof token.sid !== 'string') return null;
  return { userId: token.sub, sessionId: token.sid };
}
