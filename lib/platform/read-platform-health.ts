import type { ProcessHeartbeat } from '@/lib/db/generated/client';
import type { SharedDb } from '@/lib/db/tenant-db';
import { listIntegrations } from './list-integrations';
import type { PlatformHealthDto, ProcessHealthDto } from './schema';

const ALIVE_WITHIN_MS = 30_000;

/** After ten minutes of silence a process is history, unless no other of its kind has reported since. */
const REMEMBERED_MS = 600_000;

/** The processes of the platform, by name and most recently heard of first, and every vendor. */
export async function readPlatformHealth(db: SharedDb, query: { now: Date }): Promise<PlatformHealthDto> {
  const heartbeats = await db.processHeartbeat.findMany({
    orderBy: [{ process: 'asc' }, { lastSeenAt: 'desc' }],
  });
  const newestOfItsKind = new Map(heartbeats.toReversed().map((heartbeat) => [heartbeat.process, heartbeat]));
  const processes = heartbeats
    .map((heartbeat) => ({ heartbeat, silentMs: query.now.getTime() - heartbeat.lastSeenAt.getTime() }))
    .filter(
      ({ heartbeat, silentMs }) =>
        silentMs < REMEMBERED_MS || newestOfItsKind.get(heartbeat.process) === heartbeat,
    )
    .map(presentProcess);
  return { processes, vendors: await listIntegrations(db) };
}

function presentProcess(seen: { heartbeat: ProcessHeartbeat; silentMs: number }): ProcessHealthDto {
  const { heartbeat, silentMs } = seen;
  return {
    instance: heartbeat.instance,
    process: heartbeat.process,
    state: silentMs < ALIVE_WITHIN_MS ? 'alive' : 'silent',
    version: heartbeat.version,
    startedAt: heartbeat.startedAt.toISOString(),
    lastSeenAt: heartbeat.lastSeenAt.toISOString(),
    detail: isRecord(heartbeat.detail) ? heartbeat.detail : {},
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
