import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type PostgresServer, startPostgres } from './embedded-postgres';

const PARENT = path.resolve(import.meta.dirname, '../../.data');
const PREFIX = 'throwaway-';

/**
 * A PostgreSQL of this process alone, gone with everything in it at `stop()`; so that runs at the same time never meet.
 * Durability is off. What a killed run left behind is cleared away first.
 */
export async function startThrowawayPostgres(): Promise<PostgresServer> {
  clearLeftovers();
  const dataDir = path.join(PARENT, `${PREFIX}${process.pid}`);
  const server = await startPostgres({
    dataDir,
    flags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'],
  });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function clearLeftovers(): void {
  if (!existsSync(PARENT)) return;
  for (const name of readdirSync(PARENT)) {
    if (!name.startsWith(PREFIX) || isAlive(Number(name.slice(PREFIX.length)))) continue;
    const folder = path.join(PARENT, name);
    const pidFile = path.join(folder, 'cluster/postmaster.pid');
    if (existsSync(pidFile)) stopProcess(Number(readFileSync(pidFile, 'utf8').split('\n')[0]));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** SIGQUIT: at once; nothing in it is worth a checkpoint. */
function stopProcess(pid: number): void {
  if (pid > 1 && isAlive(pid)) process.kill(pid, 'SIGQUIT');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
