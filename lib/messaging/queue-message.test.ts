import { beforeAll, describe, expect, it } from 'vitest';
import { withPlatform, withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { enqueue } from '@/lib/jobs/enqueue';
import { queueMessage } from './queue-message';

const tenantId = newId();
const propertyId = newId();

const confirmation = (dedupeKey: string) => ({
  propertyId,
  channel: 'email' as const,
  recipient: 'ada@example.com',
  subject: 'Your stay',
  text: 'See you soon.',
  html: '<p>See you soon.</p>',
  dedupeKey,
});

async function waitingJobs() {
  return withPlatform(
    { actor: 'test', reason: 'read queue' },
    (db) =>
      db.$queryRaw<{ data: { tenantId: string; messageId: string }; retryLimit: number; policy: string }[]>`
      select data, retry_limit as "retryLimit", policy from pgboss.job where name = 'deliver-message' and state = 'created'`,
  );
}

beforeAll(async () => {
  await withPlatform({ actor: 'test', reason: 'make a tenant' }, (db) =>
    db.tenant.create({ data: { id: tenantId, name: 'Inn', slug: tenantId } }),
  );
});

describe('queueMessage', () => {
  it('writes the message and its delivery together', async () => {
    const { messageId, queued } = await withTenant(tenantId, (db) => queueMessage(db, confirmation('first')));
    expect(queued).toBe(true);
    const job = (await waitingJobs()).find(({ data }) => data.messageId === messageId);
    expect(job).toMatchObject({ data: { tenantId, messageId }, retryLimit: 9, policy: 'short' });
  });

  it('leaves neither when the transaction is rolled back', async () => {
    const before = (await waitingJobs()).length;
    const rolledBack = withTenant(tenantId, async (db) => {
      await queueMessage(db, confirmation('rolled-back'));
      throw new Error('the booking failed');
    });
    await expect(rolledBack).rejects.toThrow('the booking failed');
    expect(await waitingJobs()).toHaveLength(before);
    expect(
      await withTenant(tenantId, (db) => db.outboxMessage.count({ where: { dedupeKey: 'rolled-back' } })),
    ).toBe(0);
  });

  it('sends one message however often the same reason is given, even at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => withTenant(tenantId, (db) => queueMessage(db, confirmation('again')))),
    );
    expect(answers.filter(({ queued }) => queued)).toHaveLength(1);
    expect(new Set(answers.map(({ messageId }) => messageId)).size).toBe(1);
  });
});

describe('enqueue', () => {
  it('refuses a job of another tenant', async () => {
    const foreign = { tenantId: newId(), messageId: newId() };
    await expect(withTenant(tenantId, (db) => enqueue(db, 'deliver-message', foreign))).rejects.toThrow(
      /belongs to the tenant/,
    );
  });

  it('keeps the queue’s tables out of a tenant’s reach', async () => {
    await expect(withTenant(tenantId, (db) => db.$queryRaw`select data from pgboss.job`)).rejects.toThrow();
  });

  it('adds nothing while a job with the same key waits', async () => {
    const callId = newId();
    for (let time = 0; time < 3; time++) {
      await withTenant(tenantId, (db) => enqueue(db, 'analyse-call', { tenantId, callId }, { key: callId }));
    }
    const rows = await withPlatform(
      { actor: 'test', reason: 'read queue' },
      (db) =>
        db.$queryRaw<
          unknown[]
        >`select id from pgboss.job where name = 'analyse-call' and singleton_key = ${callId}`,
    );
    expect(rows).toHaveLength(1);
  });
});
