import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '@/lib/log';

const DELAYS_MS = [1_000, 5_000, 15_000, 60_000];

/**
 * Writes something a carrier tells only once. The caller must not wait for our database, so the answer is given first;
 * what fails is tried again for a while and then logged.
 */
export function keepTrying(
  what: string,
  unfinished: Set<Promise<void>>,
  write: () => Promise<unknown>,
): void {
  const done = attempts(what, write).finally(() => unfinished.delete(done));
  unfinished.add(done);
}

async function attempts(what: string, write: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await write();
      return;
    } catch (error) {
      const delayMs = DELAYS_MS[attempt];
      log.error({ err: error, what, attempt }, 'a carrier callback could not be written down');
      if (delayMs === undefined) return;
      await sleep(delayMs, undefined, { ref: false });
    }
  }
}
