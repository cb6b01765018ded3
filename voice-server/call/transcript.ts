import type { CallEventDto, CallTurnDto, TurnLatency } from '@/lib/calls/schema';
import type { Clock } from '@/lib/clock';
import type { LiveEvent } from '@/lib/live/live-event';
import type { HeardItem } from '../carrier/playback-ledger';
import type { EngineNote } from '../engine/engine';
import { cutText } from './cut-text';

/** Where the log goes; neither ever throws or waits. */
export interface TranscriptSinks {
  turn(turn: CallTurnDto): void;
  event(event: CallEventDto): void;
  live(event: LiveEvent): void;
}

export interface Transcript {
  /** The call's offset now, in milliseconds. */
  offsetMs(): number;
  note(type: string, data?: Record<string, unknown>): void;
  guestBegan(itemId: string): void;
  guestEnded(itemId: string): void;
  guestWords(itemId: string, text: string, final: boolean): void;
  /** More of what the agent says; the turn begins with its first word or sound. */
  agentWords(itemId: string, more: string): void;
  agentBegan(itemId: string, latency: TurnLatency | null): void;
  /** The whole text of an item, once the model has finished it. */
  agentText(itemId: string, text: string): void;
  /** Only a part of this was heard. */
  cut(heard: HeardItem): void;
  /** What the agent began to say and nobody has heard the end of. */
  unsettledItems(): string[];
  /** Everything said so far has been heard to its end. */
  allHeard(): void;
  /** Writes down what was begun; `heard` tells how much of an agent's item was. */
  finish(heard: (itemId: string) => HeardItem | null): void;
  /** A sentence of the caller whose words are still on their way. */
  hasPendingGuest(): boolean;
  /** What was said so far, for a model that must go on from here. */
  history(): EngineNote[];
  turnCount(): number;
  /** What was heard of an item. */
  textOf(itemId: string): string;
}

interface Turn extends CallTurnDto {
  itemId: string;
  isWritten: boolean;
  isFinal: boolean;
  /** When its words were last shown, as an offset. */
  shownMs: number | null;
}

const SHOW_EVERY_MS = 300;

/**
 * The log of a call as it grows. A turn gets its number when it begins, because the words of the caller often come
 * after the answer to them; it reaches the log when its words are settled, and is written again when they change.
 */
export function createTranscript(options: {
  callId: string;
  clock: Clock;
  startedAt: Date;
  sinks: TranscriptSinks;
}): Transcript {
  const { callId, clock, sinks } = options;
  const turns: Turn[] = [];
  const byItem = new Map<string, Turn>();
  let events = 0;
  const startMs = options.startedAt.getTime();

  function offsetMs(): number {
    return Math.max(0, clock.now().getTime() - startMs);
  }

  function begin(itemId: string, role: Turn['role']): Turn {
    const known = byItem.get(itemId);
    if (known) return known;
    const turn: Turn = {
      seq: turns.length + 1,
      role,
      text: '',
      at: clock.now().toISOString(),
      startMs: offsetMs(),
      endMs: null,
      interrupted: false,
      latency: null,
      itemId,
      isWritten: false,
      isFinal: false,
      shownMs: null,
    };
    turns.push(turn);
    byItem.set(itemId, turn);
    return turn;
  }

  function write(turn: Turn): void {
    const dto = dtoOf(turn);
    turn.isWritten = true;
    sinks.turn(dto);
    sinks.live({ type: 'turn', callId, turn: dto });
  }

  /** Words come in faster than anybody reads; the whole text follows when the turn is settled. */
  function showWords(turn: Turn): void {
    const now = offsetMs();
    if (turn.shownMs !== null && now - turn.shownMs < SHOW_EVERY_MS) return;
    turn.shownMs = now;
    const { role, seq, text, startMs: from } = turn;
    sinks.live({ type: 'words', callId, role, seq, text, startMs: from });
  }

  function note(type: string, data: Record<string, unknown> = {}): void {
    events += 1;
    sinks.event({ seq: events, type, at: clock.now().toISOString(), offsetMs: offsetMs(), data });
  }

  function guestWords(itemId: string, text: string, final: boolean): void {
    const turn = begin(itemId, 'guest');
    turn.text = text;
    turn.isFinal = final;
    if (final && text !== '') write(turn);
    else if (text !== '') showWords(turn);
  }

  function agentWords(itemId: string, more: string): void {
    const turn = begin(itemId, 'agent');
    if (turn.interrupted) return;
    turn.text += more;
    showWords(turn);
  }

  function cut(heard: HeardItem): void {
    const turn = byItem.get(heard.itemId);
    if (!turn || turn.interrupted) return;
    turn.interrupted = true;
    turn.isFinal = true;
    turn.text = cutText(turn.text, heard.heardMs, heard.sentMs);
    turn.endMs = offsetMs();
    if (turn.text !== '' || turn.isWritten) write(turn);
  }

  /** An agent's turn is settled once it has been heard: until then it may still be cut. */
  function allHeard(): void {
    for (const turn of unsettled()) {
      turn.endMs ??= offsetMs();
      turn.isFinal = true;
      write(turn);
    }
  }

  function unsettled(): Turn[] {
    return turns.filter((turn) => turn.role === 'agent' && !turn.isFinal && turn.text !== '');
  }

  return {
    offsetMs,
    note,
    guestBegan(itemId) {
      begin(itemId, 'guest');
    },
    guestEnded(itemId) {
      const turn = byItem.get(itemId);
      if (turn) turn.endMs = offsetMs();
    },
    guestWords,
    agentWords,
    agentBegan(itemId, latency) {
      const turn = begin(itemId, 'agent');
      turn.latency ??= latency;
    },
    /** Written at once, so that a crash while it is being played loses nothing. */
    agentText(itemId, text) {
      const turn = begin(itemId, 'agent');
      if (turn.interrupted || text === '') return;
      turn.text = text;
      write(turn);
    },
    cut,
    unsettledItems: () => unsettled().map(({ itemId }) => itemId),
    allHeard,
    finish(heard) {
      for (const turn of unsettled()) {
        const played = heard(turn.itemId);
        if (played && played.heardMs < played.sentMs) cut(played);
      }
      allHeard();
      for (const turn of turns) if (turn.role === 'guest' && !turn.isFinal && turn.text !== '') write(turn);
    },
    hasPendingGuest: () =>
      turns.some((turn) => turn.role === 'guest' && !turn.isFinal && turn.endMs !== null),
    history: () =>
      turns
        .filter(({ text }) => text !== '')
        .map(({ itemId, role, text }) => ({ key: `history:${itemId}`, role, text })),
    turnCount: () => turns.length,
    textOf: (itemId) => byItem.get(itemId)?.text ?? '',
  };
}

function dtoOf({ seq, role, text, at, startMs, endMs, interrupted, latency }: Turn): CallTurnDto {
  return { seq, role, text, at, startMs, endMs, interrupted, latency };
}
