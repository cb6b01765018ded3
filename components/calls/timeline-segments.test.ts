import { describe, expect, it } from 'vitest';
import type { CallTurnDto, ToolCallDto } from '@/lib/calls/schema';
import { timelineSegments } from './timeline-segments';
import { transcriptEntries } from './transcript-entries';

function turn(
  seq: number,
  role: 'guest' | 'agent',
  startMs: number,
  endMs: number | null,
  interrupted = false,
): CallTurnDto {
  return {
    seq,
    role,
    text: `words ${seq}`,
    at: '2026-11-20T12:00:00.000Z',
    startMs,
    endMs,
    interrupted,
    latency: null,
  };
}

const tool: ToolCallDto = {
  id: 'a',
  tool: 'check_availability',
  status: 'ok',
  args: {},
  sayFacts: [],
  effectRef: null,
  offsetMs: 4_000,
  durationMs: 120,
};

describe('the timeline', () => {
  it('shows talk, tools, the silence between, and where the guest cut in', () => {
    const turns = [
      turn(1, 'agent', 0, 2_000, true),
      turn(2, 'guest', 2_100, 3_500),
      turn(3, 'agent', 6_000, 8_000),
    ];
    const segments = timelineSegments(turns, [tool], 8_500);
    expect(segments.map((segment) => [segment.kind, segment.startMs, segment.endMs, segment.target])).toEqual(
      [
        ['agent', 0, 2_000, 'turn-1'],
        ['interruption', 2_000, 2_000, 'turn-1'],
        ['guest', 2_100, 3_500, 'turn-2'],
        ['silence', 3_500, 6_000, 'turn-3'],
        ['tool', 4_000, 4_120, 'tool-a'],
        ['agent', 6_000, 8_000, 'turn-3'],
      ],
    );
  });

  it('gives words without a measured end the length of a calm voice, never past what was heard next', () => {
    const words = { ...turn(1, 'guest', 0, null), text: 'a'.repeat(50) };
    expect(timelineSegments([words], [], 60_000)).toMatchObject([{ endMs: 3_400 }, { kind: 'silence' }]);
    expect(timelineSegments([words], [], 2_000)).toMatchObject([{ endMs: 2_000 }]);
    expect(timelineSegments([words, turn(2, 'agent', 1_200, 3_000)], [], 3_000)[0]).toMatchObject({
      endMs: 1_200,
    });
  });

  it('calls the end of a call silent when nobody spoke any more', () => {
    const segments = timelineSegments([turn(1, 'agent', 0, 1_000)], [], 5_000);
    expect(segments.at(-1)).toMatchObject({
      kind: 'silence',
      startMs: 1_000,
      endMs: 5_000,
      target: 'turn-1',
    });
  });
});

describe('the transcript', () => {
  it('keeps the order of the talk when a guest’s words arrive late, and puts receipts where they happened', () => {
    const entries = transcriptEntries(
      [turn(3, 'agent', 6_000, 8_000), turn(2, 'guest', 2_100, 3_500)],
      [tool],
    );
    expect(entries.map((entry) => entry.id)).toEqual(['turn-2', 'tool-a', 'turn-3']);
  });
});
