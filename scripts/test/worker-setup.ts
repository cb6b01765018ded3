import pg from 'pg';
import { afterAll, inject } from 'vitest';

/**
 * Every test file gets a database of its own, copied from the migrated template the first time it is asked for;
 * files that never touch the database never make one.
 */
const ownerUrl = inject('ownerUrl');

process.env.LOG_LEVEL ??= 'silent';
process.env.FRONTDESK_PROCESS = 'test';

const database = `worker_${process.pid}_${Date.now().toString(36)}`;
const url = new URL(ownerUrl);
url.pathname = `/${database}`;
process.env.DATABASE_URL = url.toString();
process.env.DATABASE_OWNER_URL = url.toString();

const admin = new pg.Client({ connectionString: ownerUrl });
await admin.connect();
await copyTemplate();
await admin.end();

/** PostgreSQL refuses to copy a template that another worker is copying at the same moment. */
async function copyTemplate(): Promise<void> {
  await admin.query('select pg_advisory_lock(7301)');
  await admin.query(`create database ${database} template template_frontdesk`);
  await admin.query('select pg_advisory_unlock(7301)');
}

afterAll(async () => {
  const { closeDatabase } = await import('@/lib/db/client');
  await closeDatabase();
});
