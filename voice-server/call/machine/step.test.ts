import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CallEffect,
  type CallEvent,
  type CallState,
  initialState,
  type Phase,
  type TimerName,
} from './state';
import { step } from './step';

const target = {
  to: { slug: 'spa', phone: '+12075550111', ringSeconds: 20 },
  reason: 'asked_for',
  summary: '',
} as const;

function at(phase: Phase, more: Partial<CallState> = {}): CallState {
  return { ...initialState, phase, line: 'open', model: 'ready', generation: 7, ...more };
}

function timer(name: TimerName, generation = 7): CallEvent {
  return { type: 'timer', timer: name, generation };
}

/** An effect as a short text: `play apology`, `start stalled`. */
function brief(effect: CallEffect): string {
  switch (effect.type) {
    case 'play':
      return `play ${effect.recording}`;
    case 'start_timer':
      return `start ${effect.timer}`;
    case 'stop_timer':
      return `stop ${effect.timer}`;
    case 'note':
      return `note ${effect.what}`;
    case 'transfer':
      return `transfer ${effect.target.to === 'fallback' ? 'fallback' : effect.target.to.slug}`;
    case 'finish':
      return `finish ${effect.endedBy}`;
    case 'answer_tool':
      return effect.respond ? 'answer_tool' : 'answer_tool silently';
    default:
      return effect.type;
  }
}

const hangUp = { kind: 'hang_up', endedBy: 'agent' } as const;
const goodbye: Partial<CallState> = { ending: hangUp, exit: 'draining' };
const speak: CallEvent = { type: 'speech_started' };
const done: CallEvent = { type: 'response_done', status: 'completed' };
const toolDone: CallEvent = { type: 'tool_finished', toolCallId: 'k', control: null };

