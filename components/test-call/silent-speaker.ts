import { type Speaker, TELEPHONE_RATE_HZ } from './speaker';

/** The time and the alarm it runs on. */
export interface Timing {
  nowMs(): number;
  after(ms: number, run: () => void): () => void;
}

const browserTiming: Timing = {
  nowMs: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/**
 * Stands in where a browser will not play sound. It takes as long over every sentence as a voice would, so the call
 * keeps its rhythm and can be read along.
 */
export function silentSpeaker(onMark: (name: string) => void, timing: Timing = browserTiming): Speaker {
  let playedUntilMs = 0;
  let waiting: { name: string; cancel(): void }[] = [];

  function reach(name: string): void {
    waiting = waiting.filter((mark) => mark.name !== name);
    onMark(name);
  }

  function cancelAll(): string[] {
    const names = waiting.map((mark) => mark.name);
    for (const mark of waiting) mark.cancel();
    waiting = [];
    return names;
  }

  return {
    play: (samples) => {
      playedUntilMs = Math.max(playedUntilMs, timing.nowMs()) + (samples.length / TELEPHONE_RATE_HZ) * 1000;
    },
    mark: (name) => {
      const leftMs = Math.max(0, playedUntilMs - timing.nowMs());
      waiting.push({ name, cancel: timing.after(leftMs, () => reach(name)) });
    },
    clear: () => {
      playedUntilMs = timing.nowMs();
      for (const name of cancelAll()) onMark(name);
    },
    setMuted: () => {},
    close: () => void cancelAll(),
  };
}
