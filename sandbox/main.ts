import { pino } from 'pino';
import { readEnv, type SandboxEnv } from './env';
import { type RunningSandbox, startSandbox } from './start-sandbox';

/** A shutdown that takes longer is cut short. */
const SHUTDOWN_TIMEOUT_MS = 5000;

const env = readEnvOrExit();
const log = pino({ name: 'sandbox', level: env.logLevel });
const sandbox = await startOrExit();
log.info({ url: sandbox.url }, 'sandbox is listening');

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void shutDown(signal));

async function shutDown(signal: string): Promise<void> {
  log.info({ signal }, 'sandbox is shutting down');
  setTimeout(() => process.exit(1), SHUTDOWN_TIMEOUT_MS).unref();
  await sandbox.close();
  log.info('sandbox has stopped');
  process.exit(0);
}

function readEnvOrExit(): SandboxEnv {
  try {
    return readEnv(process.env);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

async function startOrExit(): Promise<RunningSandbox> {
  try {
    return await startSandbox(env, log);
  } catch (error) {
    console.error(explain(error));
    process.exit(1);
  }
}

function explain(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') {
    return `Port ${env.port} on ${env.host} is taken: stop the program that uses it, or set PORT to another number.`;
  }
  if (code === 'EACCES')
    return `Port ${env.port} needs administrator rights: set PORT to a number above 1023.`;
  if (code === 'EADDRNOTAVAIL')
    return `This machine has no address ${env.host}: set HOST to 127.0.0.1 or 0.0.0.0.`;
  return `The sandbox could not start: ${error instanceof Error ? error.message : String(error)}`;
}
