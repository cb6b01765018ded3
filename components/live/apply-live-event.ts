import type { CallDetailDto, CallSummaryDto, CallTurnDto, ToolCallDto } from '@/lib/calls/schema';
import type { LiveEvent } from '@/lib/live/live-event';

type WordsEvent = Extract<LiveEvent, { type: 'words' }>;

/** The calls in progress after one event of the feed. An event that changes nothing returns the same array. */
export function applyLiveEvent(calls: CallDetailDto[], event: LiveEvent): CallDetailDto[] {
  if (event.type === 'call_started') return startCall(calls, event.call);
  if (event.type === 'call_ended') return calls.filter((call) => call.id !== event.call.id);
  if (event.type === 'words' || event.type === 'turn' || event.type === 'tool') {
    return calls.map((call) => (call.id === event.callId ? patchCall(call, event) : call));
  }
  return calls;
}

/** One call after an event about it; used for the detail page as well. */
export function patchCall(call: CallDetailDto, event: LiveEvent): CallDetailDto {
  if (event.type === 'words') return { ...call, turns: putTurn(call.turns, turnFromWords(call, event)) };
  if (event.type === 'turn')
    return { ...call, turns: putTurn(call.turns, keepLonger(call, event.turn, event.truncated)) };
  if (event.type === 'tool') return { ...call, tools: putTool(call.tools, event.tool, event.truncated) };
  return call;
}

/** A call known only by its summary: nothing said yet. */
export function detailFromSummary(call: CallSummaryDto): CallDetailDto {
  return {
    ...call,
    callSid: '',
    engine: '',
    model: '',
    endedBy: null,
    latencyMaxMs: null,
    turns: [],
    events: [],
    tools: [],
    costs: [],
    recordings: [],
    bookings: [],
  };
}

function startCall(calls: CallDetailDto[], started: CallSummaryDto): CallDetailDto[] {
  const known = calls.some((call) => call.id === started.id);
  if (known) return calls.map((call) => (call.id === started.id ? { ...call, ...started } : call));
  return [...calls, detailFromSummary(started)];
}

function turnFromWords(call: CallDetailDto, words: WordsEvent): CallTurnDto {
  const known = call.turns.find((turn) => turn.seq === words.seq);
  const text = words.truncated ? `… ${words.text}` : words.text;
  if (known) return { ...known, text };
  return {
    seq: words.seq,
    role: words.role,
    text,
    at: new Date(new Date(call.startedAt).getTime() + words.startMs).toISOString(),
    startMs: words.startMs,
    endMs: null,
    interrupted: false,
    latency: null,
  };
}

/** A turn too long for the feed arrives cut at its end; the words seen so far may hold more. */
function keepLonger(call: CallDetailDto, turn: CallTurnDto, truncated: boolean | undefined): CallTurnDto {
  const known = call.turns.find((candidate) => candidate.seq === turn.seq);
  return truncated && known && known.text.length > turn.text.length ? { ...turn, text: known.text } : turn;
}

/** By `seq`, not by arrival: the words of a guest often come after the answer to them. */
function putTurn(turns: CallTurnDto[], turn: CallTurnDto): CallTurnDto[] {
  return [...turns.filter((known) => known.seq !== turn.seq), turn].sort((a, b) => a.seq - b.seq);
}

function putTool(tools: ToolCallDto[], tool: ToolCallDto, truncated: boolean | undefined): ToolCallDto[] {
  const known = tools.find((candidate) => candidate.id === tool.id);
  const whole = truncated && known ? { ...tool, args: known.args, sayFacts: known.sayFacts } : tool;
  return known ? tools.map((candidate) => (candidate.id === tool.id ? whole : candidate)) : [...tools, whole];
}
