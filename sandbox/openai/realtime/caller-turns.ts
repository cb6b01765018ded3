import type { ActiveResponse } from './active-response';
import { ClientError } from './client-error';
import { newId } from './ids';
import { InputAudio } from './input-audio';
import type { ResponseDesk } from './response-desk';
import type { SessionConfig } from './session-config';
import type { SessionCore } from './session-core';
import { transcribe } from './transcription';
import { TurnDetector, type TurnEvent } from './turn-detector';

/** The shortest audio that may be committed. */
const MIN_COMMIT_MS = 100;
/** Audio kept while nobody speaks, before it is cut back to the padding in front of a turn. */
const QUIET_MS = 1000;
const DEFAULT_PREFIX_MS = 300;

/** The caller's side: audio in, turns out, and the prompt to a caller who says nothing. */
export class CallerTurns {
  private input: InputAudio;
  private detector: TurnDetector | null;
  /** The item of the turn that is being spoken. */
  private turnItemId: string | null = null;
  private cancelIdle: () => void = () => undefined;

  constructor(
    private readonly core: SessionCore,
    private readonly desk: () => ResponseDesk,
  ) {
    this.input = new InputAudio(core.config.inputFormat, core.options.utterances);
    this.detector = core.config.turnDetection && new TurnDetector(core.config.turnDetection);
  }

  /** Settings have changed; a turn under way goes on unless they are its own. */
  reconfigure(before: SessionConfig): void {
    const { inputFormat, turnDetection } = this.core.config;
    if (inputFormat.type !== before.inputFormat.type) {
      this.input = new InputAudio(inputFormat, this.core.options.utterances);
    }
    if (JSON.stringify(turnDetection) === JSON.stringify(before.turnDetection)) return;
    this.detector = turnDetection && new TurnDetector(turnDetection);
  }

  append(audio: Buffer): void {
    for (const frame of this.input.append(audio)) {
      for (const event of this.detector?.step(frame) ?? []) this.follow(event);
    }
    const isQuiet = this.detector !== null && this.turnItemId === null;
    if (isQuiet && this.input.uncommittedMs > QUIET_MS) this.input.trim(this.prefixMs());
  }

  commitByClient(): void {
    const availableMs = this.input.uncommittedMs;
    if (availableMs < MIN_COMMIT_MS) {
      throw new ClientError(
        'input_audio_buffer_commit_empty',
        `Error committing input audio buffer: buffer too small. Expected at least ${MIN_COMMIT_MS}ms of audio, but buffer only has ${availableMs.toFixed(2)}ms of audio.`,
      );
    }
    this.commit(this.turnItemId ?? newId('item'), null);
    this.turnItemId = null;
  }

  clear(): void {
    this.input.take();
    this.core.emit({ type: 'input_audio_buffer.cleared' });
  }

  /** The timeout counts from when the reply, sent faster than it is spoken, has been played. */
  armIdleTimeout(response: ActiveResponse): void {
    const { turnDetection } = this.core.config;
    if (turnDetection?.type !== 'server_vad' || !turnDetection.idle_timeout_ms) return;
    const { clock } = this.core.options;
    const playedAtMs = (response.audioSinceMs ?? clock.nowMs()) + response.audioMs;
    const leftMs = Math.max(0, playedAtMs - clock.nowMs());
    const quietFromMs = this.input.positionMs + Math.round(leftMs);
    this.cancelIdle();
    this.cancelIdle = clock.after(leftMs + turnDetection.idle_timeout_ms, () => this.idle(quietFromMs));
  }

  stopIdleTimeout(): void {
    this.cancelIdle();
  }

  private follow(event: TurnEvent): void {
    if (event.type === 'started') this.begin(event.atMs);
    else this.finish(event.atMs, event.words);
  }

  private begin(atMs: number): void {
    this.cancelIdle();
    this.turnItemId = newId('item');
    this.core.emit({
      type: 'input_audio_buffer.speech_started',
      audio_start_ms: atMs,
      item_id: this.turnItemId,
    });
    if (this.core.config.turnDetection?.interrupt_response !== false) this.desk().cancelByTurn();
  }

  private finish(atMs: number, words: string): void {
    const itemId = this.turnItemId ?? newId('item');
    this.turnItemId = null;
    this.core.emit({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: atMs, item_id: itemId });
    this.commit(itemId, words);
    if (this.core.config.turnDetection?.create_response !== false) this.desk().startByTurn();
  }

  /** `words` are what turn detection heard; without it, what the buffer is known to hold. */
  private commit(itemId: string, words: string | null): void {
    const { core } = this;
    const taken = this.input.take();
    const heard = words ?? taken.words;
    core.emit({
      type: 'input_audio_buffer.committed',
      item_id: itemId,
      previous_item_id: core.items.lastId(),
    });
    const stored = core.addItem({
      id: itemId,
      type: 'message',
      role: 'user',
      status: 'completed',
      content: [{ type: 'input_audio' }],
    });
    stored.audio = [taken.audio];
    stored.audioMs = taken.durationMs;
    core.brain.observe(stored.item, heard);
    const { transcription } = core.config;
    if (!transcription) return;
    for (const { afterMs, event } of transcribe(stored, heard, transcription.model ?? 'gpt-transcribe')) {
      core.options.clock.after(afterMs, () => core.emit(event));
    }
  }

  /** Commits the silence as an item nobody said anything in, and lets the model speak. */
  private idle(quietFromMs: number): void {
    if (this.desk().isBusy || this.turnItemId !== null) return;
    const { core } = this;
    const itemId = newId('item');
    const endMs = this.input.positionMs;
    const span = { audio_start_ms: Math.min(quietFromMs, endMs), audio_end_ms: endMs };
    core.emit({ type: 'input_audio_buffer.timeout_triggered', ...span, item_id: itemId });
    this.input.take();
    core.emit({
      type: 'input_audio_buffer.committed',
      item_id: itemId,
      previous_item_id: core.items.lastId(),
    });
    core.addItem({
      id: itemId,
      type: 'message',
      role: 'user',
      status: 'completed',
      content: [{ type: 'input_audio' }],
    });
    this.desk().startByTurn();
  }

  private prefixMs(): number {
    const { turnDetection } = this.core.config;
    if (turnDetection?.type !== 'server_vad') return DEFAULT_PREFIX_MS;
    return turnDetection.prefix_padding_ms ?? DEFAULT_PREFIX_MS;
  }
}
