import './process-name';
import { closeDatabase } from '@/lib/db/client';
import { checkEnv, env } from '@/lib/env/env';
import { log } from '@/lib/log';
import { startVoiceServer } from './start-voice-server';

checkEnv();

// Hundreds of people may be talking through this process: what one call stumbles over must not end the others.
process.on('uncaughtException', (error) => log.fatal({ err: error }, 'an exception nobody caught'));
process.on('unhandledRejection', (error) => log.fatal({ err: error }, 'a rejection nobody caught'));

const server = await startVoiceServer().catch((error: unknown) => {
  log.fatal({ err: error }, 'the voice server cannot start');
  process.exit(1);
});
log.info({ port: server.port, instance: server.instance }, 'the voice server answers');

let isLeaving = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    // A second signal means now.
    if (isLeaving) process.exit(1);
    isLeaving = true;
    log.info({ signal }, 'draining: no new calls');
    void leave();
  });
}

async function leave(): Promise<void> {
  await server.drain(env.DRAIN_SECONDS * 1000);
  await closeDatabase();
  log.info('the voice server has stopped');
  process.exit(0);
}
