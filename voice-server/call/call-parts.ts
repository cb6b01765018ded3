import type { UsageLine } from '@/lib/billing/prices';
import type { CallFacts } from './call-facts';
import type { CallPorts } from './call-ports';
import type { CallerEar } from './caller-ear';
import type { EngineLink } from './engine-link';
import type { CallEvent, Phase } from './machine/state';
import type { RecordedWords } from './recorded-words';
import type { CallTimers } from './timers';
import type { ToolOutcome } from './tool-runner';
import type { Transcript } from './transcript';
import type { LatencyMeter } from './turn-latency';
import type { VoiceLine } from './voice-line';

/** What one call is made of, wired together. */
export interface CallParts {
  facts: CallFacts;
  ports: CallPorts;
  dispatch(event: CallEvent): void;
  line: VoiceLine;
  ear: CallerEar;
  engine: EngineLink;
  timers: CallTimers;
  transcript: Transcript;
  latency: LatencyMeter;
  /** Results of tools on their way to the model. */
  outcomes: Map<string, ToolOutcome>;
  tally: CallTally;
  words: RecordedWords;
  showPhase(phase: Phase): void;
}

/** What is counted for the end of the call. */
export interface CallTally {
  usage: UsageLine[];
  latencies: number[];
  failure: string | null;
  /** The tool that was asked for last, for what is said meanwhile. */
  lastTool: string | null;
}
