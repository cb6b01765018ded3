import type { Scheduler } from '../scheduler';

interface Planned {
  at: number;
  order: number;
  run: () => void;
}

/** A scheduler whose time passes only when told to; what falls due runs in order, at its own moment. */
export function createFakeScheduler(): Scheduler & { advance(ms: number): void; pending(): number } {
  let now = 0;
  let order = 0;
  const planned = new Set<Planned>();

  function nextDue(until: number): Planned | undefined {
    let next: Planned | undefined;
    for (const item of planned) {
      if (item.at > until) continue;
      if (!next || item.at < next.at || (item.at === next.at && item.order < next.order)) next = item;
    }
    return next;
  }

  return {
    now: () => now,
    after(delayMs, run) {
      order += 1;
      const item = { at: now + Math.max(0, delayMs), order, run };
      planned.add(item);
      return () => planned.delete(item);
    },
    advance(ms) {
      const until = now + ms;
      for (let item = nextDue(until); item; item = nextDue(until)) {
        planned.delete(item);
        now = Math.max(now, item.at);
        item.run();
      }
      now = until;
    },
    pending: () => planned.size,
  };
}
