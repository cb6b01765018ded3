import type { Clock } from '../clock';

export interface FakeClock extends Clock {
  /** Moves time on, running due timers in order and letting promises settle between them. */
  advance(ms: number): Promise<void>;
  /** Moves time on in 20 ms steps until the condition holds; throws after `limitMs` of fake time. */
  advanceUntil(condition: () => boolean, limitMs?: number): Promise<void>;
}

interface Timer {
  dueMs: number;
  callback: () => void;
}

export function createFakeClock(startMs = 0): FakeClock {
  let nowMs = startMs;
  const timers = new Set<Timer>();

  function nextDue(untilMs: number): Timer | null {
    let next: Timer | null = null;
    for (const timer of timers) {
      if (timer.dueMs <= untilMs && (!next || timer.dueMs < next.dueMs)) next = timer;
    }
    return next;
  }

  async function advance(ms: number): Promise<void> {
    const untilMs = nowMs + ms;
    await settle();
    for (let timer = nextDue(untilMs); timer; timer = nextDue(untilMs)) {
      timers.delete(timer);
      nowMs = Math.max(nowMs, timer.dueMs);
      timer.callback();
      await settle();
    }
    nowMs = untilMs;
  }

  return {
    nowMs: () => nowMs,
    date: () => new Date(Date.UTC(2026, 10, 20, 15) + nowMs),
    after(delayMs, callback) {
      const timer = { dueMs: nowMs + delayMs, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance,
    async advanceUntil(condition, limitMs = 120_000) {
      const endMs = nowMs + limitMs;
      while (!condition()) {
        if (nowMs >= endMs) throw new Error(`nothing happened within ${limitMs} ms of fake time`);
        await advance(20);
      }
    },
  };
}

/** Two turns of the loop let chains of promises, and sockets on loopback, make progress. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}
