import { withShared } from '@/lib/db/tenant-db';
import { env } from '@/lib/env/env';
import { log } from '@/lib/log';

const HEARTBEAT_INTERVAL_MS = 10_000;
/** A process not heard of for this long is taken for dead, and its calls for lost. */
export const HEARTBEAT_STALE_MS = 60_000;

export interface HeartbeatOptions {
  /** `voice-server`, `worker`, `app`. */
  process: string;
  /** Unique to this run of the process: a restart is another instance. */
  instance: string;
  /** Whatever the health page should show, asked for at every beat. */
  detail?: () => Record<string, unknown>;
  version?: string;
  intervalMs?: number;
}

/**
 * Says every ten seconds that this process lives. Resolves after the first beat, so that nothing is done in the name of an
 * instance nobody has heard of; later beats that fail are logged and tried again. `stop` also takes the row away: a process
 * that left in order is not missed.
 */
export async function startHeartbeat(options: HeartbeatOptions): Promise<{ stop(): Promise<void> }> {
  const startedAt = new Date();
  await beat(options, startedAt);
  const timer = setInterval(() => {
    beat(options, startedAt).catch((error: unknown) => log.warn({ err: error }, 'heartbeat: not written'));
  }, options.intervalMs ?? HEARTBEAT_INTERVAL_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await withShared((db) =>
        db.processHeartbeat.deleteMany({ where: { instance: options.instance } }),
      ).catch((error: unknown) => log.warn({ err: error }, 'heartbeat: not taken away'));
    },
  };
}

async function beat(
  { process: name, instance, detail, version }: HeartbeatOptions,
  startedAt: Date,
): Promise<void> {
  const runs = version ?? `${env.FRONTDESK_ENV}, Node ${process.version}`;
  const says = JSON.stringify(detail?.() ?? {});
  await withShared(
    (db) => db.$executeRaw`
      insert into process_heartbeat (instance, process, started_at, last_seen_at, version, detail)
      values (${instance}, ${name}, ${startedAt}::timestamptz, now(), ${runs}, ${says}::jsonb)
      on conflict (instance) do update set last_seen_at = now(), detail = excluded.detail`,
  );
}
