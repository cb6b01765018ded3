/** Everything the product sent to people, for a person to look at. Newest first, bounded, in memory. */
interface OutboxEntry {
  id: string;
  kind: 'sms' | 'email';
  at: string;
  from: string;
  to: string[];
  /** Empty for text messages. */
  subject: string;
  text: string;
  /** Null when there is only text. */
  html: string | null;
  status: string;
}

export interface Outbox {
  add(entry: OutboxEntry): void;
  setStatus(id: string, status: string): void;
  /** Newest first. */
  list(kind?: OutboxEntry['kind']): OutboxEntry[];
  onChange(listener: () => void): () => void;
}

const MAX_ENTRIES = 500;

export function createOutbox(): Outbox {
  let entries: OutboxEntry[] = [];
  const listeners = new Set<() => void>();

  function replace(next: OutboxEntry[]): void {
    entries = next.slice(0, MAX_ENTRIES);
    for (const listener of [...listeners]) listener();
  }

  return {
    add: (entry) => replace([entry, ...entries]),
    setStatus: (id, status) =>
      replace(entries.map((entry) => (entry.id === id ? { ...entry, status } : entry))),
    list: (kind) => entries.filter((entry) => !kind || entry.kind === kind),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
