import { hostname } from 'node:os';
import { PgBoss } from 'pg-boss';
import { env } from '@/lib/env/env';
import { startHeartbeat } from '@/lib/health/heartbeat';
import { probeVendors } from '@/lib/health/probe-vendors';
import { databaseAnswers } from '@/lib/health/readiness';
import { newId } from '@/lib/ids';
import { type JobName, QUEUE_SCHEMA, SWEEP_SCHEDULES, type SweepName } from '@/lib/jobs/queues';
import { log } from '@/lib/log';
import { every } from './every';
import { JOB_HANDLERS } from './handlers/job-handlers';
import { startHealthServer } from './health-server';
import { SWEEPS } from './sweeps/sweeps';

export interface Worker {
  url: string;
  /** Finishes the jobs in hand, takes no new ones. */
  stop(): Promise<void>;
}

const PROBE_INTERVAL_MS = 30_000;
/** Jobs in hand may take this long when we are told to go. */
const STOP_TIMEOUT_MS = 20_000;
const JOBS_AT_ONCE = 4;

/**
 * Everything nobody waits for on the phone: deliveries, a second look at finished calls, sweeps by the clock, and the
 * probes of vendors. Any number of workers may run; the queue gives each job to one.
 */
export async function startWorker({ host, port }: { host: string; port: number }): Promise<Worker> {
  const boss = await connectQueue();
  const heartbeat = await startHeartbeat({ process: 'worker', instance: `worker-${hostname()}-${newId()}` });
  await runSweepsNow();
  await takeJobs(boss);
  const probes = every(PROBE_INTERVAL_MS, 'probe vendors', async () => {
    await probeVendors({ now: new Date() });
  });
  const server = await startHealthServer({
    host,
    port,
    checks: { database: databaseAnswers, queue: () => boss.getQueues() },
  });
  return {
    url: server.url,
    stop: async () => {
      await server.close();
      await probes.stop();
      await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
      await heartbeat.stop();
    },
  };
}

/** The schema belongs to the owner; this process uses it and never changes it. */
async function connectQueue(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env.DATABASE_PLATFORM_URL ?? env.DATABASE_URL,
    options: '-c role=frontdesk_platform',
    schema: QUEUE_SCHEMA,
    application_name: 'worker queue',
    max: JOBS_AT_ONCE + 2,
    migrate: false,
    createSchema: false,
    // Only the owner of an index may rebuild it.
    reindex: false,
  });
  boss.on('error', (error) => log.error({ err: error }, 'worker: the queue'));
  boss.on('warning', (warning) => log.warn({ warning }, 'worker: the queue'));
  await boss.start().catch((error: unknown) => {
    throw new Error('The job queue is not installed or outdated: run npm run db:migrate first.', {
      cause: error,
    });
  });
  return boss;
}

async function takeJobs(boss: PgBoss): Promise<void> {
  const options = {
    includeMetadata: true,
    pollingIntervalSeconds: 1,
    localConcurrency: JOBS_AT_ONCE,
  } as const;
  for (const name of Object.keys(JOB_HANDLERS) as JobName[]) {
    await boss.work(name, options, async (jobs) => {
      for (const job of jobs) {
        await JOB_HANDLERS[name](job.data as never, {
          lastTry: job.retryCount >= job.retryLimit,
          now: new Date(),
        });
      }
    });
  }
  for (const [name, cron] of Object.entries(SWEEP_SCHEDULES)) {
    await boss.schedule(name, cron, null, { tz: 'UTC' });
    await boss.work(name, { pollingIntervalSeconds: 5 }, () => sweep(name as SweepName));
  }
}

/** After an outage nobody should wait for the minute to come round. One that fails now is tried again by the clock. */
async function runSweepsNow(): Promise<void> {
  for (const name of Object.keys(SWEEPS) as SweepName[]) {
    await sweep(name).catch((error: unknown) => log.error({ err: error, name }, 'worker: a sweep failed'));
  }
}

async function sweep(name: SweepName): Promise<void> {
  const changed = await SWEEPS[name]({ now: new Date() });
  if (changed > 0) log.info({ name, changed }, 'worker: a sweep changed rows');
}
