import { checkEnv } from '@/lib/env/env';
import { startHeartbeat } from '@/lib/health/heartbeat';
import { log } from '@/lib/log';
import { appInstance } from './app-instance';
import { notePeerAddresses } from './client-address';
import { endEventStreams } from './event-stream';

/** What the web process does once, before its first request. */
export async function startAppProcess(): Promise<void> {
  checkEnv();
  notePeerAddresses();
  const heartbeat = { stop: async () => {} };
  onceBeforeShutdown(async () => {
    endEventStreams();
    await heartbeat.stop();
  });
  await reportAlive(heartbeat);
}

const RETRY_AFTER_MS = 10_000;

/** A web process whose database is away still starts and says so on its pages; it reports as soon as it can. */
async function reportAlive(heartbeat: { stop(): Promise<void> }): Promise<void> {
  try {
    Object.assign(heartbeat, await startHeartbeat({ process: 'app', instance: appInstance() }));
  } catch (error) {
    log.warn({ err: error }, 'heartbeat: the database does not answer yet');
    setTimeout(() => void reportAlive(heartbeat), RETRY_AFTER_MS).unref();
  }
}

const FAREWELL_MS = 2_000;

/**
 * Next's own handlers end the process as soon as the last answer is out, without asking whether anything else is under way.
 * They are called after `farewell`, or without waiting for it any longer after two seconds.
 */
function onceBeforeShutdown(farewell: () => Promise<void>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const handlers = process.listeners(signal);
    process.removeAllListeners(signal);
    process.once(signal, async () => {
      const timeout = new Promise((resolve) => setTimeout(resolve, FAREWELL_MS));
      await Promise.race([farewell(), timeout]);
      for (const handler of handlers) handler(signal);
    });
  }
}
