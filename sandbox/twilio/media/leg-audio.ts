import type { Utterances } from '../../utterances';
import { PlaybackBuffer, type PlaybackObserver } from './playback-buffer';
import { FRAME_BYTES, SILENCE_FRAME } from './ticker';

export interface MicSpeech {
  text: string;
  /** Watermark and voice, a multiple of 160 bytes. */
  audio: Buffer;
  started(): void;
  finished(): void;
}

export type FrameListener = (frame: Buffer) => void;

/** Frames of the other party waiting to be heard; more than this is old sound nobody wants. */
const MAX_BRIDGED_FRAMES = 5;

/**
 * Both directions of one telephone: the microphone of the person holding it and what its earpiece plays.
 * Every tick moves one 20 ms frame each way.
 */
export class LegAudio {
  readonly speaker: PlaybackBuffer;
  readonly micListeners = new Set<FrameListener>();
  readonly speakerListeners = new Set<FrameListener>();
  private speeches: MicSpeech[] = [];
  private offset = 0;
  private bridged: Buffer[] = [];
  private tone: (() => Buffer | null) | null = null;

  constructor(utterances: Utterances, observer: PlaybackObserver) {
    this.speaker = new PlaybackBuffer(utterances, observer);
  }

  get isSpeaking(): boolean {
    return this.speeches.length > 0;
  }

  /** The person starts to talk, after anything they are still saying. */
  say(speech: MicSpeech): void {
    this.speeches.push(speech);
  }

  /** Sound from the other party of a bridged call. */
  hearFromBridge(frame: Buffer): void {
    this.bridged.push(frame);
    if (this.bridged.length > MAX_BRIDGED_FRAMES) this.bridged.shift();
  }

  /** A tone heard while nothing else is, such as ringing; null stops it. */
  setTone(nextFrame: (() => Buffer | null) | null): void {
    this.tone = nextFrame;
  }

  tick(): void {
    const spoken = this.nextMicFrame();
    for (const listener of this.micListeners) listener(spoken);
    const heard = this.speaker.takeFrame() ?? this.bridged.shift() ?? this.tone?.() ?? SILENCE_FRAME;
    for (const listener of this.speakerListeners) listener(heard);
  }

  private nextMicFrame(): Buffer {
    const speech = this.speeches[0];
    if (!speech) return SILENCE_FRAME;
    if (this.offset === 0) speech.started();
    const frame = speech.audio.subarray(this.offset, this.offset + FRAME_BYTES);
    this.offset += FRAME_BYTES;
    if (this.offset >= speech.audio.length) this.finish(speech);
    return frame;
  }

  private finish(speech: MicSpeech): void {
    this.speeches.shift();
    this.offset = 0;
    speech.finished();
  }
}
