export const LINE_BEHAVIOURS = ['answers', 'busy', 'no_answer', 'unreachable'] as const;
type LineBehaviour = (typeof LINE_BEHAVIOURS)[number];

/** How a telephone that somebody else holds (staff, a guest called back) behaves when it is rung or texted. */
export interface Line {
  number: string;
  behaviour: LineBehaviour;
  /** How long it rings before it is answered. */
  ringSeconds: number;
  /** A landline cannot receive text messages. */
  landline: boolean;
  /** What the person presses when asked to accept the call; empty presses nothing. */
  presses: string;
  /** What the person says on answering; empty says nothing. */
  greeting: string;
}

export type LineSettings = Partial<Omit<Line, 'number'>>;

const DEFAULT_LINE: Omit<Line, 'number'> = {
  behaviour: 'answers',
  ringSeconds: 2,
  landline: false,
  presses: '1',
  greeting: 'Hello, this is the front desk. How can I help?',
};

/** Lines that were given a behaviour or have been rung; any other number behaves like the default. */
export class LineBook {
  private readonly lines = new Map<string, Line>();
  private readonly listeners = new Set<() => void>();

  get(number: string): Line {
    return this.lines.get(number) ?? { number, ...DEFAULT_LINE };
  }

  set(number: string, settings: LineSettings): Line {
    const line = { ...this.get(number), ...settings };
    this.lines.set(number, line);
    for (const listener of [...this.listeners]) listener();
    return line;
  }

  list(): Line[] {
    return [...this.lines.values()];
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
