import type { Utterance } from '../../utterances';
import type { TurnDetection } from './session-config';

/** 20 ms of the caller's audio as turn detection sees it. Times are milliseconds of audio written so far. */
export interface Frame {
  startMs: number;
  endMs: number;
  /** Root mean square of the 16-bit samples. */
  rms: number;
  /** The utterance whose watermark ends in this frame. */
  utterance: Utterance | null;
}

export type TurnEvent =
  | { type: 'started'; atMs: number }
  /** `words` is empty when a voice was heard whose words are not known. */
  | { type: 'stopped'; atMs: number; words: string };

/** Noise shorter than this does not start a turn. */
const MIN_SPEECH_MS = 60;
const EAGERNESS_MS = {
  high: { complete: 300, trailing: 2000 },
  medium: { complete: 500, trailing: 4000 },
  auto: { complete: 500, trailing: 4000 },
  low: { complete: 800, trailing: 8000 },
} as const;

/**
 * Decides when the caller starts and stops speaking, in time of audio rather than of the clock. A watermarked
 * utterance counts as speech for its known length, so the pauses inside it do not end the turn; anything else counts
 * by loudness alone.
 */
export class TurnDetector {
  private speaking = false;
  private loudMs = 0;
  private voicedUntilMs = 0;
  private utteranceUntilMs = 0;
  private words: string[] = [];

  constructor(private readonly settings: NonNullable<TurnDetection>) {}

  step(frame: Frame): TurnEvent[] {
    const events: TurnEvent[] = [];
    if (frame.utterance) this.beginUtterance(frame, frame.utterance);
    this.loudMs = frame.rms >= this.loudness() ? this.loudMs + (frame.endMs - frame.startMs) : 0;
    const inUtterance = frame.startMs < this.utteranceUntilMs;
    const isVoice = inUtterance || this.loudMs >= MIN_SPEECH_MS;
    if (isVoice)
      this.voicedUntilMs = inUtterance ? Math.min(frame.endMs, this.utteranceUntilMs) : frame.endMs;
    if (isVoice && !this.speaking) events.push(this.start(frame));
    else if (this.speaking && !isVoice && frame.endMs - this.voicedUntilMs >= this.waitMs())
      events.push(this.stop(frame));
    return events;
  }

  private beginUtterance(frame: Frame, utterance: Utterance): void {
    this.utteranceUntilMs = frame.endMs + utterance.durationMs;
    this.words.push(utterance.text);
  }

  private start(frame: Frame): TurnEvent {
    this.speaking = true;
    const padding = this.settings.type === 'server_vad' ? (this.settings.prefix_padding_ms ?? 300) : 300;
    return { type: 'started', atMs: Math.max(0, Math.round(frame.startMs - padding)) };
  }

  private stop(frame: Frame): TurnEvent {
    const words = this.words.join(' ');
    this.speaking = false;
    this.words = [];
    return { type: 'stopped', atMs: Math.round(frame.endMs), words };
  }

  private loudness(): number {
    const threshold = this.settings.type === 'server_vad' ? (this.settings.threshold ?? 0.5) : 0.5;
    return 32_768 * 10 ** ((-45 + 20 * threshold) / 20);
  }

  private waitMs(): number {
    if (this.settings.type === 'server_vad') return this.settings.silence_duration_ms ?? 500;
    const wait = EAGERNESS_MS[this.settings.eagerness ?? 'auto'];
    return trailsOff(this.words.at(-1) ?? '') ? wait.trailing : wait.complete;
  }
}

/** Whether the words sound as if more were coming. */
function trailsOff(words: string): boolean {
  return /(?:\b(?:um+|uh+|and|but|so|or|the|a|an|my|for|to|from|with|because)|\.{3}|…|,)\s*$/i.test(
    words.trim(),
  );
}
