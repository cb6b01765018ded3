import { createHmac } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { type PostgresServer, startPostgres } from '../db/embedded-postgres';
import { migrate } from '../db/migrate';
import { StartError } from './progress';
import type { Settings } from './settings';

export interface Database {
  /** What the processes are given. */
  environment: Record<string, string>;
  applied: string[];
  stop(): Promise<void>;
}

/** Embedded PostgreSQL unless DATABASE_URL names another; migrated, with the job queue installed by it. */
export async function openDatabase(settings: Settings, externalUrl: string | undefined): Promise<Database> {
  const server = externalUrl ? null : await startEmbedded(settings);
  const ownerUrl = server ? await ownDatabase(server) : (process.env.DATABASE_OWNER_URL ?? externalUrl ?? '');
  const applied = await migrate(ownerUrl).catch((cause) => {
    throw new StartError(
      `The database could not be migrated: ${cause instanceof Error ? cause.message : cause}`,
    );
  });
  return {
    environment: server
      ? await leastPrivilege(ownerUrl, settings)
      : { DATABASE_URL: externalUrl ?? '', DATABASE_OWNER_URL: ownerUrl },
    applied,
    stop: async () => server?.stop(),
  };
}

async function startEmbedded(settings: Settings): Promise<PostgresServer> {
  const dataDir = path.join(settings.dataDir, 'postgres');
  return startPostgres({ dataDir, port: settings.ports.postgres }).catch((cause) => {
    throw new StartError(
      `PostgreSQL did not start from ${dataDir} (${cause instanceof Error ? cause.message : cause}). ` +
        'When running as root, the checkout must lie where other users may read it, such as /opt. If the folder is damaged and only holds the demo, delete it and start again.',
    );
  });
}

async function ownDatabase(server: PostgresServer): Promise<string> {
  const admin = new pg.Client({ connectionString: server.ownerUrl });
  await admin.connect();
  const { rowCount } = await admin.query(`select from pg_database where datname = 'frontdesk'`);
  if (!rowCount) await admin.query('create database frontdesk');
  await admin.end();
  return withPath(server.ownerUrl, 'frontdesk');
}

/** Two logins, each its role and nothing else; the owner's never reaches a process that talks to the world. */
async function leastPrivilege(ownerUrl: string, settings: Settings): Promise<Record<string, string>> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const url = async (role: string) => {
    const password = createHmac('sha256', settings.environment.FRONTDESK_SECRET ?? ownerUrl)
      .update(role)
      .digest('hex');
    await owner.query(`alter role ${role} login password '${password}'`);
    const login = new URL(ownerUrl);
    login.username = role;
    login.password = password;
    return login.toString();
  };
  const environment = {
    DATABASE_URL: await url('frontdesk_app'),
    DATABASE_PLATFORM_URL: await url('frontdesk_platform'),
  };
  await owner.end();
  return environment;
}

function withPath(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}
