import type { TurnLatency } from '@/lib/calls/schema';
import type { Scheduler } from '../scheduler';

export interface LatencyMeter {
  /** The caller stopped being loud at `spokeUntil`, or, when our ear missed it, the engine says so now. */
  turnEnded(spokeUntil: number | null): void;
  responseBegan(): void;
  toolTook(durationMs: number): void;
  /** The first sound of the answer leaves and will be heard at `heardAt`. Returns the finished measure, once a turn. */
  firstAudio(heardAt: number): TurnLatency | null;
  /** The caller goes on: what was being measured is void. */
  turnVoid(): void;
}

/** Longer ago than this, our ear heard another sentence than the engine's. */
const SAME_SENTENCE_MS = 5_000;

/** Measures every answer by its stages, all counted from the moment the caller stopped speaking. */
export function createLatencyMeter(scheduler: Scheduler): LatencyMeter {
  let from: number | null = null;
  let endOfTurnMs: number | undefined;
  let firstTokenMs: number | undefined;
  let toolMs = 0;

  function reset(): void {
    from = null;
    endOfTurnMs = undefined;
    firstTokenMs = undefined;
    toolMs = 0;
  }

  function since(moment: number): number {
    return Math.max(0, Math.round(moment - (from ?? moment)));
  }

  return {
    turnEnded(spokeUntil) {
      reset();
      const now = scheduler.now();
      from = spokeUntil !== null && now - spokeUntil < SAME_SENTENCE_MS ? spokeUntil : now;
      endOfTurnMs = since(now);
    },
    responseBegan() {
      if (from !== null) firstTokenMs ??= since(scheduler.now());
    },
    toolTook(durationMs) {
      if (from !== null) toolMs += durationMs;
    },
    firstAudio(heardAt) {
      if (from === null) return null;
      const latency: TurnLatency = {
        ...(endOfTurnMs === undefined ? {} : { endOfTurnMs }),
        ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
        ...(toolMs > 0 ? { toolMs: Math.round(toolMs) } : {}),
        firstAudioMs: since(scheduler.now()),
        totalMs: since(heardAt),
      };
      reset();
      return latency;
    },
    turnVoid: reset,
  };
}
