import type { CallSession } from './session';

/** A call this process has answered and not yet let go of. */
interface LiveCall {
  session: CallSession;
  /** The ticket that opens its stream; each is taken once. */
  ticket: string;
  stream: 'awaited' | 'open';
}

export interface CallRegistry {
  add(call: LiveCall): void;
  byCallSid(callSid: string): LiveCall | null;
  byCallId(callId: string): LiveCall | null;
  remove(callId: string): void;
  /** True for a call that ended here a while ago at most: its end is being written, or is written, by its session. */
  hasEnded(callSid: string): boolean;
  size(): number;
  all(): LiveCall[];
  /** Resolves when no call is left. */
  empty(): Promise<void>;
}

/** The carrier tells of an end within seconds; this many calls do not end here in that time. */
const ENDED_KEPT = 2_000;

/** The calls of this process, by the names the carrier and the database have for them. */
export function createCallRegistry(): CallRegistry {
  const byId = new Map<string, LiveCall>();
  const bySid = new Map<string, LiveCall>();
  const ended = new Set<string>();
  let waiting: (() => void)[] = [];

  function noteEnded(callSid: string): void {
    ended.add(callSid);
    const [oldest] = ended;
    if (ended.size > ENDED_KEPT && oldest !== undefined) ended.delete(oldest);
  }

  return {
    add(call) {
      byId.set(call.session.facts.callId, call);
      bySid.set(call.session.facts.callSid, call);
    },
    byCallSid: (callSid) => bySid.get(callSid) ?? null,
    byCallId: (callId) => byId.get(callId) ?? null,
    remove(callId) {
      const call = byId.get(callId);
      if (!call) return;
      byId.delete(callId);
      bySid.delete(call.session.facts.callSid);
      noteEnded(call.session.facts.callSid);
      if (byId.size > 0) return;
      for (const resolve of waiting) resolve();
      waiting = [];
    },
    hasEnded: (callSid) => ended.has(callSid),
    size: () => byId.size,
    all: () => [...byId.values()],
    empty: () => (byId.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
