import { continueBooking } from './booking-task';
import { continueLead, continueMessage } from './follow-up-task';
import { absorb, hear } from './hear';
import { readOutcome } from './outcome';
import { ANYTHING_ELSE, greeting, WAITING } from './phrases';
import { questionIn } from './question-in';
import { recall } from './recall';
import type { DialogueInput, DialogueState, Move, Tool } from './state';
import { tellResult } from './tool-results';
import { ask, say, startTurn, type Turn, update } from './turn';

export interface DialogueStep {
  state: DialogueState;
  /** In the order they are to be performed; only `respond` produces any. */
  moves: Move[];
}

/**
 * One step of the conversation. Pure and total: the same state and input give the same answer. Everything known of the
 * property comes from the brief (the session's instructions) and from tool results; money and codes from results only.
 */
export function converse(state: DialogueState, input: DialogueInput): DialogueStep {
  switch (input.type) {
    case 'caller':
      return still({ ...state, unheard: [...state.unheard, input.text] });
    case 'said':
      return still(hearOurselves(state, input.text));
    case 'call_made':
      return still({ ...state, pending: [...state.pending, input.call] });
    case 'tool_result':
      return still(takeResult(state, input.callId, input.output));
    case 'recalled':
      return still(recall(state, input.name, readOutcome(input.output)));
    case 'reported':
      return still(takeReport(state, input.name, input.output));
    case 'calls_dropped':
      return still(dropCalls(state, input.callIds));
    case 'respond':
      return respond(state, input.tools);
  }
}

function still(state: DialogueState): DialogueStep {
  return { state, moves: [] };
}

/** A word to bridge a wait, spoken for us: it answers nothing, and is not what "say that again" means. */
const FILLER =
  /\b(?:one moment|just a moment|bear with me|let me (?:check|look|see)|(?:still|am) (?:there|checking|looking|working)|setting that room aside|noting that|writing that|passing that|saving your|(?:booking|holding) that for you|while i|this call will end)\b/i;

/** Anything shorter that asks nothing may be a remark in passing; the caller is still owed an answer. */
const SHORTEST_ANSWER_WORDS = 8;

function hearOurselves(state: DialogueState, text: string): DialogueState {
  const question = questionIn(text);
  const isRemark = FILLER.test(text) || text.split(/\s+/).length < SHORTEST_ANSWER_WORDS;
  if (question === null && isRemark) return { ...state, greeted: true };
  const turn = startTurn(state, []);
  for (const words of state.unheard) absorb(turn, words);
  return {
    ...turn.state,
    unheard: [],
    greeted: true,
    lastSaid: text,
    awaiting: question ?? turn.state.awaiting,
  };
}

function takeResult(state: DialogueState, callId: string, output: string): DialogueState {
  const call = state.pending.find((each) => each.callId === callId);
  if (!call) return state;
  const pending = state.pending.filter((each) => each !== call);
  return { ...state, pending, results: [...state.results, { call, output }] };
}

function takeReport(state: DialogueState, name: string, output: string): DialogueState {
  const call = { callId: '', name, arguments: {} };
  return { ...state, results: [...state.results, { call, output }] };
}

function dropCalls(state: DialogueState, callIds: string[]): DialogueState {
  const dropped = state.pending.filter((call) => callIds.includes(call.callId));
  const ended = state.ended && !dropped.some((call) => call.name === 'end_call');
  return { ...state, ended, pending: state.pending.filter((call) => !dropped.includes(call)) };
}

function respond(before: DialogueState, tools: Tool[]): DialogueStep {
  const { results, unheard } = before;
  const turn = startTurn({ ...before, results: [], unheard: [] }, tools);
  for (const result of results) tellResult(turn, result);
  for (const words of unheard) hear(turn, words);
  if (results.length === 0 && unheard.length === 0) openOrNudge(turn);
  else if (!isSettled(turn)) carryOn(turn);
  return finish(turn);
}

/** Nobody said anything new: greet, or ask again for what was asked. */
function openOrNudge(turn: Turn): void {
  const { greeted, brief, pending, ended } = turn.state;
  if (pending.length > 0) {
    say(turn, WAITING);
    return;
  }
  if (ended) return;
  if (!greeted && brief.isGreeted) {
    ask(turn, 'How can I help you?', 'opening');
    return;
  }
  if (!greeted) {
    say(turn, brief.greeting ?? greeting(brief.propertyName));
    update(turn, { awaiting: 'opening' });
    return;
  }
  say(turn, 'Are you still there?');
  if (turn.state.task !== 'none') carryOn(turn);
  else ask(turn, 'How can I help you?', turn.state.awaiting ?? 'opening');
}

function isSettled(turn: Turn): boolean {
  return turn.closed || turn.question !== null || turn.calls.length > 0;
}

function carryOn(turn: Turn): void {
  if (turn.state.task === 'booking') continueBooking(turn);
  if (turn.state.task === 'lead' && !isSettled(turn)) continueLead(turn);
  if (turn.state.task === 'message' && !isSettled(turn)) continueMessage(turn);
  if (isSettled(turn)) return;
  if (turn.state.pending.length > 0) {
    say(turn, WAITING);
    return;
  }
  if (turn.parts.at(-1)?.endsWith('?')) return;
  ask(turn, turn.parts.length > 0 ? ANYTHING_ELSE : 'How can I help you?', 'anything_else');
}

function finish(turn: Turn): DialogueStep {
  const asking = turn.calls.length === 0 ? turn.question : null;
  const ack = asking && turn.parts.length === 0 && turn.ack ? [turn.ack] : [];
  const text = [...ack, ...turn.parts, ...(asking ? [asking.text] : [])].join(' ').trim();
  const moves: Move[] = text ? [{ type: 'say', text }] : [];
  for (const { callId, name, arguments: args } of turn.calls)
    moves.push({ type: 'call', callId, name, arguments: args });
  const state: DialogueState = {
    ...turn.state,
    greeted: true,
    awaiting: asking?.awaiting ?? turn.state.awaiting,
    lastSaid: text || turn.state.lastSaid,
    pending: [...turn.state.pending, ...turn.calls],
  };
  return { state, moves };
}
