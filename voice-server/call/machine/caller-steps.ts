import {
  close,
  endedByIn,
  enter,
  giveUp,
  handOver,
  listen,
  performEnding,
  stay,
  think,
  waitForTool,
} from './moves';
import type { CallEffect, CallState, Step } from './state';

/** What the caller and the line do. */

export function started(state: CallState, greeting: 'recorded' | 'none'): Step {
  if (state.line === 'open') return stay(state);
  const open = { ...state, line: 'open' as const };
  const limits: CallEffect[] = [
    { type: 'start_timer', timer: 'warning' },
    { type: 'start_timer', timer: 'maximum' },
  ];
  limits.unshift({ type: 'note', what: 'answered', data: { model: state.model } });
  if (greeting === 'recorded') return greetRecorded(open, limits);
  if (open.model === 'gone') return prefix(giveUp(open, 'model_unavailable'), limits);
  if (open.model === 'ready') return think(open, ...limits, { type: 'greet' });
  return stay(open, ...limits, { type: 'start_timer', timer: 'firstSound' });
}

/** With no model left, the greeting would be followed by nothing: the apology comes in its place. */
function greetRecorded(state: CallState, limits: CallEffect[]): Step {
  if (state.model === 'gone') return prefix(giveUp(state, 'model_unavailable'), limits);
  return enter(state, 'greeting', { type: 'play', recording: 'greeting' }, ...limits);
}

function prefix(next: Step, effects: CallEffect[]): Step {
  return { state: next.state, effects: [...effects, ...next.effects] };
}

export function left(state: CallState, how: 'stop' | 'socket' | 'status'): Step {
  const endedBy = endedByIn(state);
  // A connection that breaks without a word was not hung up by the caller: the carrier goes on to its next instruction.
  const next = close(state, endedBy === 'caller' && how === 'socket' ? 'carrier' : endedBy);
  return prefix(next, [{ type: 'note', what: 'caller_left', data: { how } }]);
}

/** Zero is the oldest wish in telephony: a person, now. */
export function dialled(state: CallState, digit: string): Step {
  const note: CallEffect = { type: 'note', what: 'dtmf', data: { digit } };
  const isHandedOver = state.phase === 'transferring';
  if (digit !== '0' || isHandedOver || state.line === 'waiting') return stay(state, note);
  const target = { to: 'fallback', reason: 'caller_pressed_zero', summary: '' } as const;
  return handOver(state, target, note, { type: 'interrupt', cancel: true });
}

export function typed(state: CallState, text: string): Step {
  if (!canTakeTurn(state)) return stay(state);
  const turn: CallState = {
    ...state,
    ending: null,
    exit: 'none',
    reprompts: 0,
    answer: 'awaited',
    answerSpoke: false,
  };
  return think(turn, { type: 'interrupt', cancel: true }, { type: 'ask', text });
}

/** The caller speaks: whatever is being said stops. */
export function spokeUp(state: CallState): Step {
  if (!canTakeTurn(state)) return stay(state);
  const turn: CallState = {
    ...state,
    ending: null,
    exit: 'none',
    reprompts: 0,
    answer: 'none',
    answerSpoke: false,
  };
  return enter(turn, 'listening', { type: 'interrupt', cancel: false });
}

export function spokeOut(state: CallState): Step {
  return state.phase === 'listening' ? think(state) : stay(state);
}

/** A goodbye may be taken back by speaking; a transfer or the longest call's end may not. */
function canTakeTurn({ phase, ending, exit, line }: CallState): boolean {
  if (line === 'waiting' || exit === 'leaving' || ending?.kind === 'transfer') return false;
  if (phase !== 'closing') return true;
  return ending?.kind === 'hang_up' && (ending.endedBy === 'agent' || ending.endedBy === 'silence');
}

/** Everything sent has been heard. */
export function drained(state: CallState): Step {
  switch (state.phase) {
    case 'greeting':
      return afterGreeting(state);
    case 'speaking':
      return afterSpeech(state);
    case 'closing':
      return state.ending && state.exit === 'draining' ? performEnding(state, state.ending) : stay(state);
    default:
      return stay(state);
  }
}

/** Nobody can answer yet: the caller must not think that nobody is there. */
function afterGreeting(state: CallState): Step {
  if (state.answer !== 'none') return think(state);
  return state.model === 'ready'
    ? listen(state)
    : listen(state, { type: 'start_timer', timer: 'firstSound' });
}

function afterSpeech(state: CallState): Step {
  if (state.toolsRunning > 0) return waitForTool(state);
  if (state.answer !== 'none') return think(state);
  if (state.ending) return performEnding(state, state.ending);
  return listen(state);
}

/**
 * The model may be deaf, or it may be right that this was no speech. Asking for a sign of life tells which, and costs
 * nothing; taking a noise for a failure would cost the call.
 */
export function unanswered(state: CallState): Step {
  if (state.phase !== 'listening' && state.phase !== 'greeting' && state.phase !== 'connecting')
    return stay(state);
  if (state.model === 'ready')
    return stay(state, { type: 'probe_model' }, { type: 'start_timer', timer: 'probe' });
  return stay(state, { type: 'play', recording: 'one_moment' });
}
