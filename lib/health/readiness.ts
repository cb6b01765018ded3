import { withShared } from '@/lib/db/tenant-db';
import { log } from '@/lib/log';

export interface Readiness {
  ok: boolean;
  checks: { name: string; ok: boolean; latencyMs: number }[];
}

export type Check = () => Promise<unknown>;

const CHECK_TIMEOUT_MS = 2_000;

/** Runs every check at once, each within two seconds; ready only when all are. */
export async function checkReadiness(checks: Record<string, Check>): Promise<Readiness> {
  const results = await Promise.all(Object.entries(checks).map(([name, check]) => run(name, check)));
  return { ok: results.every(({ ok }) => ok), checks: results };
}

/** The database answers this process in its own role. */
export async function databaseAnswers(): Promise<void> {
  await withShared((db) => db.$queryRaw`select 1`);
}

async function run(name: string, check: Check): Promise<Readiness['checks'][number]> {
  const startedAt = performance.now();
  const latencyMs = () => Math.round(performance.now() - startedAt);
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('no answer in time')), CHECK_TIMEOUT_MS);
    });
    await Promise.race([check(), late]);
    return { name, ok: true, latencyMs: latencyMs() };
  } catch (error) {
    log.warn({ err: error, check: name }, 'health: not ready');
    return { name, ok: false, latencyMs: latencyMs() };
  } finally {
    clearTimeout(timer);
  }
}
