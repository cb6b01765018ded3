import { dialled, drained, left, spokeOut, spokeUp, started, typed, unanswered } from './caller-steps';
import { alive, answered, audible, began, lost, ready, toolFinished, toolRequested } from './model-steps';
import { close, closeWith, endedByIn, giveUp, stay } from './moves';
import type { CallEvent, CallState, Step } from './state';
import { rang } from './timer-steps';

/**
 * One step of a call. Pure and total: any event is allowed in any state, and what means nothing there changes
 * nothing. A closed call stays closed.
 */
export function step(state: CallState, event: CallEvent): Step {
  if (state.phase === 'closed') return stay(state);
  switch (event.type) {
    case 'stream_started':
      return started(state, event.greeting);
    case 'caller_left':
      return left(state, event.how);
    case 'dtmf':
      return dialled(state, event.digit);
    case 'typed':
      return typed(state, event.text);
    case 'speech_started':
      return spokeUp(state);
    case 'speech_stopped':
      return spokeOut(state);
    case 'playback_drained':
      return drained(state);
    case 'unanswered':
      return unanswered(state);
    case 'model_ready':
      return ready(state);
    case 'model_alive':
      return alive(state);
    case 'model_lost':
      return lost(state, event.cause);
    case 'response_started':
      return began(state);
    case 'audio_started':
      return audible(state);
    case 'response_done':
      return answered(state, event.status);
    case 'tool_requested':
      return toolRequested(state);
    case 'tool_finished':
      return toolFinished(state, event);
    case 'transfer_accepted':
      return stay(state, { type: 'note', what: 'transfer_accepted' });
    case 'transfer_refused':
      return close(state, 'transfer');
    case 'hang_up_refused':
      return close(state, endedByIn(state));
    case 'timer':
      return rang(state, event);
    case 'server_stopping':
      return stopping(state);
    case 'broken':
      return broken(state);
  }
}

/** A caller whose stream never came has heard nothing of us yet; the carrier's own instructions take care of them. */
function stopping(state: CallState): Step {
  if (state.line === 'waiting') return close(state, 'server');
  return isLeaving(state) ? stay(state) : giveUp(state, 'server_stopping');
}

/** A second fault while already on the way out leaves only the carrier's own safety net. */
function broken(state: CallState): Step {
  if (isLeaving(state) || state.line === 'waiting') return close(state, 'failure');
  return closeWith(
    { ...state, model: 'gone', answer: 'none' },
    { kind: 'transfer', target: { to: 'fallback', reason: 'internal_error', summary: '' } },
    { type: 'note', what: 'internal_error' },
    { type: 'close_model' },
    { type: 'play', recording: 'apology' },
  );
}

function isLeaving({ phase }: CallState): boolean {
  return phase === 'closing' || phase === 'transferring';
}
