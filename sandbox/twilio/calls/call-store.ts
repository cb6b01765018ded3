import type { Call } from './call';

/** Ended calls beyond this many are forgotten, oldest first. */
const MAX_CALLS = 300;

export class CallStore {
  private readonly calls = new Map<string, Call>();
  private readonly listeners = new Set<(call: Call) => void>();

  add(call: Call): void {
    this.calls.set(call.sid, call);
    call.events.subscribe((event) => {
      if (event.type === 'state' || event.type === 'verb') this.announce(call);
    });
    this.forgetOldEnded();
    this.announce(call);
  }

  get(sid: string): Call | undefined {
    return this.calls.get(sid);
  }

  /** Newest first. */
  list(): Call[] {
    return [...this.calls.values()].reverse();
  }

  childrenOf(sid: string): Call[] {
    return this.list().filter((call) => call.options.parentSid === sid);
  }

  /** Hears of every call that begins or changes its status or verb. */
  onChange(listener: (call: Call) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private announce(call: Call): void {
    for (const listener of [...this.listeners]) listener(call);
  }

  private forgetOldEnded(): void {
    if (this.calls.size <= MAX_CALLS) return;
    for (const [sid, call] of this.calls) {
      if (call.isOver) this.calls.delete(sid);
      if (this.calls.size <= MAX_CALLS) return;
    }
  }
}
