import type { ProcessName } from './process';
import type { Stack } from './stack';

const MAX_RESTARTS = 3;
const WINDOW_MS = 60_000;

/**
 * Starts a process again when it dies, at most three times a minute. Returns when one cannot be kept alive, having
 * said which and where to look.
 */
export async function superviseStack(stack: Stack, isStopping: () => boolean): Promise<void> {
  const deaths: { name: ProcessName; at: number }[] = [];
  const watch = async (name: ProcessName): Promise<void> => {
    for (;;) {
      const running = stack.processes.get(name);
      if (!running) return;
      const { code, lastLines } = await running.ended;
      if (isStopping()) return new Promise(() => {});
      deaths.push({ name, at: Date.now() });
      const recent = deaths.filter((death) => death.name === name && Date.now() - death.at < WINDOW_MS);
      if (recent.length > MAX_RESTARTS) {
        console.error(
          `${lastLines}\nThe ${name} process keeps ending (code ${code}); its last words are above. Everything is being stopped; see ${running.logFile}.`,
        );
        return;
      }
      console.error(
        `The ${name} process ended unexpectedly (code ${code}) and is being started again; see ${running.logFile}.`,
      );
      await stack.restart(name).catch((error: Error) => console.error(error.message));
    }
  };
  await Promise.race([...stack.processes.keys()].map(watch));
}
