import type { Utterances } from '../../utterances';
import { type SpeechSpan, SpeechSpans } from './speech-spans';
import { BYTES_PER_MS, FRAME_BYTES, FRAME_MS } from './ticker';

/** Missing this little of a sentence, the listener has still heard it. */
const TAIL_BYTES = 250 * BYTES_PER_MS;

export interface PlaybackObserver {
  spanStarted(span: SpeechSpan): void;
  spanEnded(span: SpeechSpan, heardMs: number, how: 'finished' | 'interrupted'): void;
  soundStarted(): void;
  /** Nothing has been played for the idle time after sound was heard. */
  idle(): void;
}

export type MarkReturn = (how: 'played' | 'cleared') => void;

interface PendingMark {
  returned: MarkReturn;
  byte: number;
}

/**
 * Twilio's buffer between a stream and the caller's ear: audio plays in the order it came, 20 ms at a time.
 * A mark comes back when everything queued before it has been played to its end, or at once after a clear.
 */
export class PlaybackBuffer {
  private readonly spans: SpeechSpans;
  private chunks: Buffer[] = [];
  private marks: PendingMark[] = [];
  private headOffset = 0;
  private queuedEndByte = 0;
  private takenByte = 0;
  private playedByte = 0;
  private quietFrames = 0;
  private sounding = false;

  constructor(
    utterances: Utterances,
    private readonly observer: PlaybackObserver,
    private readonly idleMs = 600,
  ) {
    this.spans = new SpeechSpans(utterances);
  }

  get queuedMs(): number {
    return (this.queuedEndByte - this.playedByte) / BYTES_PER_MS;
  }

  /** Milliseconds played to the caller since the call began. */
  get heardMs(): number {
    return this.playedByte / BYTES_PER_MS;
  }

  /** Queues µ-law audio of any length. `text` names the words when they are known (TwiML). */
  enqueue(audio: Buffer, text?: string): void {
    if (audio.length === 0) return;
    this.spans.note(audio, this.queuedEndByte, text);
    this.chunks.push(audio);
    this.queuedEndByte += audio.length;
  }

  /** Calls back when everything queued so far has been played, or at once when it is thrown away. */
  mark(returned: MarkReturn): void {
    if (this.playedByte >= this.queuedEndByte) returned('played');
    else this.marks.push({ returned, byte: this.queuedEndByte });
  }

  /** Throws away what has not been played and returns its length. */
  clear(): number {
    const droppedMs = this.queuedMs;
    this.dropAudio();
    this.cutSpans();
    const marks = this.marks;
    this.marks = [];
    for (const mark of marks) mark.returned('cleared');
    return droppedMs;
  }

  /** The next 20 ms for the caller's ear, or null when nothing is queued. Call once per tick. */
  takeFrame(): Buffer | null {
    this.playedByte = this.takenByte;
    this.settle();
    const frame = this.cutFrame();
    if (frame) this.hear();
    else this.rest();
    return frame;
  }

  /** Whoever was speaking is done, because they are quiet or because nobody can hear them any more. */
  endTurn(): void {
    if (!this.sounding) return;
    this.sounding = false;
    this.endOpenSpans();
    this.observer.idle();
  }

  private settle(): void {
    for (const span of this.spans.finish(this.playedByte)) {
      this.observer.spanEnded(span, this.heardOf(span), 'finished');
    }
    while (this.marks[0] && this.marks[0].byte <= this.playedByte) {
      this.marks.shift()?.returned('played');
    }
  }

  private hear(): void {
    this.quietFrames = 0;
    if (!this.sounding) {
      this.sounding = true;
      this.observer.soundStarted();
    }
    for (const span of this.spans.begin(this.takenByte)) this.observer.spanStarted(span);
  }

  private rest(): void {
    if (!this.sounding) return;
    this.quietFrames += 1;
    if (this.quietFrames * FRAME_MS >= this.idleMs) this.endTurn();
  }

  private cutFrame(): Buffer | null {
    if (this.takenByte >= this.queuedEndByte) return null;
    const parts: Buffer[] = [];
    let missing = FRAME_BYTES;
    while (missing > 0 && this.chunks[0]) {
      const part = this.chunks[0].subarray(this.headOffset, this.headOffset + missing);
      parts.push(part);
      missing -= part.length;
      this.headOffset += part.length;
      if (this.headOffset >= this.chunks[0].length) this.dropHead();
    }
    this.takenByte += FRAME_BYTES - missing;
    if (parts.length === 1 && missing === 0 && parts[0]) return parts[0];
    return Buffer.concat([...parts, Buffer.alloc(missing, 0xff)]);
  }

  private dropHead(): void {
    this.chunks.shift();
    this.headOffset = 0;
  }

  private dropAudio(): void {
    this.chunks = [];
    this.headOffset = 0;
    this.queuedEndByte = this.playedByte;
    this.takenByte = this.playedByte;
  }

  private cutSpans(): void {
    for (const span of this.spans.cut()) this.observer.spanEnded(span, this.heardOf(span), 'interrupted');
  }

  /** Words whose audio stopped coming: said in full but for a short tail, or broken off. */
  private endOpenSpans(): void {
    for (const span of this.spans.cut()) {
      const missingBytes = span.endByte - this.playedByte;
      this.observer.spanEnded(
        span,
        this.heardOf(span),
        missingBytes <= TAIL_BYTES ? 'finished' : 'interrupted',
      );
    }
  }

  private heardOf(span: SpeechSpan): number {
    const heardBytes = Math.min(this.playedByte, span.endByte) - span.startByte;
    return Math.max(0, Math.round(heardBytes / BYTES_PER_MS));
  }
}