describe('the call machine', () => {
  it.each<[string, CallState, CallEvent, Phase, string[]]>([
    [
      'greets at once when a greeting is rendered',
      { ...initialState },
      { type: 'stream_started', greeting: 'recorded' },
      'greeting',
      ['play greeting', 'note answered', 'start warning', 'start maximum'],
    ],
    [
      'asks a ready model to greet when none is',
      { ...initialState, model: 'ready' },
      { type: 'stream_started', greeting: 'none' },
      'thinking',
      ['note answered', 'start warning', 'start maximum', 'greet', 'start firstSound', 'start stalled'],
    ],
    [
      'apologises instead of greeting when no model is left',
      { ...initialState, model: 'gone' },
      { type: 'stream_started', greeting: 'recorded' },
      'closing',
      [
        'note answered',
        'start warning',
        'start maximum',
        'note agent_gave_up',
        'close_model',
        'play apology',
        'drain',
      ],
    ],
    [
      'ignores a second start',
      at('listening'),
      { type: 'stream_started', greeting: 'recorded' },
      'listening',
      [],
    ],
    [
      'listens after the greeting',
      at('greeting'),
      { type: 'playback_drained' },
      'listening',
      ['start silence'],
    ],
    [
      'bridges the wait for a model that is not there after the greeting',
      at('greeting', { model: 'recovering' }),
      { type: 'playback_drained' },
      'listening',
      ['start firstSound', 'start silence'],
    ],
    ['stops the greeting for the caller', at('greeting'), speak, 'listening', ['interrupt']],
    [
      'stops an answer for the caller',
      at('speaking', { answer: 'underway' }),
      speak,
      'listening',
      ['interrupt'],
    ],
    [
      'thinks when the caller has finished',
      at('listening'),
      { type: 'speech_stopped' },
      'thinking',
      ['start firstSound', 'start stalled'],
    ],
    [
      'takes typed words in any pause',
      at('speaking'),
      { type: 'typed', text: 'Hi' },
      'thinking',
      ['interrupt', 'ask', 'start firstSound', 'start stalled'],
    ],
    [
      'covers a long thought',
      at('thinking'),
      timer('firstSound'),
      'thinking',
      ['play one_moment', 'start firstSound'],
    ],
    ['forgets timers of an earlier moment', at('thinking'), timer('stalled', 6), 'thinking', []],
    [
      'calls a model that hangs lost',
      at('thinking', { answer: 'awaited' }),
      timer('stalled'),
      'thinking',
      ['note model_lost', 'recover_model', 'play one_moment', 'start firstSound'],
    ],
    [
      'waits a moment before asking a vendor that refused',
      at('greeting', { model: 'connecting' }),
      { type: 'model_lost', cause: 'refused' },
      'greeting',
      ['note model_lost', 'start reconnect'],
    ],
    [
      'gives up at the second loss in a row',
      at('thinking', { recoveries: 1 }),
      { type: 'model_lost', cause: 'dropped' },
      'closing',
      ['note model_lost', 'note agent_gave_up', 'close_model', 'play apology', 'drain'],
    ],
    [
      'lets an answer that is still being heard play out when the model is lost',
      at('speaking', { answer: 'underway' }),
      { type: 'model_lost', cause: 'dropped' },
      'speaking',
      ['note model_lost', 'recover_model'],
    ],
    [
      'goes on where the lost model stopped',
      at('thinking', { model: 'recovering', answer: 'awaited' }),
      { type: 'model_ready' },
      'thinking',
      ['start rotation', 'note model_recovered', 'resume', 'start firstSound', 'start stalled'],
    ],
    [
      'asks a quiet model for a sign of life before it calls it deaf',
      at('listening'),
      { type: 'unanswered' },
      'listening',
      ['probe_model', 'start probe'],
    ],
    [
      'leaves a model alone that gives one',
      at('listening'),
      { type: 'model_alive' },
      'listening',
      ['stop probe'],
    ],
    [
      'opens a deaf model again',
      at('listening'),
      timer('probe'),
      'thinking',
      ['note model_lost', 'recover_model', 'play one_moment', 'start firstSound'],
    ],
    [
      'asks again once when an answer fails',
      at('thinking'),
      { type: 'response_done', status: 'failed' },
      'thinking',
      ['note answer_failed', 'play one_moment', 'start retry', 'start stalled'],
    ],
    [
      'gives up when it fails again',
      at('thinking', { retries: 1 }),
      { type: 'response_done', status: 'failed' },
      'closing',
      ['note agent_gave_up', 'close_model', 'play apology', 'drain'],
    ],
    ['speaks with the first sound', at('thinking'), { type: 'audio_started' }, 'speaking', []],
    [
      'checks whether a finished answer has been heard',
      at('speaking', { answer: 'underway' }),
      done,
      'speaking',
      ['check_playback'],
    ],
    [
      'goes back to waiting when the sound runs out before the answer does',
      at('speaking', { answer: 'underway' }),
      { type: 'playback_drained' },
      'thinking',
      ['start firstSound', 'start stalled'],
    ],
    [
      'listens when the answer has been heard',
      at('speaking'),
      { type: 'playback_drained' },
      'listening',
      ['start silence'],
    ],
    [
      'moves to a fresh session in a quiet moment',
      at('speaking', { rotation: 'due' }),
      { type: 'playback_drained' },
      'listening',
      ['rotate_model', 'start silence'],
    ],
    [
      'does not take a turn of tools for silence',
      at('thinking', { toolsRunning: 1, answer: 'underway' }),
      done,
      'toolRunning',
      ['start filler'],
    ],
    [
      'listens after an answer without a word',
      at('thinking', { answer: 'underway' }),
      done,
      'listening',
      ['start silence'],
    ],
    [
      'waits for a tool',
      at('thinking', { answer: 'underway' }),
      { type: 'tool_requested' },
      'toolRunning',
      ['start filler'],
    ],
    [
      'speaks while a tool takes long',
      at('toolRunning', { toolsRunning: 1 }),
      timer('filler'),
      'toolRunning',
      ['play_filler', 'start filler'],
    ],
    [
      'speaks three times at the most',
      at('toolRunning', { toolsRunning: 1, fillersSaid: 2 }),
      timer('filler'),
      'toolRunning',
      ['play_filler'],
    ],
    [
      'hands a result over and expects an answer',
      at('toolRunning', { toolsRunning: 1 }),
      toolDone,
      'thinking',
      ['answer_tool', 'start firstSound', 'start stalled'],
    ],
    [
      'waits for the other tool',
      at('toolRunning', { toolsRunning: 2 }),
      toolDone,
      'toolRunning',
      ['answer_tool'],
    ],
    [
      'does not say goodbye twice',
      at('toolRunning', { toolsRunning: 1, answerSpoke: true }),
      { ...toolDone, control: { type: 'end_call' } },
      'closing',
      ['answer_tool silently', 'drain'],
    ],
    [
      'lets the model say goodbye when it has not',
      at('toolRunning', { toolsRunning: 1 }),
      { ...toolDone, control: { type: 'end_call' } },
      'thinking',
      ['answer_tool', 'start firstSound', 'start stalled'],
    ],
    [
      'hangs up once the goodbye has been heard',
      at('closing', goodbye),
      { type: 'playback_drained' },
      'closing',
      ['hang_up', 'start departure'],
    ],
    [
      'hangs up when the carrier never says so',
      at('closing', goodbye),
      timer('drain'),
      'closing',
      ['hang_up', 'start departure'],
    ],
    [
      'does not hang up twice',
      at('closing', { ...goodbye, exit: 'leaving' }),
      { type: 'playback_drained' },
      'closing',
      [],
    ],
    [
      'takes a goodbye back when the caller goes on',
      at('closing', goodbye),
      speak,
      'listening',
      ['interrupt'],
    ],
    [
      'does not take the longest call back',
      at('closing', { ending: { kind: 'hang_up', endedBy: 'max_duration' }, exit: 'draining' }),
      speak,
      'closing',
      [],
    ],
    [
      'transfers once the announcement has been heard',
      at('speaking', { ending: { kind: 'transfer', target } }),
      { type: 'playback_drained' },
      'transferring',
      ['transfer spa', 'start departure'],
    ],
    [
      'does not lose a transfer to a thank-you',
      at('speaking', { ending: { kind: 'transfer', target } }),
      speak,
      'speaking',
      [],
    ],
    [
      'brings a person at zero',
      at('speaking'),
      { type: 'dtmf', digit: '0' },
      'transferring',
      ['note dtmf', 'interrupt', 'transfer fallback', 'start departure'],
    ],
    ['only notes another digit', at('speaking'), { type: 'dtmf', digit: '5' }, 'speaking', ['note dtmf']],
    [
      'leaves the line to the carrier when the transfer is refused',
      at('transferring'),
      { type: 'transfer_refused' },
      'closed',
      ['close_model', 'close_carrier', 'finish transfer'],
    ],
    ['asks a silent caller', at('listening'), timer('silence'), 'speaking', ['play still_there']],
    [
      'says goodbye to one who stays silent',
      at('listening', { reprompts: 2 }),
      timer('silence'),
      'closing',
      ['play goodbye', 'drain'],
    ],
    [
      'stays with a silent caller in an emergency',
      at('listening', { reprompts: 2, care: 'emergency' }),
      timer('silence'),
      'speaking',
      ['play still_there'],
    ],
    [
      'warns before the longest call ends',
      at('listening'),
      timer('warning', 1),
      'listening',
      ['play ending_soon'],
    ],
    [
      'ends the longest call',
      at('speaking'),
      timer('maximum', 1),
      'closing',
      ['interrupt', 'play goodbye', 'drain'],
    ],
    ['does not end an emergency', at('speaking', { care: 'emergency' }), timer('maximum', 1), 'speaking', []],
    [
      'hands its callers over when the server must stop',
      at('listening'),
      { type: 'server_stopping' },
      'closing',
      ['note agent_gave_up', 'close_model', 'play apology', 'drain'],
    ],
    [
      'closes when the caller leaves',
      at('speaking'),
      { type: 'caller_left', how: 'stop' },
      'closed',
      ['note caller_left', 'close_model', 'close_carrier', 'finish caller'],
    ],
    [
      'knows a broken line from a caller who hung up',
      at('speaking'),
      { type: 'caller_left', how: 'socket' },
      'closed',
      ['note caller_left', 'close_model', 'close_carrier', 'finish carrier'],
    ],
    [
      'counts a left call as transferred while it is being moved',
      at('transferring'),
      { type: 'caller_left', how: 'stop' },
      'closed',
      ['note caller_left', 'close_model', 'close_carrier', 'finish transfer'],
    ],
    [
      'closes when a hang-up is never confirmed',
      at('closing', { ...goodbye, exit: 'leaving' }),
      timer('departure'),
      'closed',
      ['close_model', 'close_carrier', 'finish agent'],
    ],
    [
      'turns its own fault into an apology',
      at('speaking'),
      { type: 'broken' },
      'closing',
      ['note internal_error', 'close_model', 'play apology', 'drain'],
    ],
    [
      'and a second one into the end',
      at('closing', goodbye),
      { type: 'broken' },
      'closed',
      ['close_model', 'close_carrier', 'finish failure'],
    ],
  ])('%s', (_name, state, event, phase, effects) => {
    const next = step(state, event);
    expect(next.state.phase).toBe(phase);
    expect(next.effects.map(brief)).toEqual(effects);
  });
});

