import { formatDuration, formatLatency } from '@/components/ui/format-duration';
import type { CallTurnDto, ToolCallDto } from '@/lib/calls/schema';
import { toolEntryId, turnEntryId } from './transcript-entries';

export type SegmentKind = 'guest' | 'agent' | 'tool' | 'silence' | 'interruption';

export interface TimelineSegment {
  key: string;
  kind: SegmentKind;
  startMs: number;
  endMs: number;
  label: string;
  /** The transcript entry it leads to. */
  target: string;
}

/** Below this, quiet is just the rhythm of talk. */
const SILENCE_MS = 1_500;

const SHORTEST_WORD_MS = 300;
const MS_PER_CHARACTER = 62;

/** Who was heard when, where nobody was, and where a guest cut in: the call as lengths of time. */
export function timelineSegments(
  turns: readonly CallTurnDto[],
  tools: readonly ToolCallDto[],
  totalMs: number,
): TimelineSegment[] {
  const inOrder = [...turns].sort((a, b) => a.startMs - b.startMs);
  const spoken = inOrder.map((turn, index) =>
    spokenSegment(turn, Math.min(inOrder[index + 1]?.startMs ?? totalMs, totalMs)),
  );
  const worked = tools.map((tool) => toolSegment(tool, totalMs));
  const cuts = turns.filter((turn) => turn.interrupted && turn.endMs !== null).map(interruption);
  return [...spoken, ...worked, ...silences(spoken, totalMs), ...cuts].sort((a, b) => a.startMs - b.startMs);
}

function spokenSegment(turn: CallTurnDto, latestEndMs: number): TimelineSegment {
  const endMs = Math.max(
    turn.startMs,
    turn.endMs ?? Math.min(turn.startMs + speakingMs(turn.text), latestEndMs),
  );
  const who = turn.role === 'guest' ? 'Guest' : 'Front Desk';
  const target = turnEntryId(turn.seq);
  return {
    key: target,
    kind: turn.role,
    startMs: turn.startMs,
    endMs,
    label: `${who}, ${spanWords(turn.startMs, endMs)}`,
    target,
  };
}

/** Typed words have no length of their own, and words still being spoken none yet: they get that of a calm voice. */
function speakingMs(text: string): number {
  return SHORTEST_WORD_MS + text.length * MS_PER_CHARACTER;
}

function toolSegment(tool: ToolCallDto, totalMs: number): TimelineSegment {
  const endMs = tool.durationMs === null ? totalMs : tool.offsetMs + tool.durationMs;
  const target = toolEntryId(tool.id);
  const label = `${tool.tool.replaceAll('_', ' ')}, ${formatLatency(endMs - tool.offsetMs)} at ${formatDuration(tool.offsetMs)}`;
  return { key: target, kind: 'tool', startMs: tool.offsetMs, endMs, label, target };
}

function interruption(turn: CallTurnDto): TimelineSegment {
  const atMs = turn.endMs ?? turn.startMs;
  const target = turnEntryId(turn.seq);
  return {
    key: `cut-${turn.seq}`,
    kind: 'interruption',
    startMs: atMs,
    endMs: atMs,
    label: `Interrupted at ${formatDuration(atMs)}`,
    target,
  };
}

/** The quiet belongs to whoever speaks next; at the end, to whoever spoke last. */
function silences(spoken: TimelineSegment[], totalMs: number): TimelineSegment[] {
  const found: TimelineSegment[] = [];
  let heardUntilMs = 0;
  for (const segment of [...spoken, null]) {
    const nextMs = segment?.startMs ?? totalMs;
    const target = segment?.target ?? spoken.at(-1)?.target;
    if (target && nextMs - heardUntilMs >= SILENCE_MS) {
      const label = `Silence, ${formatLatency(nextMs - heardUntilMs)} at ${formatDuration(heardUntilMs)}`;
      found.push({
        key: `silence-${heardUntilMs}`,
        kind: 'silence',
        startMs: heardUntilMs,
        endMs: nextMs,
        label,
        target,
      });
    }
    heardUntilMs = Math.max(heardUntilMs, segment?.endMs ?? totalMs);
  }
  return found;
}

function spanWords(startMs: number, endMs: number): string {
  return `${formatDuration(startMs)} to ${formatDuration(endMs)}`;
}
