import { log } from '@/lib/log';

/** Runs `work` now and then again `intervalMs` after it has ended, so that a slow run never meets itself. */
export function every(
  intervalMs: number,
  name: string,
  work: () => Promise<void>,
): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running: Promise<void> = run();

  async function run(): Promise<void> {
    await work().catch((error: unknown) => log.error({ err: error, name }, 'worker: a repeated task failed'));
    if (stopped) return;
    timer = setTimeout(() => {
      running = run();
    }, intervalMs);
  }

  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
