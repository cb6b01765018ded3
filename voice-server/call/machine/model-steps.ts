import { closeWith, enter, giveUp, listen, performEnding, stay, think, waitForTool } from './moves';
import type { CallEffect, CallEvent, CallState, Ending, Step, ToolControl } from './state';
import { MAX_LOSSES, MAX_RECOVERIES, MAX_RETRIES } from './timing';

/** What the model and its tools do. */

export function ready(state: CallState): Step {
  if (state.model === 'gone') return stay(state);
  const next = { ...state, model: 'ready' as const };
  const back: CallEffect[] = [{ type: 'start_timer', timer: 'rotation' }];
  back.push({ type: 'note', what: state.model === 'recovering' ? 'model_recovered' : 'model_ready' });
  if (state.line === 'waiting') return stay(next, ...back);
  if (state.phase === 'connecting') return think(next, ...back, { type: 'greet' });
  if (state.model === 'recovering' && state.answer !== 'none') {
    const owed = { ...next, answer: 'awaited' as const };
    return state.phase === 'speaking'
      ? stay(owed, ...back, { type: 'resume' })
      : think(owed, ...back, { type: 'resume' });
  }
  return stay(next, ...back);
}

export function alive(state: CallState): Step {
  return stay(state, { type: 'stop_timer', timer: 'probe' });
}

/** Once more, then a person. Whoever is waiting for an answer hears that it takes a moment. */
export function lost(state: CallState, cause: string): Step {
  if (state.model === 'gone') return stay(state);
  const note: CallEffect = { type: 'note', what: 'model_lost', data: { cause } };
  const counted = { ...state, recoveries: state.recoveries + 1, losses: state.losses + 1 };
  if (isLeaving(state)) return stay({ ...counted, model: 'gone' }, note, { type: 'close_model' });
  const isHopeless = state.recoveries >= MAX_RECOVERIES || state.losses >= MAX_LOSSES;
  if (isHopeless && state.line === 'waiting')
    return stay({ ...counted, model: 'gone' }, note, { type: 'close_model' });
  if (isHopeless) return withNote(note, giveUp(counted, `model_${cause}`));
  if (state.ending) return withNote(note, performEnding(counted, state.ending));
  const recovering = { ...counted, model: 'recovering' as const };
  const recover = recovery(cause);
  if (!isOwed(state)) return stay(recovering, note, recover);
  const owed = { ...recovering, answer: 'awaited' as const };
  // While there is still something to hear, nothing has to be covered up.
  if (state.phase === 'speaking' || state.phase === 'greeting') return stay(owed, note, recover);
  return enter(
    owed,
    'thinking',
    note,
    recover,
    { type: 'play', recording: 'one_moment' },
    { type: 'start_timer', timer: 'firstSound' },
  );
}

/** A vendor that refuses gets a moment before it is asked again; anything else is tried at once. */
function recovery(cause: string): CallEffect {
  return cause === 'refused' ? { type: 'start_timer', timer: 'reconnect' } : { type: 'recover_model' };
}

function withNote(note: CallEffect, next: Step): Step {
  return { state: next.state, effects: [note, ...next.effects] };
}

function isOwed({ phase, answer }: CallState): boolean {
  return answer !== 'none' || phase === 'thinking' || phase === 'toolRunning';
}

function isLeaving({ phase }: CallState): boolean {
  return phase === 'closing' || phase === 'transferring';
}

export function began(state: CallState): Step {
  if (isLeaving(state)) return stay(state);
  const underway = { ...state, answer: 'underway' as const, answerSpoke: false };
  return state.phase === 'listening' ? think(underway) : stay(underway);
}

/** The first sound of an item is on its way to the caller. */
export function audible(state: CallState): Step {
  if (isLeaving(state)) return stay(state);
  const heard = { ...state, answerSpoke: true, recoveries: 0, retries: 0, fillersSaid: 0 };
  return state.phase === 'speaking' ? stay(heard) : enter(heard, 'speaking');
}

export function answered(
  state: CallState,
  status: 'completed' | 'cancelled' | 'incomplete' | 'failed',
): Step {
  if (isLeaving(state)) return stay(state);
  if (status === 'failed') return answerFailed(state);
  // A new question may already wait for an answer of its own.
  const done = state.answer === 'underway' ? { ...state, answer: 'none' as const } : state;
  if (state.phase === 'speaking') return stay(done, { type: 'check_playback' });
  if (state.phase !== 'thinking' || status === 'cancelled' || done.answer !== 'none') return stay(done);
  if (done.toolsRunning > 0) return waitForTool(done);
  if (done.ending) return performEnding(done, done.ending);
  return listen(done);
}

function answerFailed(state: CallState): Step {
  if (state.retries >= MAX_RETRIES) return giveUp(state, 'answer_failed');
  return enter(
    { ...state, retries: state.retries + 1, answer: 'awaited' },
    'thinking',
    { type: 'note', what: 'answer_failed' },
    { type: 'play', recording: 'one_moment' },
    { type: 'start_timer', timer: 'retry' },
    { type: 'start_timer', timer: 'stalled' },
  );
}

export function toolRequested(state: CallState): Step {
  const counted = { ...state, toolsRunning: state.toolsRunning + 1 };
  if (isLeaving(state) || state.phase === 'greeting') return stay(counted);
  if (state.phase === 'toolRunning' || state.phase === 'speaking') return stay(counted);
  return waitForTool({ ...counted, fillersSaid: 0 });
}

type ToolFinished = Extract<CallEvent, { type: 'tool_finished' }>;

/**
 * A goodbye that was already said together with the request to end the call is not said twice; every other result is
 * spoken about before anything else happens.
 */
export function toolFinished(state: CallState, { toolCallId, control }: ToolFinished): Step {
  const care = control?.type === 'emergency' ? 'emergency' : state.care;
  const counted = { ...state, care, toolsRunning: Math.max(0, state.toolsRunning - 1) };
  if (isLeaving(state)) return stay(counted);
  const ending = endingOf(control) ?? counted.ending;
  const saidGoodbye = control?.type === 'end_call' && state.answerSpoke;
  const answer: CallEffect = { type: 'answer_tool', toolCallId, respond: !saidGoodbye };
  if (saidGoodbye && ending) return closeWith({ ...counted, answer: 'none' }, ending, answer);
  const next = { ...counted, ending, answerSpoke: false };
  if (state.model === 'recovering') return stay({ ...next, answer: 'awaited' }, answer);
  if (state.phase === 'listening') return stay(next, answer);
  if (counted.toolsRunning > 0) return stay(next, answer);
  if (state.phase === 'speaking') return stay({ ...next, answer: 'awaited' }, answer);
  return think({ ...next, answer: 'awaited' }, answer);
}

function endingOf(control: ToolControl | null): Ending | null {
  if (control?.type === 'end_call') return { kind: 'hang_up', endedBy: 'agent' };
  if (control?.type === 'transfer') return { kind: 'transfer', target: control.target };
  return null;
}
