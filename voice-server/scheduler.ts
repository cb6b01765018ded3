/** Stops what was planned; harmless when it has already happened. */
export type Cancel = () => void;

/** Time as the call knows it: a steady count of milliseconds, and things to do later. Tests turn it by hand. */
export interface Scheduler {
  /** Milliseconds that never jump, from an arbitrary start. */
  now(): number;
  after(delayMs: number, run: () => void): Cancel;
}

/** Timers never keep the process alive: a drained server must be able to leave. */
export const systemScheduler: Scheduler = {
  now: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
