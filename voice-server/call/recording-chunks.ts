import { base64Of } from '../carrier/ulaw';
import type { Recording } from './call-facts';

/** 360 ms: whole 20 ms frames, and a multiple of three bytes so that no piece but the last is padded. */
const CHUNK_BYTES = 2_880;

const cache = new WeakMap<Recording, Buffer[]>();

/** A recording in pieces ready to send. Calls of one agent version share them. */
export function recordingChunks(recording: Recording): Buffer[] {
  const known = cache.get(recording);
  if (known) return known;
  const audio = Buffer.from(recording.ulaw.buffer, recording.ulaw.byteOffset, recording.ulaw.byteLength);
  const chunks: Buffer[] = [];
  for (let at = 0; at < audio.length; at += CHUNK_BYTES) {
    chunks.push(base64Of(audio.subarray(at, at + CHUNK_BYTES)));
  }
  cache.set(recording, chunks);
  return chunks;
}
