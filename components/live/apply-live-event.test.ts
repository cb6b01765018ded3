import { describe, expect, it } from 'vitest';
import type { CallSummaryDto, CallTurnDto, ToolCallDto } from '@/lib/calls/schema';
import { applyLiveEvent, detailFromSummary } from './apply-live-event';

const summary: CallSummaryDto = {
  id: 'call-1',
  propertyId: 'property-1',
  propertyName: 'West Bethel Motel',
  zone: 'America/New_York',
  currency: 'USD',
  status: 'in_progress',
  origin: 'external',
  from: '+12075550100',
  to: '+12072203501',
  guestName: null,
  language: 'en',
  startedAt: '2026-11-20T12:00:00.000Z',
  endedAt: null,
  durationMs: null,
  outcome: null,
  summary: '',
  requiresAction: false,
  priority: 'normal',
  pipelineMinor: null,
  costMicros: null,
  turnCount: 0,
  latencyP50Ms: null,
};

function buildTurn(changes: Partial<CallTurnDto>): CallTurnDto {
  return {
    seq: 1,
    role: 'agent',
    text: 'Good evening.',
    at: summary.startedAt,
    startMs: 0,
    endMs: 900,
    interrupted: false,
    latency: null,
    ...changes,
  };
}

const tool: ToolCallDto = {
  id: 'tool-1',
  tool: 'check_availability',
  status: 'running',
  args: { arrival: '2027-03-12' },
  sayFacts: [],
  effectRef: null,
  offsetMs: 4_000,
  durationMs: null,
};

describe('the calls in progress', () => {
  it('gain a call once, however often its start is told', () => {
    const once = applyLiveEvent([], { type: 'call_started', call: summary });
    const twice = applyLiveEvent(once, { type: 'call_started', call: { ...summary, guestName: 'Ada' } });
    expect(twice.map((call) => call.guestName)).toEqual(['Ada']);
  });

  it('grow a turn word by word and keep turns in the order of the talk', () => {
    const start = [detailFromSummary(summary)];
    const answer = applyLiveEvent(start, {
      type: 'turn',
      callId: 'call-1',
      turn: buildTurn({ seq: 3, startMs: 5_000 }),
    });
    const late = { type: 'words', callId: 'call-1', role: 'guest', seq: 2, startMs: 2_000 } as const;
    const first = applyLiveEvent(answer, { ...late, text: 'Do you' });
    const second = applyLiveEvent(first, { ...late, text: 'Do you have a room?' });
    expect(second[0]?.turns.map((turn) => [turn.seq, turn.text])).toEqual([
      [2, 'Do you have a room?'],
      [3, 'Good evening.'],
    ]);
    expect(second[0]?.turns[0]?.at).toBe('2026-11-20T12:00:02.000Z');
  });

  it('keep the longer words when the whole turn did not fit the feed', () => {
    const long = buildTurn({ text: 'a'.repeat(3_000) });
    const known = applyLiveEvent([detailFromSummary(summary)], {
      type: 'turn',
      callId: 'call-1',
      turn: long,
    });
    const cut = buildTurn({ text: 'a'.repeat(1_500), interrupted: true });
    const after = applyLiveEvent(known, { type: 'turn', callId: 'call-1', turn: cut, truncated: true });
    expect(after[0]?.turns[0]).toMatchObject({ interrupted: true, text: long.text });
  });

  it('replace a tool by its id and keep what a truncated event left out', () => {
    const running = applyLiveEvent([detailFromSummary(summary)], { type: 'tool', callId: 'call-1', tool });
    const done = { ...tool, status: 'ok', args: {}, durationMs: 80 } as const;
    const after = applyLiveEvent(running, { type: 'tool', callId: 'call-1', tool: done, truncated: true });
    expect(after[0]?.tools).toEqual([{ ...done, args: tool.args, sayFacts: [] }]);
  });

  it('lose a call that ended, and ignore words of a call they do not know', () => {
    const calls = [detailFromSummary(summary)];
    expect(applyLiveEvent(calls, { type: 'call_ended', call: { ...summary, status: 'completed' } })).toEqual(
      [],
    );
    const foreign = applyLiveEvent(calls, {
      type: 'words',
      callId: 'other',
      role: 'guest',
      seq: 1,
      text: 'x',
      startMs: 0,
    });
    expect(foreign).toEqual(calls);
  });
});
