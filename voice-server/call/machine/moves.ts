import type { CallEffect, CallState, EndedBy, Ending, Phase, Step, TransferTarget } from './state';
import { TIMING } from './timing';

/** The moves every event is made of: into a phase, with what that phase begins with. */

export function stay(state: CallState, ...effects: CallEffect[]): Step {
  return { state, effects };
}

export function enter(state: CallState, phase: Phase, ...effects: CallEffect[]): Step {
  return { state: { ...state, phase, generation: state.generation + 1 }, effects };
}

const patience: CallEffect[] = [
  { type: 'start_timer', timer: 'firstSound' },
  { type: 'start_timer', timer: 'stalled' },
];

/** The caller is owed an answer. */
export function think(state: CallState, ...effects: CallEffect[]): Step {
  return enter(
    { ...state, answer: state.answer === 'none' ? 'awaited' : state.answer },
    'thinking',
    ...effects,
    ...patience,
  );
}

/** It is the caller's turn, and nobody is speaking yet. */
export function listen(state: CallState, ...effects: CallEffect[]): Step {
  const quiet = { ...state, answer: 'none' as const, answerSpoke: false };
  const rotation: CallEffect[] = state.rotation === 'due' ? [{ type: 'rotate_model' }] : [];
  const next = { ...quiet, rotation: 'none' as const };
  return enter(next, 'listening', ...effects, ...rotation, { type: 'start_timer', timer: 'silence' });
}

/** A tool works and nothing is being said. */
export function waitForTool(state: CallState, ...effects: CallEffect[]): Step {
  return enter(state, 'toolRunning', ...effects, ...nextFiller(state));
}

export function nextFiller({ fillersSaid }: CallState): CallEffect[] {
  const delayMs = TIMING.fillers[fillersSaid];
  return delayMs === undefined ? [] : [{ type: 'start_timer', timer: 'filler', delayMs }];
}

/** What was decided happens once everything sent has been played. */
export function closeWith(state: CallState, ending: Ending, ...effects: CallEffect[]): Step {
  return enter({ ...state, ending, exit: 'draining' }, 'closing', ...effects, { type: 'drain' });
}

/** The air is clear: hang up or hand over. */
export function performEnding(state: CallState, ending: Ending, ...effects: CallEffect[]): Step {
  if (ending.kind === 'transfer') return handOver(state, ending.target, ...effects);
  return enter(
    { ...state, ending, exit: 'leaving' },
    'closing',
    ...effects,
    { type: 'hang_up' },
    { type: 'start_timer', timer: 'departure' },
  );
}

export function handOver(state: CallState, target: TransferTarget, ...effects: CallEffect[]): Step {
  return enter(
    { ...state, ending: { kind: 'transfer', target }, exit: 'leaving' },
    'transferring',
    ...effects,
    { type: 'transfer', target },
    { type: 'start_timer', timer: 'departure' },
  );
}

/** No model will answer any more: say so, and give the caller to a person. */
export function giveUp(state: CallState, reason: string): Step {
  const target: TransferTarget = { to: 'fallback', reason, summary: '' };
  const gone = { ...state, model: 'gone' as const, answer: 'none' as const };
  return closeWith(
    gone,
    { kind: 'transfer', target },
    { type: 'note', what: 'agent_gave_up', data: { reason } },
    { type: 'close_model' },
    { type: 'play', recording: 'apology' },
  );
}

/** The end: everything is let go of and the log is completed. */
export function close(state: CallState, endedBy: EndedBy): Step {
  return enter(
    { ...state, model: 'gone', answer: 'none' },
    'closed',
    { type: 'close_model' },
    { type: 'close_carrier' },
    { type: 'finish', endedBy, status: 'completed' },
  );
}

/** Who ended a call that is leaving in this state. */
export function endedByIn({ phase, ending }: CallState): EndedBy {
  if (phase === 'transferring') return 'transfer';
  if (phase === 'closing' && ending?.kind === 'hang_up') return ending.endedBy;
  return 'caller';
}
