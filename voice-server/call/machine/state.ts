import type { LostCause } from '../../engine/engine';

/** What is happening on the line. */
export type Phase =
  | 'connecting'
  | 'greeting'
  | 'listening'
  | 'thinking'
  | 'speaking'
  | 'toolRunning'
  | 'transferring'
  | 'closing'
  | 'closed';

/** Sentences rendered in advance, which need no model. */
export type RecordingKind = 'greeting' | 'apology' | 'one_moment' | 'still_there' | 'ending_soon' | 'goodbye';

export type EndedBy =
  | 'caller'
  | 'carrier'
  | 'agent'
  | 'silence'
  | 'max_duration'
  | 'transfer'
  | 'failure'
  | 'server';

export interface TransferTarget {
  /** `fallback` is the number that is always there. */
  to: 'fallback' | { slug: string; phone: string; ringSeconds: number };
  reason: string;
  /** Whispered to the person who takes the call; empty means nothing. */
  summary: string;
}

/** What happens as soon as the air is clear. */
export type Ending = { kind: 'hang_up'; endedBy: EndedBy } | { kind: 'transfer'; target: TransferTarget };

export interface CallState {
  phase: Phase;
  /** Raised with every phase; a timer that was set in an older one means nothing any more. */
  generation: number;
  line: 'waiting' | 'open';
  model: 'connecting' | 'ready' | 'recovering' | 'gone';
  /** Whether the caller is owed an answer, and whether the model has begun it. */
  answer: 'none' | 'awaited' | 'underway';
  /** Whether the answer under way has been heard to speak. */
  answerSpoke: boolean;
  toolsRunning: number;
  fillersSaid: number;
  reprompts: number;
  /** Failed answers in a row. */
  retries: number;
  /** Lost model sessions in a row, and in the whole call. */
  recoveries: number;
  losses: number;
  /** The model's session is getting old. */
  rotation: 'none' | 'due';
  /** In an emergency the agent said that it stays on the line, and so it does. */
  care: 'ordinary' | 'emergency';
  ending: Ending | null;
  /** `draining`: what was sent is still being heard. `leaving`: the carrier was asked to end or move the call. */
  exit: 'none' | 'draining' | 'leaving';
}

export const initialState: CallState = {
  phase: 'connecting',
  generation: 0,
  line: 'waiting',
  model: 'connecting',
  answer: 'none',
  answerSpoke: false,
  toolsRunning: 0,
  fillersSaid: 0,
  reprompts: 0,
  retries: 0,
  recoveries: 0,
  losses: 0,
  rotation: 'none',
  care: 'ordinary',
  ending: null,
  exit: 'none',
};

/** Timers of one phase fall away with it; those of the call do not. */
export type PhaseTimer = 'firstSound' | 'stalled' | 'silence' | 'filler' | 'retry' | 'drain' | 'departure';
type CallTimer = 'warning' | 'maximum' | 'rotation' | 'probe' | 'reconnect';
export type TimerName = PhaseTimer | CallTimer;

export type ToolControl =
  | { type: 'end_call' }
  | { type: 'emergency' }
  | { type: 'transfer'; target: TransferTarget };

export type CallEvent =
  | { type: 'stream_started'; greeting: 'recorded' | 'none' }
  | { type: 'caller_left'; how: 'stop' | 'socket' | 'status' }
  | { type: 'dtmf'; digit: string }
  | { type: 'typed'; text: string }
  | { type: 'playback_drained' }
  /** Our own ear heard the caller finish a sentence the model gave no sign of having heard. */
  | { type: 'unanswered' }
  | { type: 'model_ready' }
  | { type: 'model_alive' }
  | { type: 'model_lost'; cause: LostCause }
  | { type: 'speech_started' }
  | { type: 'speech_stopped' }
  | { type: 'response_started' }
  | { type: 'audio_started' }
  | { type: 'response_done'; status: 'completed' | 'cancelled' | 'incomplete' | 'failed' }
  | { type: 'tool_requested' }
  | { type: 'tool_finished'; toolCallId: string; control: ToolControl | null }
  | { type: 'transfer_accepted' }
  | { type: 'transfer_refused' }
  | { type: 'hang_up_refused' }
  | { type: 'timer'; timer: TimerName; generation: number }
  /** The process must leave and cannot wait for this call any longer. */
  | { type: 'server_stopping' }
  /** A bug in our own code; the caller must not be the one who pays for it. */
  | { type: 'broken' };

export type CallEffect =
  | { type: 'play'; recording: RecordingKind }
  | { type: 'play_filler'; index: number }
  | { type: 'greet' }
  | { type: 'respond' }
  /** Go on where the lost session broke off. */
  | { type: 'resume' }
  | { type: 'ask'; text: string }
  | { type: 'interrupt'; cancel: boolean }
  | { type: 'answer_tool'; toolCallId: string; respond: boolean }
  | { type: 'recover_model' }
  | { type: 'rotate_model' }
  | { type: 'probe_model' }
  | { type: 'close_model' }
  | { type: 'start_timer'; timer: Exclude<TimerName, 'drain'>; delayMs?: number }
  | { type: 'stop_timer'; timer: TimerName }
  /** Wait for what the carrier still has to play, within reason. */
  | { type: 'drain' }
  /** Say `playback_drained` if there is nothing left to play. */
  | { type: 'check_playback' }
  | { type: 'transfer'; target: TransferTarget }
  | { type: 'hang_up' }
  | { type: 'close_carrier' }
  | { type: 'note'; what: string; data?: Record<string, unknown> }
  | { type: 'finish'; endedBy: EndedBy; status: 'completed' | 'failed' };

export interface Step {
  state: CallState;
  effects: CallEffect[];
}
