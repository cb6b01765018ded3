import type { CallTurnDto, ToolCallDto } from '@/lib/calls/schema';

export type TranscriptEntry =
  | { kind: 'turn'; id: string; atMs: number; turn: CallTurnDto; isNewSpeaker: boolean }
  | { kind: 'tool'; id: string; atMs: number; tool: ToolCallDto };

export const turnEntryId = (seq: number): string => `turn-${seq}`;
export const toolEntryId = (id: string): string => `tool-${id}`;

/**
 * Words and receipts in the order of the call. Turns keep the order of their numbers, because a guest's words can be
 * written down after the answer began; a tool stands before the first turn that started after it.
 */
export function transcriptEntries(
  turns: readonly CallTurnDto[],
  tools: readonly ToolCallDto[],
): TranscriptEntry[] {
  const entries: TranscriptEntry[] = [];
  const waiting = [...tools].sort((a, b) => a.offsetMs - b.offsetMs);
  let speaker: CallTurnDto['role'] | null = null;
  for (const turn of [...turns].sort((a, b) => a.seq - b.seq)) {
    while (waiting[0] && waiting[0].offsetMs <= turn.startMs) {
      const tool = waiting.shift();
      if (tool) entries.push(toolEntry(tool));
    }
    entries.push({
      kind: 'turn',
      id: turnEntryId(turn.seq),
      atMs: turn.startMs,
      turn,
      isNewSpeaker: turn.role !== speaker,
    });
    speaker = turn.role;
  }
  return [...entries, ...waiting.map(toolEntry)];
}

function toolEntry(tool: ToolCallDto): TranscriptEntry {
  return { kind: 'tool', id: toolEntryId(tool.id), atMs: tool.offsetMs, tool };
}
