import path from 'node:path';
import { buildApp, generateClient, isBuilt } from './build';
import { type Database, openDatabase } from './database';
import { type ProcessName, type RunMode, type RunningProcess, startProcess } from './process';
import { step } from './progress';
import type { Settings } from './settings';

export interface Stack {
  environment: Record<string, string>;
  processes: Map<ProcessName, RunningProcess>;
  /** Starts one of them again, under the same settings. */
  restart(name: ProcessName): Promise<void>;
  stop(): Promise<void>;
}

/** Everything on one machine: database, migrations, demo, build and the processes, in the order they need one another. */
export async function startStack(settings: Settings, mode: RunMode = 'production'): Promise<Stack> {
  await step('Prisma client', generateClient);
  const database = await step('Database', () => openDatabase(settings, process.env.DATABASE_URL));
  const environment = { ...settings.environment, ...database.environment };
  try {
    if (!settings.production) await step('Demo properties', () => seedDemo(environment));
    if (mode === 'production')
      await step(isBuilt() ? 'Web app, already built' : 'Web app, built once; this takes a minute', buildApp);
    return await startProcesses({ settings, environment, database, mode });
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** In this process, under the environment its siblings will have. */
async function seedDemo(environment: Record<string, string>): Promise<void> {
  Object.assign(process.env, environment, { LOG_LEVEL: 'warn', FRONTDESK_PROCESS: 'seed' });
  const { seed } = await import('@/prisma/seed/main');
  const { closeDatabase } = await import('@/lib/db/client');
  await seed(new Date());
  await closeDatabase();
}

async function startProcesses(parts: {
  settings: Settings;
  environment: Record<string, string>;
  database: Database;
  mode: RunMode;
}): Promise<Stack> {
  const { settings, environment, database, mode } = parts;
  const processes = new Map<ProcessName, RunningProcess>();
  const logDir = path.join(settings.dataDir, 'logs');
  const start = async (name: ProcessName) => {
    const running = startProcess(name, { port: settings.ports[name], environment, logDir, mode });
    processes.set(name, running);
    await running.healthy(60_000);
  };
  const stop = async () => {
    const graceMs = (Number(environment.DRAIN_SECONDS ?? 120) + 10) * 1000;
    // The worker and the voice-server still write while they finish, so the database goes last.
    await Promise.all([...processes.values()].map((running) => running.stop(graceMs)));
    await database.stop();
  };
  try {
    // The voice-server renders greetings with the vendors at start, so a sandbox is there before it.
    if (settings.usesSandbox) await step('Sandbox', () => start('sandbox'));
    await step('Voice server, worker and app', () =>
      Promise.all([start('voice'), start('worker'), start('app')]),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { environment, processes, restart: start, stop };
}
