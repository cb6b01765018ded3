import './process-name';
import { closeDatabase } from '@/lib/db/client';
import { checkEnv, env } from '@/lib/env/env';
import { log } from '@/lib/log';
import { startWorker } from './start-worker';

checkEnv();

const worker = await startWorker({ host: env.HOST, port: env.PORT ?? 8090 }).catch((error: unknown) => {
  log.fatal({ err: error }, 'worker: could not start');
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
log.info({ url: worker.url }, 'worker: ready');

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'worker: stopping');
    void worker
      .stop()
      .then(closeDatabase)
      .then(() => process.exit(0))
      .catch((error: unknown) => {
        log.error({ err: error }, 'worker: did not stop cleanly');
        process.exit(1);
      });
  });
}
