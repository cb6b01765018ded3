import pg from 'pg';
import { startThrowawayPostgres } from './throwaway-postgres';

/** Runs `work` on an empty database that exists only meanwhile. */
export async function withScratchDatabase<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const server = await startThrowawayPostgres();
  const admin = new pg.Client({ connectionString: server.ownerUrl });
  await admin.connect();
  try {
    await admin.query('create database scratch');
    const url = new URL(server.ownerUrl);
    url.pathname = '/scratch';
    return await work(url.toString());
  } finally {
    await untilAlone(admin);
    await admin.end();
    await server.stop();
  }
}

/** The schema engine's pools close by themselves, a moment after their last query; stopping under them is an error there. */
async function untilAlone(admin: pg.Client): Promise<void> {
  const others =
    "select count(*)::int as count from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()";
  for (let attempt = 0; attempt < 40; attempt++) {
    const { rows } = await admin.query<{ count: number }>(others);
    if (rows[0]?.count === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
