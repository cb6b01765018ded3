/**
 * When to ask the model for an answer. It refuses a second one while one is under way, it answers by itself when the
 * caller falls silent, and an answer given before every tool has reported is an answer without its facts. Pure: the
 * engine feeds it what happened and sends what it returns.
 */
export interface SequencerState {
  response: 'none' | 'requested' | 'active';
  /** `finished`: the server is about to answer by itself. */
  caller: 'quiet' | 'speaking' | 'finished';
  /** Tools the model called and has no result of. */
  openTools: number;
  /** An answer somebody asked for that could not be requested yet. */
  wanted: { instructions: string | null } | null;
}

export type SequencerEvent =
  | { type: 'wanted'; instructions: string | null }
  /** As `wanted`, although the server would answer by itself: what it has to answer did not come as speech. */
  | { type: 'demanded'; instructions: string | null }
  | { type: 'tool_called' }
  | { type: 'tool_answered'; respond: boolean }
  | { type: 'speech_started' }
  | { type: 'speech_stopped' }
  | { type: 'response_created' }
  | { type: 'response_done' }
  /** The server already had a response under way when ours arrived. */
  | { type: 'request_refused' };

export type SequencerEffect = { type: 'create'; instructions: string | null } | { type: 'cancel' };

export const initialSequencer: SequencerState = {
  response: 'none',
  caller: 'quiet',
  openTools: 0,
  wanted: null,
};

export function sequence(
  state: SequencerState,
  event: SequencerEvent,
): { state: SequencerState; effects: SequencerEffect[] } {
  if (event.type === 'response_created') return created(state);
  return settle(absorb(state, event));
}

function absorb(
  state: SequencerState,
  event: Exclude<SequencerEvent, { type: 'response_created' }>,
): SequencerState {
  switch (event.type) {
    case 'wanted':
      return { ...state, wanted: { instructions: event.instructions } };
    case 'demanded':
      return { ...state, wanted: { instructions: event.instructions }, caller: 'quiet' };
    case 'tool_called':
      return { ...state, openTools: state.openTools + 1 };
    case 'tool_answered': {
      const wanted = event.respond ? (state.wanted ?? { instructions: null }) : state.wanted;
      return { ...state, openTools: Math.max(0, state.openTools - 1), wanted };
    }
    case 'speech_started':
      return { ...state, caller: 'speaking' };
    case 'speech_stopped':
      return { ...state, caller: 'finished' };
    case 'response_done':
      return { ...state, response: 'none' };
    case 'request_refused':
      return { ...state, response: 'active', wanted: state.wanted ?? { instructions: null } };
  }
}

/**
 * A response nobody asked for is the server's answer to the caller; it covers what waited to be said, too. One of
 * ours that begins while the caller speaks is talking over them.
 */
function created(state: SequencerState): { state: SequencerState; effects: SequencerEffect[] } {
  if (state.caller === 'speaking')
    return { state: { ...state, response: 'active' }, effects: [{ type: 'cancel' }] };
  const covered = state.caller === 'finished' && state.wanted?.instructions == null && state.openTools === 0;
  return {
    state: { ...state, response: 'active', caller: 'quiet', wanted: covered ? null : state.wanted },
    effects: [],
  };
}

function settle(state: SequencerState): { state: SequencerState; effects: SequencerEffect[] } {
  const mayAsk = state.response === 'none' && state.caller === 'quiet' && state.openTools === 0;
  if (!state.wanted || !mayAsk) return { state, effects: [] };
  const effects: SequencerEffect[] = [{ type: 'create', instructions: state.wanted.instructions }];
  return { state: { ...state, response: 'requested', wanted: null }, effects };
}
