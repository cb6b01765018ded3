import { randomUUID } from 'node:crypto';
import { type Utterances, WATERMARK_BYTES } from '../../utterances';
import { BYTES_PER_MS } from './ticker';

type SpeechSource = 'watermark' | 'twiml' | 'recorded';

/** A stretch of the audio sent to a phone whose words are known, or known to be unknown. Offsets are in bytes. */
export interface SpeechSpan {
  id: string;
  text: string;
  source: SpeechSource;
  startByte: number;
  endByte: number;
  state: 'waiting' | 'playing';
}

/** Audio whose words nobody told us, for example a file the product rendered itself. */
const RECORDED_TEXT = '(recorded audio)';
/** Sound this soon after known words is their tail, not another recording. */
const TAIL_BYTES = 250 * BYTES_PER_MS;

/** Finds out which words each byte of an audio stream belongs to, from labels and from watermarks inside it. */
export class SpeechSpans {
  private spans: SpeechSpan[] = [];
  private tail: Buffer = Buffer.alloc(0);
  private knownUntilByte = Number.NEGATIVE_INFINITY;

  constructor(private readonly utterances: Utterances) {}

  /** Takes note of audio that begins at `startByte` of the stream. */
  note(audio: Buffer, startByte: number, text?: string): void {
    const endByte = startByte + audio.length;
    if (text !== undefined) this.addKnown({ text, source: 'twiml', startByte, endByte });
    else if (!this.noteWatermarks(audio, startByte)) this.noteUnknown(audio, startByte, endByte);
  }

  /** Spans that begin before `byte` and have not been announced yet; they count as playing from now on. */
  begin(byte: number): SpeechSpan[] {
    const begun = this.spans.filter((span) => span.state === 'waiting' && span.startByte < byte);
    for (const span of begun) span.state = 'playing';
    return begun;
  }

  /** Removes and returns the playing spans that have been played to their end. */
  finish(byte: number): SpeechSpan[] {
    const finished = this.spans.filter((span) => span.state === 'playing' && span.endByte <= byte);
    if (finished.length > 0) this.spans = this.spans.filter((span) => !finished.includes(span));
    return finished;
  }

  /** Forgets everything and returns what was playing when it was cut off. */
  cut(): SpeechSpan[] {
    const playing = this.spans.filter((span) => span.state === 'playing');
    this.spans = [];
    this.tail = Buffer.alloc(0);
    this.knownUntilByte = Number.NEGATIVE_INFINITY;
    return playing;
  }

  private addKnown(span: Pick<SpeechSpan, 'text' | 'source' | 'startByte' | 'endByte'>): void {
    const last = this.spans.at(-1);
    if (last?.source === 'recorded' && last.endByte > span.startByte) last.endByte = span.startByte;
    this.spans.push({ id: randomUUID(), state: 'waiting', ...span });
    this.knownUntilByte = span.endByte;
  }

  /** A watermark may lie across two chunks, so the end of the previous one is searched again with the new one. */
  private noteWatermarks(audio: Buffer, startByte: number): boolean {
    const joined = this.tail.length > 0 ? Buffer.concat([this.tail, audio]) : audio;
    const joinedStart = startByte - this.tail.length;
    let found = this.utterances.search(joined);
    let any = false;
    let searchedTo = 0;
    while (found) {
      searchedTo = found.offset + WATERMARK_BYTES;
      any = this.addUtterance(found.id, joinedStart + searchedTo) || any;
      found = this.utterances.search(joined, searchedTo);
    }
    const tailStart = Math.max(searchedTo, joined.length - (WATERMARK_BYTES - 1));
    this.tail = joined.subarray(tailStart);
    return any;
  }

  private addUtterance(id: bigint, startByte: number): boolean {
    const utterance = this.utterances.find(id);
    if (!utterance) return false;
    const endByte = startByte + Math.round(utterance.durationMs * BYTES_PER_MS);
    this.addKnown({ text: utterance.text, source: 'watermark', startByte, endByte });
    return true;
  }

  private noteUnknown(audio: Buffer, startByte: number, endByte: number): void {
    if (endByte <= this.knownUntilByte + TAIL_BYTES || isSilence(audio)) return;
    const last = this.spans.at(-1);
    if (last?.source === 'recorded' && last.endByte >= startByte) last.endByte = endByte;
    else {
      const from = Math.max(startByte, this.knownUntilByte);
      this.spans.push({
        id: randomUUID(),
        text: RECORDED_TEXT,
        source: 'recorded',
        startByte: from,
        endByte,
        state: 'waiting',
      });
    }
  }
}

function isSilence(audio: Buffer): boolean {
  return audio.every((byte) => byte === 0xff || byte === 0x7f);
}
