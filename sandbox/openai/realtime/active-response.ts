import type { RealtimeResponse, RealtimeResponseStatus } from 'openai/resources/realtime/realtime';
import type { Logger } from 'pino';
import { type Clock, sleep } from '../../clock';
import type { Utterances } from '../../utterances';
import type { Move } from '../conversation/state';
import type { ConversationItems, StoredItem } from './conversation-items';
import { newId } from './ids';
import type { OutgoingEvent } from './outgoing-event';
import { ResponseItems } from './response-items';
import type { SessionConfig } from './session-config';
import { bytesPerMs, type Segment, speakSegments } from './spoken-segments';
import { assistantAudioTokens, type TokenCount, textTokens } from './usage';

/** Audio goes out in pieces of this length … */
const DELTA_MS = 200;
/** … one every so often, which is eight times as fast as it is spoken. */
const DELTA_EVERY_MS = 25;

export interface ResponseSettings {
  config: SessionConfig;
  /** Whether its items become part of the default conversation. */
  inConversation: boolean;
  conversationId: string;
  metadata: Record<string, string> | null;
  /** Silence before the first event of the reply, in milliseconds. */
  thinkMs: number;
  /** The provider refuses this response for its rate. */
  rateLimited: boolean;
  /** What the model reads for it. */
  input: TokenCount;
  plan(): Move[];
}

export interface ResponseHost {
  emit(event: OutgoingEvent): void;
  items: ConversationItems;
  clock: Clock;
  utterances: Utterances;
  log: Logger;
  measure(config: SessionConfig, input: TokenCount, output: TokenCount): RealtimeResponse['usage'];
  ended(response: ActiveResponse): void;
}

type FinalStatus = 'completed' | 'cancelled' | 'incomplete' | 'failed';

interface OpenMessage {
  stored: StoredItem;
  index: number;
  transcript: string;
}

/** One response from `response.created` to `response.done`, cancellable at any moment between. */
export class ActiveResponse {
  readonly id = newId('resp');
  status: FinalStatus | 'in_progress' = 'in_progress';
  /** Audio handed over so far. */
  audioMs = 0;
  /** When the first audio was handed over, on the clock; null before. */
  audioSinceMs: number | null = null;
  readonly undelivered: string[] = [];
  private readonly items: ResponseItems;
  private readonly abort = new AbortController();
  private open: OpenMessage | null = null;
  private spokenText = '';

  constructor(
    readonly settings: ResponseSettings,
    private readonly host: ResponseHost,
  ) {
    this.items = new ResponseItems(this.id, settings.inConversation ? host.items : null, (event) =>
      host.emit(event),
    );
  }

  /** Runs to the end; never rejects. */
  async run(): Promise<void> {
    this.host.emit({ type: 'response.created', response: this.describe() });
    this.host.emit(rateLimits());
    try {
      await sleep(this.host.clock, this.settings.thinkMs, this.abort.signal);
      if (this.settings.rateLimited)
        return this.fail('rate_limit_exceeded', 'Rate limit reached. Please try again later.');
      await this.perform(this.settings.plan());
    } catch (error) {
      if (this.status !== 'in_progress') return;
      this.host.log.error({ err: error }, 'response failed');
      this.fail('server_error', 'The server had an error while processing your request.');
    }
  }

  /** Ends the response now; what was not sent is never sent. */
  cancel(reason: 'turn_detected' | 'client_cancelled'): void {
    if (this.status !== 'in_progress') return;
    this.closeMessage('incomplete');
    this.finish('cancelled', { type: 'cancelled', reason });
  }

  private async perform(moves: Move[]): Promise<void> {
    this.undelivered.push(...moves.flatMap((move) => (move.type === 'call' ? [move.callId] : [])));
    for (const move of moves) {
      if (move.type === 'say') await this.speak(move.text);
      else this.call(move);
      if (this.status !== 'in_progress') return;
    }
    this.finish('completed', { type: 'completed' });
  }

  private async speak(text: string): Promise<void> {
    this.openMessage();
    if (this.settings.config.outputModality === 'text') await this.writeText(text);
    else await this.speakAloud(text);
    this.closeMessage('completed');
  }

  private async writeText(text: string): Promise<void> {
    for (const word of wordsOf(text)) {
      await sleep(this.host.clock, DELTA_EVERY_MS, this.abort.signal);
      this.say(word, 'response.output_text.delta');
    }
  }

  private async speakAloud(text: string): Promise<void> {
    const { voice, speed, outputFormat: format, maxOutputTokens } = this.settings.config;
    for await (const segment of speakSegments(text, {
      voice,
      speed,
      format,
      utterances: this.host.utterances,
    })) {
      await this.sendSegment(segment, bytesPerMs(format) * DELTA_MS);
      if (this.status !== 'in_progress') return;
      if (maxOutputTokens !== 'inf' && assistantAudioTokens(this.audioMs) >= maxOutputTokens)
        return this.runOut();
    }
  }

  private async sendSegment(segment: Segment, deltaBytes: number): Promise<void> {
    const words = wordsOf(this.open?.transcript ? ` ${segment.text}` : segment.text);
    const deltas = Math.ceil(segment.audio.length / deltaBytes);
    for (let index = 0; index < deltas; index += 1) {
      if (this.audioSinceMs !== null) await sleep(this.host.clock, DELTA_EVERY_MS, this.abort.signal);
      if (this.status !== 'in_progress') return;
      for (const word of words.slice(
        Math.ceil((words.length * index) / deltas),
        Math.ceil((words.length * (index + 1)) / deltas),
      )) {
        this.say(word, 'response.output_audio_transcript.delta');
      }
      this.sendAudio(segment.audio.subarray(index * deltaBytes, (index + 1) * deltaBytes));
    }
  }

