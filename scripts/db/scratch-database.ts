import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres } from './embedded-postgres';

/** Runs `work` on an empty database that exists only meanwhile. */
export async function withScratchDatabase<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const server = await startPostgres();
  const database = `scratch_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server.ownerUrl });
  await admin.connect();
  try {
    await admin.query(`create database ${database}`);
    const url = new URL(server.ownerUrl);
    url.pathname = `/${database}`;
    return await work(url.toString());
  } finally {
    await untilIdle(admin);
    await admin.query(`drop database if exists ${database} with (force)`);
    await admin.end();
    if (server.started) await server.stop();
  }
}

/** Waits, two seconds at the most, for the other connections of scratch databases to close by themselves. */
async function untilIdle(admin: pg.Client): Promise<void> {
  const others =
    "select count(*)::int as count from pg_stat_activity where backend_type = 'client backend' and datname like 'scratch%' and pid <> pg_backend_pid()";
  for (let attempt = 0; attempt < 40; attempt++) {
    const { rows } = await admin.query<{ count: number }>(others);
    if (rows[0]?.count === 0) return;
    await sleep(50);
  }
}
