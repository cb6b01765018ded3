import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../db/embedded-postgres';
import { migrate } from '../db/migrate';

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string;
    runId: string;
  }
}

/** One real PostgreSQL for the run, and one migrated template from which every worker copies its own database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const runId = `${process.pid}`;
  const server = await startPostgres({
    dataDir: path.resolve(import.meta.dirname, `../../.data/test-postgres`),
    flags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'],
  });
  const admin = new pg.Client({ connectionString: server.ownerUrl });
  await admin.connect();
  await admin.query(`create database template_${runId}`);
  await migrate(databaseUrl(server.ownerUrl, `template_${runId}`));

  project.provide('ownerUrl', server.ownerUrl);
  project.provide('runId', runId);
  return async () => {
    const { rows } = await admin.query<{ datname: string }>(
      'select datname from pg_database where datname = $1 or datname like $2',
      [`template_${runId}`, `worker_${runId}_%`],
    );
    for (const { datname } of rows) await admin.query(`drop database if exists ${datname} with (force)`);
    const others =
      "select count(*)::int as count from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";
    const { rows: remaining } = await admin.query<{ count: number }>(others);
    await admin.end();
    // Another test run may share the server; whoever leaves last turns off the light.
    if (remaining[0]?.count === 0) await server.stop();
  };
}

function databaseUrl(ownerUrl: string, database: string): string {
  const url = new URL(ownerUrl);
  url.pathname = `/${database}`;
  return url.toString();
}
