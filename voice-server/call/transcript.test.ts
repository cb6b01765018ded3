import { describe, expect, it } from 'vitest';
import type { CallEventDto, CallTurnDto } from '@/lib/calls/schema';
import { fakeClock } from '@/lib/clock';
import type { LiveEvent } from '@/lib/live/live-event';
import { createTranscript } from './transcript';

function transcript() {
  const clock = fakeClock('2026-11-20T12:00:00Z');
  const written: CallTurnDto[] = [];
  const events: CallEventDto[] = [];
  const live: LiveEvent[] = [];
  const made = createTranscript({
    callId: 'c1',
    clock,
    startedAt: clock.now(),
    sinks: {
      turn: (turn) => written.push(turn),
      event: (event) => events.push(event),
      live: (event) => live.push(event),
    },
  });
  return { ...made, clock, written, events, live };
}

describe('the transcript', () => {
  it("keeps a sentence's place although its words come after the answer", () => {
    const { guestBegan, agentText, guestWords, written } = transcript();
    guestBegan('u1');
    agentText('a1', 'Yes.');
    guestWords('u1', 'Dogs?', true);
    expect(written.map(({ seq, role, text }) => [seq, role, text])).toEqual([
      [2, 'agent', 'Yes.'],
      [1, 'guest', 'Dogs?'],
    ]);
  });

  it('shows words as they come and writes them when they are settled', () => {
    const { guestWords, written, live } = transcript();
    guestWords('u1', 'Do you', false);
    guestWords('u1', 'Do you take dogs?', true);
    expect(live.map((event) => event.type)).toEqual(['words', 'turn']);
    expect(written).toHaveLength(1);
  });

  it('leaves out a noise that had no words', () => {
    const { guestBegan, guestEnded, guestWords, written, hasPendingGuest } = transcript();
    guestBegan('u1');
    guestEnded('u1');
    expect(hasPendingGuest()).toBe(true);
    guestWords('u1', '', true);
    expect(written).toEqual([]);
    expect(hasPendingGuest()).toBe(false);
  });

  it('writes a cut answer as far as it was heard, and keeps it so', () => {
    const { agentText, cut, agentWords, written, textOf } = transcript();
    agentText('a1', 'We have two rooms left.');
    cut({ itemId: 'a1', sentMs: 2_000, heardMs: 1_000 });
    agentWords('a1', ' More.');
    agentText('a1', 'We have two rooms left. More.');
    expect(written.at(-1)).toMatchObject({ text: 'We have two', interrupted: true });
    expect(textOf('a1')).toBe('We have two');
  });

  it('does not write an answer nobody heard any of', () => {
    const { agentWords, cut, written } = transcript();
    agentWords('a1', 'We have');
    cut({ itemId: 'a1', sentMs: 900, heardMs: 0 });
    expect(written).toEqual([]);
  });

  it('counts times from the start of the call and events from one', () => {
    const { clock, note, events, guestBegan, guestWords, written } = transcript();
    clock.advance(1_500);
    note('dtmf', { digit: '5' });
    note('caller_left');
    guestBegan('u1');
    guestWords('u1', 'Hi', true);
    expect(events.map(({ seq, offsetMs }) => [seq, offsetMs])).toEqual([
      [1, 1_500],
      [2, 1_500],
    ]);
    expect(written[0]).toMatchObject({ startMs: 1_500, at: '2026-11-20T12:00:01.500Z' });
  });

  it('is told to a new model in the order it was said', () => {
    const { agentText, guestBegan, guestWords, history } = transcript();
    agentText('g', 'Welcome.');
    guestBegan('noise');
    guestWords('u1', 'Hi', true);
    expect(history().map(({ role, text }) => `${role}: ${text}`)).toEqual(['agent: Welcome.', 'guest: Hi']);
  });

  it('ends with what was begun: heard words of the agent, half a sentence of the caller', () => {
    const { agentWords, guestWords, finish, written } = transcript();
    agentWords('a1', 'We have two rooms left.');
    guestWords('u1', 'Wait', false);
    finish((itemId) => (itemId === 'a1' ? { itemId, sentMs: 2_000, heardMs: 1_000 } : null));
    expect(written.map(({ text, interrupted }) => [text, interrupted])).toEqual([
      ['We have two', true],
      ['Wait', false],
    ]);
  });
});