const TIMERS: TimerName[] = [
  'firstSound',
  'stalled',
  'silence',
  'filler',
  'retry',
  'drain',
  'departure',
  'warning',
  'maximum',
  'rotation',
  'probe',
  'reconnect',
];

const anyEvent: fc.Arbitrary<CallEvent> = fc.oneof(
  fc.constantFrom<CallEvent>(
    { type: 'stream_started', greeting: 'recorded' },
    { type: 'stream_started', greeting: 'none' },
    { type: 'dtmf', digit: '0' },
    { type: 'dtmf', digit: '#' },
    { type: 'typed', text: 'Hi' },
    { type: 'playback_drained' },
    { type: 'unanswered' },
    { type: 'model_ready' },
    { type: 'model_alive' },
    { type: 'model_lost', cause: 'dropped' },
    { type: 'model_lost', cause: 'refused' },
    { type: 'speech_started' },
    { type: 'speech_stopped' },
    { type: 'response_started' },
    { type: 'audio_started' },
    { type: 'tool_requested' },
    { type: 'tool_finished', toolCallId: 'k', control: null },
    { type: 'tool_finished', toolCallId: 'k', control: { type: 'end_call' } },
    { type: 'tool_finished', toolCallId: 'k', control: { type: 'emergency' } },
    { type: 'tool_finished', toolCallId: 'k', control: { type: 'transfer', target } },
    { type: 'transfer_accepted' },
    { type: 'transfer_refused' },
    { type: 'hang_up_refused' },
    { type: 'server_stopping' },
    { type: 'broken' },
  ),
  fc
    .constantFrom('completed', 'cancelled', 'incomplete', 'failed')
    .map((status): CallEvent => ({ type: 'response_done', status })),
  fc.record({
    type: fc.constant('timer' as const),
    timer: fc.constantFrom(...TIMERS),
    generation: fc.nat(60),
  }),
);

