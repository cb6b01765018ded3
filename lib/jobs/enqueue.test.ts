import { PgBoss } from 'pg-boss';
import { describe, expect, it } from 'vitest';
import { withPlatform, withTenant } from '@/lib/db/tenant-db';
import { env } from '@/lib/env/env';
import { newId } from '@/lib/ids';
import { enqueue } from './enqueue';
import { QUEUE_SCHEMA } from './queues';

/** Everything that differs from job to job by nature. */
const OWN = new Set(['id', 'data', 'singleton_key', 'created_on', 'start_after', 'keep_until']);

async function jobWithKey(key: string): Promise<Record<string, unknown>> {
  const [row] = await withPlatform(
    { actor: 'test', reason: 'read queue' },
    (db) =>
      db.$queryRaw<
        { job: Record<string, unknown> }[]
      >`select to_jsonb(job) as job from pgboss.job where singleton_key = ${key}`,
  );
  return row?.job ?? {};
}

describe('enqueue', () => {
  it('files the same job as the queue’s own client would', async () => {
    const tenantId = newId();
    const [ours, theirs] = [newId(), newId()];
    const payload = { tenantId, callId: newId() };
    await withTenant(tenantId, (db) => enqueue(db, 'analyse-call', payload, { key: ours }));
    const boss = new PgBoss({
      connectionString: env.DATABASE_URL,
      schema: QUEUE_SCHEMA,
      migrate: false,
      supervise: false,
      schedule: false,
    });
    await boss.start();
    await boss.send('analyse-call', payload, { singletonKey: theirs });
    await boss.stop({ graceful: false });
    const [filed, sent] = [await jobWithKey(ours), await jobWithKey(theirs)];
    const common = (job: Record<string, unknown>) =>
      Object.fromEntries(Object.entries(job).filter(([name]) => !OWN.has(name)));
    expect(filed.data).toEqual(sent.data);
    expect(common(filed)).toEqual(common(sent));
    expect(Date.parse(String(filed.keep_until)) - Date.parse(String(filed.start_after))).toBe(
      Date.parse(String(sent.keep_until)) - Date.parse(String(sent.start_after)),
    );
  });
});
