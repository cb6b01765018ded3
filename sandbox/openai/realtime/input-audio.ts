import type { RealtimeAudioFormats } from 'openai/resources/realtime/realtime';
import { decodeUlaw } from '../../speech/ulaw';
import { type Utterance, type Utterances, WATERMARK_BYTES } from '../../utterances';
import type { Frame } from './turn-detector';

const FRAME_MS = 20;

/**
 * The session's input audio buffer: cuts what is appended into 20 ms frames whatever the chunk sizes, finds
 * watermarks at any offset, and keeps the audio that was not committed yet.
 */
export class InputAudio {
  private readonly frameBytes: number;
  private partial: Buffer = Buffer.alloc(0);
  private searchTail: Buffer = Buffer.alloc(0);
  private uncommitted: Buffer[] = [];
  private framesSeen = 0;
  private bytesSeen = 0;
  private words: string[] = [];

  constructor(
    private readonly format: RealtimeAudioFormats,
    private readonly utterances: Utterances,
  ) {
    this.frameBytes = format.type === 'audio/pcmu' ? 160 : 960;
  }

  /** Milliseconds of audio written since the session began. */
  get positionMs(): number {
    return Math.round(this.bytesSeen / this.bytesPerMs);
  }

  get uncommittedMs(): number {
    return this.uncommitted.reduce((sum, chunk) => sum + chunk.length, 0) / this.bytesPerMs;
  }

  append(bytes: Buffer): Frame[] {
    const found = this.findUtterances(bytes);
    const firstByte = this.bytesSeen - this.partial.length;
    const audio = Buffer.concat([this.partial, bytes]);
    this.bytesSeen += bytes.length;
    this.uncommitted.push(bytes);
    for (const each of found) this.words.push(each.utterance.text);
    const frames: Frame[] = [];
    let offset = 0;
    for (; offset + this.frameBytes <= audio.length; offset += this.frameBytes) {
      const end = firstByte + offset + this.frameBytes;
      const heard = found.find((each) => each.endByte > end - this.frameBytes && each.endByte <= end);
      frames.push(this.toFrame(audio.subarray(offset, offset + this.frameBytes), heard?.utterance ?? null));
    }
    this.partial = audio.subarray(offset);
    return frames;
  }

  /** Forgets all but the last `keepMs`, so that silence between turns does not pile up. */
  trim(keepMs: number): void {
    const whole = Buffer.concat(this.uncommitted);
    const keepBytes = Math.round(keepMs * this.bytesPerMs);
    this.uncommitted = [whole.subarray(Math.max(0, whole.length - keepBytes))];
    this.words = [];
  }

  /** Takes the audio that was not committed yet, with the words known to be in it. */
  take(): { audio: Buffer; durationMs: number; words: string } {
    const audio = Buffer.concat(this.uncommitted);
    const words = this.words.join(' ');
    this.uncommitted = [];
    this.words = [];
    return { audio, durationMs: audio.length / this.bytesPerMs, words };
  }

  private get bytesPerMs(): number {
    return this.frameBytes / FRAME_MS;
  }

  private findUtterances(bytes: Buffer): { endByte: number; utterance: Utterance }[] {
    if (this.format.type !== 'audio/pcmu') return [];
    const area = Buffer.concat([this.searchTail, bytes]);
    const areaStart = this.bytesSeen - this.searchTail.length;
    const heard: { endByte: number; utterance: Utterance }[] = [];
    for (
      let found = this.utterances.search(area);
      found;
      found = this.utterances.search(area, found.offset + WATERMARK_BYTES)
    ) {
      const utterance = this.utterances.find(found.id);
      if (utterance) heard.push({ endByte: areaStart + found.offset + WATERMARK_BYTES, utterance });
    }
    // One byte short of a watermark: none can be found twice, and none that straddles two appends is lost.
    this.searchTail = Buffer.from(area.subarray(Math.max(0, area.length - WATERMARK_BYTES + 1)));
    return heard;
  }

  private toFrame(audio: Buffer, utterance: Utterance | null): Frame {
    const startMs = this.framesSeen * FRAME_MS;
    this.framesSeen += 1;
    return { startMs, endMs: startMs + FRAME_MS, rms: loudness(this.decode(audio)), utterance };
  }

  private decode(audio: Buffer): Int16Array {
    if (this.format.type === 'audio/pcmu') return decodeUlaw(audio);
    return Int16Array.from({ length: audio.length / 2 }, (_, index) => audio.readInt16LE(index * 2));
  }
}

function loudness(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / Math.max(1, samples.length));
}
