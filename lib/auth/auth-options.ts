import type { NextAuthOptions, User } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { withUser } from '@/lib/db/tenant-db';
import { env } from '@/lib/env/env';
import { clientAddress } from '@/lib/http/client-address';
import { log } from '@/lib/log';
import { isHttps, sessionCookieName } from './cookies';
import { SESSION_MAX_SECONDS } from './session-lifetime';
import { sessionSecret } from './session-token';
import { revokeSessions } from './sessions';
import { type SignInResult, signIn } from './sign-in';

/** What authorize hands to the jwt callback; never leaves the server. */
interface SignedIn extends User {
  sessionId: string;
}

/** next-auth carries the session id in an encrypted cookie; whether that session stands is asked of the database. */
export function authOptions(): NextAuthOptions {
  const secure = isHttps(env.PUBLIC_APP_URL);
  // next-auth takes its own address from this variable alone, so that a forged Host header is never redirected to.
  process.env.NEXTAUTH_URL = env.PUBLIC_APP_URL;
  return {
    secret: sessionSecret(),
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: SESSION_MAX_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    cookies: {
      sessionToken: {
        name: sessionCookieName(env.PUBLIC_APP_URL),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: (credentials, request) => authorize(credentials, new Headers(request.headers)),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, sid: (user as SignedIn).sessionId } : token),
      // Screens ask /api/v1/me, which checks the database; this answer tells nobody anything.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: { signOut: ({ token }) => endSession(token) },
    logger: {
      error: (code) => log.warn({ code }, 'sign-in library reported an error'),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

/** The thrown word reaches the browser as `?error=`, so it is one of ours and never the message of what broke. */
async function authorize(
  credentials: { email: string; password: string } | undefined,
  headers: Headers,
): Promise<SignedIn | null> {
  const result = await signIn({
    email: credentials?.email,
    password: credentials?.password,
    ip: clientAddress(headers),
    userAgent: headers.get('user-agent'),
    now: new Date(),
  }).catch((error: unknown): SignInResult | 'broken' => {
    log.error({ err: error }, 'sign-in broke');
    return 'broken';
  });
  if (result === 'broken') throw new Error('unavailable');
  if (!result.ok && result.reason === 'too_many_attempts') throw new Error('too_many_attempts');
  return result.ok ? { id: result.userId, sessionId: result.sessionId } : null;
}

async function endSession(token: { sub?: string; sid?: unknown } | null): Promise<void> {
  const { sub: userId, sid: sessionId } = token ?? {};
  if (!userId || typeof sessionId !== 'string') return;
  await withUser(userId, (db) =>
    revokeSessions(db, { id: sessionId, currentId: sessionId, now: new Date() }),
  ).catch((error: unknown) => log.info({ err: error }, 'signed out of a session that had already ended'));
}
