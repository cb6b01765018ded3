import { lost } from './model-steps';
import { close, closeWith, endedByIn, enter, nextFiller, performEnding, stay } from './moves';
import type { CallEvent, CallState, Step, TimerName } from './state';
import { MAX_REPROMPTS, TIMING } from './timing';

type TimerEvent = Extract<CallEvent, { type: 'timer' }>;

const CALL_TIMERS: readonly TimerName[] = ['warning', 'maximum', 'rotation', 'probe', 'reconnect'];

/** Time has passed. A timer of a phase that is over says nothing. */
export function rang(state: CallState, { timer, generation }: TimerEvent): Step {
  if (generation !== state.generation && !CALL_TIMERS.includes(timer)) return stay(state);
  switch (timer) {
    case 'firstSound':
      return sayOneMoment(state);
    case 'stalled':
      return lost(state, 'stalled');
    case 'probe':
      return silentProbe(state);
    case 'reconnect':
      return state.model === 'recovering' ? stay(state, { type: 'recover_model' }) : stay(state);
    case 'silence':
      return state.phase === 'listening' ? breakSilence(state) : stay(state);
    case 'filler':
      return sayFiller(state);
    case 'retry':
      return stay(state, { type: 'respond' });
    case 'drain':
      return state.ending && state.exit === 'draining' ? performEnding(state, state.ending) : stay(state);
    case 'departure':
      return close(state, endedByIn(state));
    case 'warning':
      return warn(state);
    case 'maximum':
      return endLongCall(state);
    case 'rotation':
      return stay({ ...state, rotation: 'due' });
  }
}

function sayOneMoment(state: CallState): Step {
  const isWaiting = state.phase === 'thinking' || state.phase === 'connecting' || state.model !== 'ready';
  if (!isWaiting) return stay(state);
  return stay(
    state,
    { type: 'play', recording: 'one_moment' },
    { type: 'start_timer', timer: 'firstSound', delayMs: TIMING.nextSound },
  );
}

/** The caller has spoken to a model that gives no sign of life. */
function silentProbe(state: CallState): Step {
  if (state.model !== 'ready') return stay(state);
  return lost({ ...state, answer: 'awaited' }, 'stalled');
}

function breakSilence(state: CallState): Step {
  if (state.reprompts >= MAX_REPROMPTS && state.care === 'ordinary') {
    return closeWith(state, { kind: 'hang_up', endedBy: 'silence' }, { type: 'play', recording: 'goodbye' });
  }
  const next = { ...state, reprompts: state.reprompts + 1, answer: 'none' as const };
  return enter(next, 'speaking', { type: 'play', recording: 'still_there' });
}

function sayFiller(state: CallState): Step {
  if (state.phase !== 'toolRunning') return stay(state);
  const next = { ...state, fillersSaid: state.fillersSaid + 1 };
  return stay(next, { type: 'play_filler', index: state.fillersSaid }, ...nextFiller(next));
}

function warn(state: CallState): Step {
  const isLeaving = state.phase === 'closing' || state.phase === 'transferring';
  return isLeaving || state.care === 'emergency'
    ? stay(state)
    : stay(state, { type: 'play', recording: 'ending_soon' });
}

function endLongCall(state: CallState): Step {
  if (state.phase === 'transferring' || state.phase === 'closing' || state.care === 'emergency')
    return stay(state);
  return closeWith(
    { ...state, answer: 'none' },
    { kind: 'hang_up', endedBy: 'max_duration' },
    { type: 'interrupt', cancel: true },
    { type: 'play', recording: 'goodbye' },
  );
}
