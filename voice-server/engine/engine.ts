import type { UsageLine } from '@/lib/billing/prices';
import type { HeardItem } from '../carrier/playback-ledger';

/**
 * One AI conversation, whatever runs it: a speech-to-speech model, a full-duplex model that keeps its own turns, or a
 * chain of recogniser, language model and voice. What an engine cannot do it says in its capabilities, and the
 * matching calls do nothing.
 */
export interface VoiceEngine {
  readonly name: string;
  readonly model: string;
  readonly capabilities: EngineCapabilities;
  /**
   * Base64 µ-law of the caller, the very bytes the carrier sent. They are a view that is only good during this call:
   * an engine that is not ready yet keeps a copy.
   */
  appendAudio(payload: Buffer): void;
  /** Words the caller typed; they are answered like spoken ones. */
  appendText(words: string): void;
  /** Puts into the conversation what was said without the model, or what it must know, under a name of ours. */
  note(note: EngineNote): void;
  /** Asks for an answer now, or as soon as one may be given. `instructions` hold for that answer alone. */
  respond(instructions?: string): void;
  /** The caller cut in: the answer under way is void, and of these items only so much was heard. */
  interrupt(cut: HeardItem[], options: { cancel: boolean }): void;
  /** The result of a tool. With `respond` false nothing is said about it. */
  answerTool(toolCallId: string, output: string, options: { respond: boolean }): void;
  /** Asks for a sign of life: an `alive` event follows, or nothing. */
  probe(): void;
  /** Ends the conversation and what it costs. No event follows. */
  close(): void;
}

export interface EngineCapabilities {
  /** Reports when the caller begins and stops and when an answer begins and ends; otherwise pauses are judged outside. */
  turnEvents: boolean;
  /** Answers on request; otherwise it speaks by itself and `respond` is at best a hint. */
  answersOnRequest: boolean;
  /** Its items can be cut to what was heard. */
  truncation: boolean;
  /** Hands questions to a backend (`delegated`) instead of calling tools by name. */
  delegation: boolean;
  /** Whether usage events add up or each carries the total so far. */
  usage: 'per_answer' | 'cumulative';
  /** How long one conversation may last before it must be moved to a new one. */
  sessionLimitMs: number;
}

export interface EngineNote {
  /** Saying the same key again replaces the earlier note. */
  key: string;
  role: 'agent' | 'guest' | 'system';
  text: string;
  /** Before everything else in the conversation. */
  first?: boolean;
}

/** What a conversation begins with. */
export interface EngineSettings {
  instructions: string;
  voice: string;
  /** BCP 47 of the property; the recogniser expects it first. */
  locale: string;
  /** Names and words of the house a recogniser would not guess. */
  keywords: string[];
  tools: EngineTool[];
  /** What was said before, when a conversation moves to a new session. */
  history: EngineNote[];
}

export interface EngineTool {
  type: 'function';
  name: string;
  description: string;
  parameters: unknown;
}

export type LostCause = 'refused' | 'stalled' | 'dropped' | 'expired' | 'rejected';

export type EngineEvent =
  | { type: 'ready' }
  | { type: 'alive' }
  | { type: 'speech_started'; itemId: string | null }
  | { type: 'speech_stopped'; itemId: string | null }
  /** The whole text of what the caller said so far; it may come long after the answer to it. */
  | { type: 'guest_words'; itemId: string; text: string; final: boolean }
  | { type: 'response_started' }
  /** More text of what the agent says. */
  | { type: 'agent_words'; itemId: string; text: string }
  /** All audio of an item has been delivered; it is not yet played. */
  | { type: 'item_spoken'; itemId: string; text: string | null }
  | { type: 'tool_call'; toolCallId: string; name: string; argsJson: string }
  | { type: 'delegated'; delegationId: string }
  | {
      type: 'response_done';
      status: 'completed' | 'cancelled' | 'incomplete' | 'failed';
      reason: string | null;
      toolCalls: number;
    }
  | { type: 'usage'; usage: UsageLine[] }
  | { type: 'problem'; code: string; message: string }
  | { type: 'lost'; cause: LostCause; message: string };

export interface EngineListener {
  /**
   * The bytes of base64 µ-law to play, good only during this call. Apart from the events because there are many, and
   * each must stay cheap.
   */
  audio(itemId: string, payload: Buffer): void;
  event(event: EngineEvent): void;
}

/** Opens a conversation; connecting begins at once. */
export type EngineFactory = (settings: EngineSettings, listener: EngineListener) => VoiceEngine;
