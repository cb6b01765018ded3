import { withPlatform } from '@/lib/db/tenant-db';
import { env } from '@/lib/env/env';
import { newId } from '@/lib/ids';
import { log } from '@/lib/log';
import { verifyPassword } from './hash-password';
import { credentialsSchema } from './schema';
import { sessionExpiry } from './session-lifetime';
import { countSignInAttempt, forgiveSignInAttempts } from './sign-in-limits';

export interface SignInAttempt {
  email: unknown;
  password: unknown;
  ip: string;
  userAgent: string | null;
  now: Date;
}

export type SignInResult =
  | { ok: true; userId: string; sessionId: string }
  | { ok: false; reason: 'wrong_credentials' | 'too_many_attempts' };

/** Checks an e-mail and password and opens a session. The answer never tells which of the two was wrong. */
export async function signIn(attempt: SignInAttempt): Promise<SignInResult> {
  const parsed = credentialsSchema.safeParse({ email: attempt.email, password: attempt.password });
  if (!parsed.success) return { ok: false, reason: 'wrong_credentials' };
  const { email, password } = parsed.data;
  const { ip } = attempt;

  const allowance = await countSignInAttempt({ email, ip });
  if (allowance === 'closed') return tooMany(ip);
  const user = await findUser(email, ip);
  if (allowance === 'known_addresses_only' && !user?.knownAddress) return tooMany(ip);

  const matches = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user || !matches || !isWelcome(user)) return wrong(user?.id ?? null, ip);

  const sessionId = await openSession(user.id, attempt);
  await forgiveSignInAttempts({ email, ip });
  return { ok: true, userId: user.id, sessionId };
}

/** Nobody is signed in yet, so this one look-up crosses tenants, and is audited as such. */
async function findUser(email: string, ip: string) {
  const user = await withPlatform({ actor: 'app', reason: 'sign in by e-mail' }, (db) =>
    db.user.findUnique({
      where: { email },
      include: { sessions: { where: { ip }, select: { id: true }, take: 1 } },
    }),
  );
  return user && { ...user, knownAddress: user.sessions.length > 0 };
}

/** Demo accounts have published passwords; a production installation does not know them. */
export function isWelcome(user: { demo: boolean }): boolean {
  return !(user.demo && env.FRONTDESK_ENV === 'production');
}

/** The session and the record of the sign-in are one transaction: there is never one without the other. */
async function openSession(userId: string, attempt: SignInAttempt): Promise<string> {
  const id = newId();
  const times = { createdAt: attempt.now, lastSeenAt: attempt.now };
  await withPlatform({ actor: userId, reason: 'signed in' }, (db) =>
    db.userSession.create({
      data: {
        id,
        userId,
        ip: attempt.ip,
        userAgent: attempt.userAgent?.slice(0, 300) ?? null,
        ...times,
        expiresAt: sessionExpiry(times),
      },
    }),
  );
  return id;
}

async function wrong(userId: string | null, ip: string): Promise<SignInResult> {
  log.info({ userId, personal: { ip } }, 'sign-in refused');
  await withPlatform({ actor: userId ?? 'unknown', reason: 'sign-in refused' }, async () => undefined);
  return { ok: false, reason: 'wrong_credentials' };
}

function tooMany(ip: string): SignInResult {
  log.warn({ personal: { ip } }, 'sign-in refused: too many attempts');
  return { ok: false, reason: 'too_many_attempts' };
}
