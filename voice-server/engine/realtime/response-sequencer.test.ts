import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialSequencer, type SequencerEffect, type SequencerEvent, sequence } from './response-sequencer';

const wanted = { type: 'wanted', instructions: null } as const;
const answered = { type: 'tool_answered', respond: true } as const;
const on = (
  type: Exclude<SequencerEvent['type'], 'wanted' | 'demanded' | 'tool_answered'>,
): SequencerEvent => ({ type });

function run(events: SequencerEvent[]) {
  let state = initialSequencer;
  const effects: SequencerEffect[][] = [];
  for (const event of events) {
    const step = sequence(state, event);
    state = step.state;
    effects.push(step.effects);
  }
  return { state, effects, last: effects.at(-1) };
}

const create = [{ type: 'create', instructions: null }];

describe('the response sequencer', () => {
  it.each<[string, SequencerEvent[], SequencerEffect[]]>([
    ['asks at once when nothing is under way', [wanted], [{ type: 'create', instructions: null }]],
    ['waits for the response under way', [wanted, on('response_created'), wanted], []],
    [
      'asks when that one is done',
      [wanted, on('response_created'), wanted, on('response_done')],
      [{ type: 'create', instructions: null }],
    ],
    ['does not ask twice before the first has begun', [wanted, wanted], []],
    [
      'waits for every tool',
      [on('response_created'), on('tool_called'), on('tool_called'), on('response_done'), answered],
      [],
    ],
    [
      'asks once after the last tool',
      [on('response_created'), on('tool_called'), on('tool_called'), on('response_done'), answered, answered],
      [{ type: 'create', instructions: null }],
    ],
    [
      'says nothing about a tool that wants silence',
      [on('tool_called'), { type: 'tool_answered', respond: false }],
      [],
    ],
    ['does not talk over the caller', [on('speech_started'), wanted], []],
    [
      'leaves the answer to the server when the caller has finished',
      [on('speech_started'), on('speech_stopped'), wanted],
      [],
    ],
    [
      'answers typed words although the server would answer speech',
      [on('speech_started'), on('speech_stopped'), { type: 'demanded', instructions: 'x' }],
      [{ type: 'create', instructions: 'x' }],
    ],
    [
      'stops a response of ours that begins while the caller speaks',
      [wanted, on('speech_started'), on('response_created')],
      [{ type: 'cancel' }],
    ],
  ])('%s', (_name, events, expected) => {
    expect(run(events).last).toEqual(expected);
  });

  it('counts the answer of the server as the one that was wanted', () => {
    const { state, effects } = run([
      on('speech_started'),
      wanted,
      on('speech_stopped'),
      on('response_created'),
      on('response_done'),
    ]);
    expect(effects.flat()).toEqual([]);
    expect(state.wanted).toBeNull();
  });

  it('asks again when the server was faster', () => {
    const { effects } = run([wanted, on('request_refused'), on('response_done')]);
    expect(effects).toEqual([create, [], create]);
  });

  it('never has two of its requests in flight, in any order of events', () => {
    const event = fc.constantFrom<SequencerEvent>(
      wanted,
      { type: 'demanded', instructions: null },
      on('tool_called'),
      answered,
      on('speech_started'),
      on('speech_stopped'),
      on('response_created'),
      on('response_done'),
      on('request_refused'),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 80 }), (events) => {
        let state = initialSequencer;
        for (const next of events) {
          const before = state;
          const step = sequence(state, next);
          state = step.state;
          if (step.effects.some(({ type }) => type === 'create')) {
            expect(before.response === 'none' || next.type === 'response_done').toBe(true);
            expect(state).toMatchObject({
              response: 'requested',
              caller: 'quiet',
              openTools: 0,
              wanted: null,
            });
          }
        }
      }),
    );
  });
});