describe('in any order of events', () => {
  it('no event throws, a closed call stays closed, and it is finished exactly once', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 120 }), (events) => {
        let state = initialState;
        let finished = 0;
        for (const event of [...events, { type: 'caller_left', how: 'stop' } as const, ...events]) {
          const wasClosed = state.phase === 'closed';
          const next = step(state, event);
          finished += next.effects.filter(({ type }) => type === 'finish').length;
          if (wasClosed) expect(next).toEqual({ state, effects: [] });
          expect(next.state.generation).toBeGreaterThanOrEqual(state.generation);
          expect(next.state.toolsRunning).toBeGreaterThanOrEqual(0);
          state = next.state;
        }
        expect(finished).toBe(1);
      }),
      { numRuns: 500 },
    );
  });

  it('a caller who is owed an answer always has a timer running, so that no wait is endless', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 80 }), (events) => {
        let state = initialState;
        let armed = new Set<string>();
        for (const event of events) {
          const before = state.generation;
          const next = step(state, event);
          state = next.state;
          if (state.generation !== before) armed = new Set();
          if (event.type === 'timer' && event.generation === before) armed.delete(event.timer);
          for (const effect of next.effects) if (effect.type === 'start_timer') armed.add(effect.timer);
          if (state.phase !== 'thinking') continue;
          expect(armed.has('firstSound') || armed.has('stalled') || armed.has('retry')).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
