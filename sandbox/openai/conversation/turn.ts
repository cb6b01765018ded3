import type { Awaiting, Call, DialogueState, Tool } from './state';
import { accepts, fillArguments, type Known } from './tool-arguments';

/**
 * One answer while it is being put together: the sentences, the calls, and the question that ends it.
 * It lives only inside one step of the dialogue, which is why it may be written to.
 */
export interface Turn {
  state: DialogueState;
  tools: Tool[];
  parts: string[];
  calls: Call[];
  question: { text: string; awaiting: Awaiting } | null;
  /** A short word before a question, left out when the turn calls a tool instead. */
  ack: string | null;
  /** Nothing more is asked after this: the caller was told to wait, is being put through, or is leaving. */
  closed: boolean;
}

export function startTurn(state: DialogueState, tools: Tool[]): Turn {
  return { state, tools, parts: [], calls: [], question: null, ack: null, closed: false };
}

export function update(turn: Turn, change: Partial<DialogueState>): void {
  turn.state = { ...turn.state, ...change };
}

export function say(turn: Turn, ...sentences: string[]): void {
  for (const sentence of sentences) if (sentence && !turn.parts.includes(sentence)) turn.parts.push(sentence);
}

export function ask(turn: Turn, text: string, awaiting: Awaiting): void {
  turn.question = { text, awaiting };
}

export function hasTool(turn: Turn, name: string): boolean {
  return turn.tools.some((tool) => tool.name === name);
}

/** Whether the tool takes the concept as an argument. */
export function toolAccepts(turn: Turn, name: string, concept: string): boolean {
  const tool = turn.tools.find((each) => each.name === name);
  return tool !== undefined && accepts(tool.parameters, concept);
}

/**
 * Calls the tool if the session has it; a call that is already under way is not made again.
 * `about` is what the answer will be valid for.
 */
export function callTool(turn: Turn, name: string, known: Known, about?: string): boolean {
  const tool = turn.tools.find((each) => each.name === name);
  if (!tool) return false;
  const filled = fillArguments(tool.parameters, known);
  const same = JSON.stringify(filled);
  const made = [...turn.calls, ...turn.state.pending];
  if (made.some((call) => call.name === name && JSON.stringify(call.arguments) === same)) return true;
  const callCount = turn.state.callCount + 1;
  turn.calls.push({
    callId: `${turn.state.callPrefix}${callCount}`,
    name,
    arguments: filled,
    ...(about ? { about } : {}),
  });
  update(turn, { callCount });
  return true;
}
