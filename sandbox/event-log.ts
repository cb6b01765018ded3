/** Something that happened, with its place in the order and the time since the log began. */
export type Logged<Event> = Event & { sequence: number; atMs: number };

/** An append-only, bounded list of events that can be replayed and followed. */
export class EventLog<Event extends object> {
  private readonly events: Logged<Event>[] = [];
  private readonly listeners = new Set<(event: Logged<Event>) => void>();
  private sequence = 0;

  constructor(
    private readonly sinceStartMs: () => number,
    private readonly capacity = 3000,
  ) {}

  append(event: Event): void {
    this.sequence += 1;
    const logged = { ...event, sequence: this.sequence, atMs: Math.round(this.sinceStartMs()) };
    this.events.push(logged);
    if (this.events.length > this.capacity) this.events.splice(0, this.events.length - this.capacity);
    for (const listener of [...this.listeners]) listener(logged);
  }

  /** Events after the given sequence number, oldest first. */
  after(sequence: number): Logged<Event>[] {
    return this.events.filter((event) => event.sequence > sequence);
  }

  subscribe(listener: (event: Logged<Event>) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
