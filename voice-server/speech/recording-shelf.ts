import type { Recording } from '../call/call-facts';
import type { RecordingKind } from '../call/machine/state';

interface ShelfEntry {
  recordings: ReadonlyMap<RecordingKind, Recording>;
  /** Fillers by their words. */
  fillers: ReadonlyMap<string, Recording>;
}

export interface AgentVoice {
  tenantId: string;
  agentVersionId: string;
}

export interface RecordingShelf {
  /** What is rendered for this agent version; read from the database the first time, then shared by every call. */
  take(agent: AgentVoice): Promise<ShelfEntry>;
  /** Something was rendered anew. */
  forget(agentVersionId: string): void;
}

export const FILLER_PREFIX = 'filler:';
const KINDS: readonly RecordingKind[] = [
  'greeting',
  'apology',
  'one_moment',
  'still_there',
  'ending_soon',
  'goodbye',
];
/** Some hundred kilobytes each. */
const MAX_VERSIONS = 200;
/** Another process may have rendered a better voice meanwhile. */
const FRESH_FOR_MS = 10 * 60_000;

export type StoredRecording = Recording & { kind: string };

/** Sound of agent versions in memory once, however many calls play it. */
export function createRecordingShelf(options: {
  load(agent: AgentVoice): Promise<StoredRecording[]>;
  now(): number;
}): RecordingShelf {
  const entries = new Map<string, { entry: Promise<ShelfEntry>; loadedAt: number }>();

  function take(agent: AgentVoice): Promise<ShelfEntry> {
    const known = entries.get(agent.agentVersionId);
    if (known && options.now() - known.loadedAt < FRESH_FOR_MS) return known.entry;
    const entry = options.load(agent).then(sort);
    entries.delete(agent.agentVersionId);
    entries.set(agent.agentVersionId, { entry, loadedAt: options.now() });
    entry.catch(() => entries.delete(agent.agentVersionId));
    const [oldest] = entries.keys();
    if (entries.size > MAX_VERSIONS && oldest) entries.delete(oldest);
    return entry;
  }

  return { take, forget: (agentVersionId) => entries.delete(agentVersionId) };
}

function sort(stored: StoredRecording[]): ShelfEntry {
  const recordings = new Map<RecordingKind, Recording>();
  const fillers = new Map<string, Recording>();
  for (const { kind, text, ulaw } of stored) {
    const known = KINDS.find((name) => name === kind);
    if (known) recordings.set(known, { text, ulaw });
    else if (kind.startsWith(FILLER_PREFIX)) fillers.set(text, { text, ulaw });
  }
  return { recordings, fillers };
}
