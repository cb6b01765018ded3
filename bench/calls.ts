import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DEMO_PASSWORD } from '@/prisma/seed/demo-tenants';
import { buildApp, generateClient } from '@/scripts/start/build';
import { findFreePorts } from '@/scripts/start/ports';
import { ms, percentile, type Row } from './table';

const ROOT = path.resolve(import.meta.dirname, '..');
const CALLS = 1_000_000;
const ROUNDS = 120;

/** The list as the dashboard asks for it: over HTTP, signed in, with a million calls of one property in the table. */
export async function runCallsBench(databaseUrl: string): Promise<Row[]> {
  const [{ seed }, { closeDatabase }] = await Promise.all([
    import('@/prisma/seed/main'),
    import('@/lib/db/client'),
  ]);
  await seed(new Date());
  await closeDatabase();
  await fillCalls(databaseUrl);
  await generateClient();
  await buildApp();
  const [port = 0] = await findFreePorts(1);
  const origin = `http://localhost:${port}`;
  const app = spawn(
    process.execPath,
    [path.join(ROOT, 'node_modules/next/dist/bin/next'), 'start', '-p', String(port)],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PUBLIC_APP_URL: origin,
        DATABASE_URL: databaseUrl,
        FRONTDESK_PROCESS: 'app',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  try {
    const cookie = await signIn(origin);
    const list = (query: string) => measure(`${origin}/api/v1/calls?${query}`, cookie);
    const rows = [
      { what: 'first page', times: await list('') },
      { what: 'by outcome', times: await list('outcome=voicemail') },
      { what: 'search for a rare word', times: await list('q=zephyr') },
      { what: 'search for a common word', times: await list('q=breakfast') },
      {
        what: 'deep page',
        times: await list(`until=${new Date(Date.now() - 300 * 86_400_000).toISOString()}`),
      },
    ];
    return rows.map(({ what, times }) => ({
      what: `Calls list over HTTP, 1,000,000 calls, ${what}, p95`,
      measured: ms(percentile(times, 0.95)),
      target: '< 50 ms',
      ok: percentile(times, 0.95) < 50,
    }));
  } finally {
    app.kill('SIGTERM');
    if (app.exitCode === null) await new Promise((resolve) => app.once('close', resolve));
  }
}

async function fillCalls(databaseUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  const { rows } = await owner.query<{ tenant_id: string; id: string }>(
    `select tenant_id, id from property where name = 'West Bethel Motel'`,
  );
  const [property] = rows;
  await owner.query('drop index call_search');
  await owner.query(
    `insert into call (tenant_id, id, property_id, call_sid, status, from_e164, to_e164, started_at, ended_at, duration_ms, outcome, summary, turn_count, search_text)
     select $1, uuidv7(), $2, 'CAbench' || n, 'completed', '+1207555' || lpad((n % 10000)::text, 4, '0'), '+12072203501',
            now() - n * interval '40 seconds', now() - n * interval '40 seconds' + interval '2 minutes', 120000,
            (array['booked','info_given','message_taken','transferred','lead','empty','voicemail'])[1 + n % 7], 'Asked about breakfast.', 8,
            'caller ' || n || ' asked about breakfast and the price of a room' || case when n % 50000 = 0 then ' zephyr' else '' end
     from generate_series(1, ${CALLS}) n`,
    [property?.tenant_id, property?.id],
  );
  await owner.query('create index call_search on call using gin (search_text gin_trgm_ops)');
  await owner.query('vacuum analyze call');
  await owner.end();
}

async function signIn(origin: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if ((await fetch(`${origin}/healthz`).catch(() => null))?.ok) break;
    await sleep(100);
  }
  const csrf = await fetch(`${origin}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const response = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: cookiesOf(csrf), origin },
    body: new URLSearchParams({
      csrfToken,
      email: 'martha@west-bethel.example',
      password: DEMO_PASSWORD,
      json: 'true',
    }),
  });
  return cookiesOf(response);
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function measure(url: string, cookie: string): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    const response = await fetch(url, { headers: { cookie } });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    times.push(performance.now() - began);
  }
  // The first requests warm the server and the pool.
  return times.slice(20);
}
