import type { Cancel, Scheduler } from '../scheduler';
import type { TimerName } from './machine/state';

export interface CallTimers {
  /** Starts or restarts the timer of that name. */
  start(name: TimerName, delayMs: number, generation: number): void;
  stop(name: TimerName): void;
  /** Lets go of every timer set in an older generation, except those of the whole call. */
  keepOnly(generation: number): void;
  clear(): void;
}

const OF_THE_CALL: readonly TimerName[] = ['warning', 'maximum', 'rotation', 'probe', 'reconnect'];

/** The call's timers by name. What rings is told in which generation it was set. */
export function createCallTimers(
  scheduler: Scheduler,
  rang: (timer: TimerName, generation: number) => void,
): CallTimers {
  const running = new Map<TimerName, { generation: number; cancel: Cancel }>();

  function stop(name: TimerName): void {
    running.get(name)?.cancel();
    running.delete(name);
  }

  return {
    start(name, delayMs, generation) {
      stop(name);
      const cancel = scheduler.after(delayMs, () => {
        running.delete(name);
        rang(name, generation);
      });
      running.set(name, { generation, cancel });
    },
    stop,
    keepOnly(generation) {
      for (const [name, timer] of running) {
        if (timer.generation !== generation && !OF_THE_CALL.includes(name)) stop(name);
      }
    },
    clear() {
      for (const name of [...running.keys()]) stop(name);
    },
  };
}
