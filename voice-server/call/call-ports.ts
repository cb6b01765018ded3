import type { runTool } from '@/lib/agent/tools/run-tool';
import type { UsageLine } from '@/lib/billing/prices';
import type { CallEventDto, CallTurnDto, TurnLatency } from '@/lib/calls/schema';
import type { Clock } from '@/lib/clock';
import type { LiveEvent } from '@/lib/live/live-event';
import type { CallControlLink } from '../carrier/carrier-link';
import type { EngineFactory } from '../engine/engine';
import type { Scheduler } from '../scheduler';

/** What a call needs of the world; a test hands in its own. */
export interface CallPorts {
  clock: Clock;
  scheduler: Scheduler;
  openEngine: EngineFactory;
  control: CallControlLink;
  runTool: typeof runTool;
  /** None of these throws or waits. */
  log: { turn(turn: CallTurnDto): void; event(event: CallEventDto): void };
  live(event: LiveEvent): void;
  observe: CallObserver;
  /** The caller is on the line. */
  attached(call: { streamSid: string; engine: string; model: string }): void;
  /** The call is over: complete its log. Called once. */
  completed(end: CallEnd): void;
}

interface CallObserver {
  event(type: string): void;
  latency(latency: TurnLatency): void;
  /** A bug in our own code, for the process's log. */
  fault(error: unknown): void;
}

export interface CallEnd {
  endedAt: Date;
  status: 'completed' | 'failed';
  endedBy: string;
  usage: UsageLine[];
  latencies: number[];
  failure: string | null;
}