  private sendAudio(audio: Buffer): void {
    if (!this.open) return;
    const durationMs = audio.length / bytesPerMs(this.settings.config.outputFormat);
    this.audioSinceMs ??= this.host.clock.nowMs();
    this.audioMs += durationMs;
    this.open.stored.audioMs += durationMs;
    this.open.stored.audio.push(audio);
    this.host.emit({
      type: 'response.output_audio.delta',
      ...this.place(this.open),
      delta: audio.toString('base64'),
    });
  }

  private say(
    word: string,
    type: 'response.output_audio_transcript.delta' | 'response.output_text.delta',
  ): void {
    if (!this.open) return;
    this.open.transcript += word;
    this.host.emit({ type, ...this.place(this.open), delta: word });
  }

  private openMessage(): void {
    const isText = this.settings.config.outputModality === 'text';
    const opened = this.items.open({
      type: 'message',
      role: 'assistant',
      status: 'in_progress',
      content: [],
    });
    this.open = { ...opened, transcript: '' };
    const part = isText ? { type: 'text' as const, text: '' } : { type: 'audio' as const, transcript: '' };
    this.host.emit({ type: 'response.content_part.added', ...this.place(this.open), part });
  }

  private closeMessage(status: 'completed' | 'incomplete'): void {
    const message = this.open;
    if (!message) return;
    this.open = null;
    this.spokenText += message.transcript;
    const place = this.place(message);
    const { transcript } = message;
    if (this.settings.config.outputModality === 'text') {
      this.host.emit({ type: 'response.output_text.done', ...place, text: transcript });
      this.host.emit({
        type: 'response.content_part.done',
        ...place,
        part: { type: 'text', text: transcript },
      });
      this.items.close(message, {
        type: 'message',
        role: 'assistant',
        status,
        content: [{ type: 'output_text', text: transcript }],
      });
      return;
    }
    this.host.emit({ type: 'response.output_audio.done', ...place });
    this.host.emit({ type: 'response.output_audio_transcript.done', ...place, transcript });
    this.host.emit({ type: 'response.content_part.done', ...place, part: { type: 'audio', transcript } });
    this.items.close(message, {
      type: 'message',
      role: 'assistant',
      status,
      content: [{ type: 'output_audio', transcript }],
    });
  }

  private call(move: Extract<Move, { type: 'call' }>): void {
    const base = { type: 'function_call', call_id: move.callId, name: move.name } as const;
    const { stored, index } = this.items.open({ ...base, status: 'in_progress', arguments: '' });
    const place = { response_id: this.id, item_id: stored.id, output_index: index, call_id: move.callId };
    const text = JSON.stringify(move.arguments);
    for (const delta of text.match(/.{1,24}/gs) ?? []) {
      this.host.emit({ type: 'response.function_call_arguments.delta', ...place, delta });
    }
    this.host.emit({
      type: 'response.function_call_arguments.done',
      ...place,
      name: move.name,
      arguments: text,
    });
    this.spokenText += text;
    this.undelivered.splice(this.undelivered.indexOf(move.callId), 1);
    this.items.close({ stored, index }, { ...base, status: 'completed', arguments: text });
  }

  private runOut(): void {
    this.closeMessage('incomplete');
    this.finish('incomplete', { type: 'incomplete', reason: 'max_output_tokens' });
  }

  private fail(code: string, message: string): void {
    this.closeMessage('incomplete');
    const type = code === 'server_error' ? 'server_error' : 'invalid_request_error';
    this.finish('failed', { type: 'failed', error: { type, code, message } });
  }

  private finish(status: FinalStatus, details: RealtimeResponseStatus): void {
    this.status = status;
    this.abort.abort(new Error('The response has ended.'));
    const counted = { text: textTokens(this.spokenText), audio: assistantAudioTokens(this.audioMs) };
    const usage =
      status === 'failed' ? undefined : this.host.measure(this.settings.config, this.settings.input, counted);
    this.host.emit({
      type: 'response.done',
      response: { ...this.describe(), status_details: details, ...(usage ? { usage } : {}) },
    });
    this.host.ended(this);
  }

  private place(message: OpenMessage) {
    return {
      response_id: this.id,
      item_id: message.stored.id,
      output_index: message.index,
      content_index: 0,
    };
  }

  private describe(): RealtimeResponse {
    const { config, inConversation, conversationId, metadata } = this.settings;
    return {
      object: 'realtime.response',
      id: this.id,
      status: this.status,
      output: this.items.list(),
      output_modalities: [config.outputModality],
      ...(inConversation ? { conversation_id: conversationId } : {}),
      max_output_tokens: config.maxOutputTokens,
      metadata,
      audio: { output: { format: config.outputFormat, voice: config.voice } },
    };
  }
}

/** The words with the spaces in front of them, so that joined deltas give the text back. */
function wordsOf(text: string): string[] {
  return text.match(/\s*\S+/g) ?? [];
}

function rateLimits(): OutgoingEvent {
  return {
    type: 'rate_limits.updated',
    rate_limits: [{ name: 'tokens', limit: 250_000, remaining: 249_000, reset_seconds: 0.24 }],
  };
}
