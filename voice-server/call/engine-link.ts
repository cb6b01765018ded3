import type { HeardItem } from '../carrier/playback-ledger';
import type { EngineEvent, EngineFactory, EngineNote, EngineSettings, VoiceEngine } from '../engine/engine';

export interface EngineLink {
  readonly name: string;
  readonly model: string;
  readonly sessionLimitMs: number;
  appendAudio(payload: Buffer): void;
  appendText(words: string): void;
  note(note: EngineNote): void;
  respond(instructions?: string): void;
  interrupt(cut: HeardItem[], options: { cancel: boolean }): void;
  answerTool(answer: { toolCallId: string; name: string; output: string; respond: boolean }): void;
  probe(): void;
  /** A fresh conversation that knows what was said; the old one is given up at once. */
  recover(): void;
  /** The same in a quiet moment: the old one goes on until the new one is ready. */
  rotate(): void;
  close(): void;
}

export interface EngineLinkOptions {
  open: EngineFactory;
  settings: Omit<EngineSettings, 'history'>;
  history(): EngineNote[];
  audio(itemId: string, payload: Buffer): void;
  event(event: EngineEvent): void;
}

/**
 * The conversation as one thing, though the vendor's sessions behind it may come and go. What an abandoned session
 * still says is not heard, and the result of a tool that an abandoned one asked for is told to its successor as a fact.
 */
export function createEngineLink(options: EngineLinkOptions): EngineLink {
  const askedBy = new Map<string, VoiceEngine>();
  let current = open([]);
  let successor: VoiceEngine | null = null;

  function open(history: EngineNote[]): VoiceEngine {
    const engine: VoiceEngine = options.open(
      { ...options.settings, history },
      {
        audio(itemId, payload) {
          if (engine === current) options.audio(itemId, payload);
        },
        event(event) {
          if (engine === current) heard(engine, event);
          else if (engine === successor) heardOfSuccessor(engine, event);
        },
      },
    );
    return engine;
  }

  function heard(engine: VoiceEngine, event: EngineEvent): void {
    if (event.type === 'tool_call') askedBy.set(event.toolCallId, engine);
    options.event(event);
  }

  /** A rotation that fails is no loss: the old session goes on. */
  function heardOfSuccessor(engine: VoiceEngine, event: EngineEvent): void {
    if (event.type === 'lost') successor = null;
    if (event.type !== 'ready') return;
    current.close();
    current = engine;
    successor = null;
    options.event(event);
  }

  function dropSuccessor(): void {
    successor?.close();
    successor = null;
  }

  return {
    name: current.name,
    model: current.model,
    sessionLimitMs: current.capabilities.sessionLimitMs,
    appendAudio: (payload) => current.appendAudio(payload),
    appendText: (words) => current.appendText(words),
    note: (note) => current.note(note),
    respond: (instructions) => current.respond(instructions),
    interrupt: (cut, how) => current.interrupt(cut, how),
    answerTool({ toolCallId, name, output, respond }) {
      const asker = askedBy.get(toolCallId);
      askedBy.delete(toolCallId);
      if (asker === current) return current.answerTool(toolCallId, output, { respond });
      current.note({ key: `tool:${toolCallId}`, role: 'system', text: `Result of ${name}: ${output}` });
      if (respond) current.respond();
    },
    probe: () => current.probe(),
    recover() {
      dropSuccessor();
      current.close();
      current = open(options.history());
    },
    rotate() {
      dropSuccessor();
      successor = open(options.history());
    },
    close() {
      dropSuccessor();
      current.close();
    },
  };
}
