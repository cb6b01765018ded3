import type { CallSummaryDto, CallTurnDto, ToolCallDto } from '@/lib/calls/schema';

/**
 * What the dashboard is told while a call runs. Every event is enough to patch a screen that has seen the ones
 * before, and harmless when seen twice: turns and tools are replaced by `seq` and `id`, words carry the whole
 * text of the turn so far. `truncated` says that the whole did not fit and is in the call's log; `resync` says that
 * events may have been missed, so whatever is on the screen should be fetched again.
 */
export type LiveEvent =
  | { type: 'call_started'; call: CallSummaryDto }
  | {
      type: 'words';
      callId: string;
      role: 'guest' | 'agent';
      seq: number;
      text: string;
      startMs: number;
      truncated?: true;
    }
  | { type: 'turn'; callId: string; turn: CallTurnDto; truncated?: true }
  | { type: 'tool'; callId: string; tool: ToolCallDto; truncated?: true }
  | { type: 'call_state'; callId: string; state: LiveCallState }
  | { type: 'call_ended'; call: CallSummaryDto }
  | { type: 'action_item'; actionItemId: string; state: 'open' | 'snoozed' | 'done' }
  | { type: 'booking'; bookingId: string; confirmationCode: string }
  | { type: 'resync' };

/** What is happening on the line right now. */
export type LiveCallState =
  | 'connecting'
  | 'greeting'
  | 'listening'
  | 'thinking'
  | 'speaking'
  | 'tool'
  | 'transferring'
  | 'closing';
