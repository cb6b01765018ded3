import { afterEach, describe, expect, it, vi } from 'vitest';
import { withPlatform } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { buildPerson } from '@/lib/testing/build-person';
import * as hashing from './hash-password';
import { type SignInAttempt, signIn } from './sign-in';

afterEach(() => {
  vi.unstubAllEnvs();
});

let lastByte = 0;
const freshAddress = () => `203.0.113.${lastByte++}`;

function attempt(change: Partial<SignInAttempt> = {}): SignInAttempt {
  const now = new Date('2026-11-20T12:00:00Z');
  return {
    email: 'nobody@example.com',
    password: 'x',
    ip: freshAddress(),
    userAgent: 'Firefox',
    now,
    ...change,
  };
}

function auditOf(actor: string): Promise<string[]> {
  return withPlatform({ actor: 'test', reason: 'read the audit' }, async (db) => {
    const rows = await db.platformAudit.findMany({ where: { actor }, orderBy: { id: 'asc' } });
    return rows.map(({ reason }) => reason);
  });
}

describe('signIn', () => {
  it('opens a session for the right password, whatever the case of the e-mail, and records it', async () => {
    const person = await buildPerson({ email: 'ada@example.com', password: 'quiet evening' });
    const ip = freshAddress();
    const result = await signIn(attempt({ email: ' Ada@Example.com ', password: 'quiet evening', ip }));

    expect(result).toMatchObject({ ok: true, userId: person.userId });
    const session = await withPlatform({ actor: 'test', reason: 'read the session' }, (db) =>
      db.userSession.findUniqueOrThrow({ where: { id: result.ok ? result.sessionId : '' } }),
    );
    expect(session).toMatchObject({ userId: person.userId, ip, userAgent: 'Firefox', revokedAt: null });
    expect(session.expiresAt).toEqual(new Date('2026-12-20T12:00:00Z'));
    expect(await auditOf(person.userId)).toEqual(['signed in']);
  });

  it('refuses a wrong password and an unknown e-mail alike', async () => {
    const { email, userId } = await buildPerson({ password: 'quiet evening' });
    const wrong = { ok: false, reason: 'wrong_credentials' };
    expect(await signIn(attempt({ email, password: 'loud morning' }))).toEqual(wrong);
    expect(await signIn(attempt({ email: 'stranger@example.com', password: 'quiet evening' }))).toEqual(
      wrong,
    );
    expect(await signIn(attempt({ email: { $ne: null }, password: 42 }))).toEqual(wrong);
    expect(await auditOf(userId)).toEqual(['sign-in refused']);
  });

  it('does the same hashing work for an unknown e-mail as for a known one', async () => {
    const verify = vi.spyOn(hashing, 'verifyPassword');
    await signIn(attempt({ email: 'stranger@example.com' }));
    expect(verify).toHaveBeenCalledExactlyOnceWith(null, 'x');
  });

  it('stops guessing at one account from one address, also when the guesses come all at once', async () => {
    const { email } = await buildPerson({ password: 'quiet evening' });
    const ip = freshAddress();
    const guesses = await Promise.all(Array.from({ length: 12 }, () => signIn(attempt({ email, ip }))));
    const reasons = guesses.map((guess) => (guess.ok ? 'ok' : guess.reason));
    expect(reasons.filter((reason) => reason === 'wrong_credentials')).toHaveLength(8);
    expect(reasons.filter((reason) => reason === 'too_many_attempts')).toHaveLength(4);
    expect(await signIn(attempt({ email, ip, password: 'quiet evening' }))).toEqual({
      ok: false,
      reason: 'too_many_attempts',
    });
  });

  it('lets the owner in from their own address while a stranger guesses elsewhere', async () => {
    const { email } = await buildPerson({ password: 'quiet evening' });
    const attacker = freshAddress();
    for (let guess = 0; guess < 10; guess++) await signIn(attempt({ email, ip: attacker }));
    expect(await signIn(attempt({ email, password: 'quiet evening' }))).toMatchObject({ ok: true });
  });

  it('stops guessing at one account from many addresses, but not where the owner has signed in before', async () => {
    const { email } = await buildPerson({ password: 'quiet evening' });
    const home = freshAddress();
    const owner = { email, password: 'quiet evening' };
    expect(await signIn(attempt({ ...owner, ip: home }))).toMatchObject({ ok: true });
    const guesses = Array.from({ length: 60 }, (_, host) => attempt({ email, ip: `198.51.100.${host}` }));
    await Promise.all(guesses.map(signIn));
    expect(await signIn(attempt({ ...owner, ip: '198.51.100.99' }))).toEqual({
      ok: false,
      reason: 'too_many_attempts',
    });
    expect(await signIn(attempt({ ...owner, ip: home }))).toMatchObject({ ok: true });
  });

  it('forgets failed attempts after one that succeeds', async () => {
    const { email } = await buildPerson({ password: 'quiet evening' });
    const ip = freshAddress();
    for (let round = 0; round < 2; round++) {
      for (let guess = 0; guess < 7; guess++) await signIn(attempt({ email, ip }));
      expect(await signIn(attempt({ email, ip, password: 'quiet evening' }))).toMatchObject({ ok: true });
    }
  });

  it('keeps neither e-mail nor address in the counters', async () => {
    const ip = freshAddress();
    await signIn(attempt({ email: 'private@example.com', ip }));
    const keys = await withPlatform({ actor: 'test', reason: 'read the counters' }, (db) =>
      db.rateLimit.findMany(),
    );
    expect(keys.filter(({ key }) => key.includes('private') || key.includes(ip))).toEqual([]);
    expect(keys.length).toBeGreaterThan(0);
  });

  it('does not know demo accounts in production', async () => {
    const { email } = await buildPerson({ password: 'demo-demo', demo: true });
    expect(await signIn(attempt({ email, password: 'demo-demo' }))).toMatchObject({ ok: true });

    const production = await importForProduction();
    expect(await production.signIn(attempt({ email, password: 'demo-demo' }))).toEqual({
      ok: false,
      reason: 'wrong_credentials',
    });
    await production.closeDatabase();
  });
});

/** The same module as a production process would load it. */
async function importForProduction() {
  vi.stubEnv('FRONTDESK_ENV', 'production');
  vi.stubEnv('FRONTDESK_SECRET', newId().repeat(2));
  for (const name of ['PUBLIC_APP_URL', 'PUBLIC_VOICE_URL'])
    vi.stubEnv(name, 'https://frontdesk.example.com');
  for (const name of [
    'TWILIO_ACCOUNT_SID',
    'TWILIO_AUTH_TOKEN',
    'OPENAI_API_KEY',
    'RESEND_API_KEY',
    'MAIL_FROM',
  ]) {
    vi.stubEnv(name, 'set');
  }
  vi.resetModules();
  return { ...(await import('./sign-in')), ...(await import('@/lib/db/client')) };
}
