import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { requireFreePorts } from './ports';
import { StartError } from './progress';
import { DEFAULT_PORTS, type Ports, ROOT, readSettings } from './settings';
import { type Stack, startStack } from './stack';
import { superviseStack } from './supervise';
import { printWelcome } from './welcome';

if (existsSync(path.join(ROOT, '.env'))) process.loadEnvFile(path.join(ROOT, '.env'));
const lockFile = path.join(ROOT, '.data/running-pid');
let stack: Stack | null = null;
let stopping = false;

async function main(): Promise<void> {
  refuseSecondStart();
  const ports = readPorts();
  const settings = readSettings({ ports });
  await requireFreePorts([
    { name: 'the app', port: ports.app, variable: 'APP_PORT' },
    { name: 'the voice server', port: ports.voice, variable: 'VOICE_PORT' },
    { name: 'the worker', port: ports.worker, variable: 'WORKER_PORT' },
    ...(settings.usesSandbox ? [{ name: 'the sandbox', port: ports.sandbox, variable: 'SANDBOX_PORT' }] : []),
  ]);
  mkdirSync(path.dirname(lockFile), { recursive: true });
  writeFileSync(lockFile, String(process.pid));
  stack = await startStack(settings, process.argv[2] === 'dev' ? 'development' : 'production');
  if (stopping) return;
  printWelcome(settings);
  await superviseStack(stack, () => stopping);
  await stop(1);
}

function refuseSecondStart(): void {
  if (!existsSync(lockFile)) return;
  const pid = Number(readFileSync(lockFile, 'utf8'));
  try {
    process.kill(pid, 0);
  } catch {
    return;
  }
  if (pid !== process.pid)
    throw new StartError(
      `Front Desk is already running from this folder (process ${pid}). Use it, or stop it with Ctrl-C in its window first.`,
    );
}

function readPorts(): Ports {
  const port = (variable: string, fallback: number) => Number(process.env[variable] || fallback);
  return {
    app: port('APP_PORT', DEFAULT_PORTS.app),
    voice: port('VOICE_PORT', DEFAULT_PORTS.voice),
    worker: port('WORKER_PORT', DEFAULT_PORTS.worker),
    sandbox: port('SANDBOX_PORT', DEFAULT_PORTS.sandbox),
    postgres: port('POSTGRES_PORT', DEFAULT_PORTS.postgres),
  };
}

/** Ctrl-C: no new calls, running ones finish, then the processes and the database go. A second Ctrl-C changes nothing. */
async function stop(code: number): Promise<never> {
  stopping = true;
  console.log('\nStopping; calls in progress may finish …');
  await stack?.stop();
  rmSync(lockFile, { force: true });
  console.log('Stopped.');
  process.exit(code);
}

function requestStop(): void {
  if (stopping) return;
  stopping = true;
  if (stack) void stop(0);
  else console.log('\nStopping as soon as this step is done …');
}

// The first process asks for a stop by message; when it is gone without one (killed), the channel closes.
process.on('message', (message) => message === 'stop' && requestStop());
process.on('disconnect', requestStop);

main()
  .then(() => (stopping && stack ? stop(0) : undefined))
  .catch((error) => {
    console.error(`\n${error instanceof StartError ? error.message : (error?.stack ?? error)}\n`);
    rmSync(lockFile, { force: true });
    process.exit(1);
  });
