import { createHash, randomBytes } from 'node:crypto';

/**
 * How the stand-in model "hears" without pretending speech recognition. Whoever renders speech registers its words
 * here and sends one 20 ms watermark frame in front of the audio. The frame is µ-law silence (every byte is plus or
 * minus zero) whose signs spell a magic number, the utterance's id and a check; the other end finds it and looks the
 * words up. Any product that forwards the audio byte for byte carries it along unknowingly.
 */
export interface Utterance {
  id: bigint;
  text: string;
  /** Length of the voiced audio that follows the watermark frame. */
  durationMs: number;
}

interface FoundWatermark {
  id: bigint;
  /** Byte offset of the watermark frame's first byte. */
  offset: number;
}

export interface Utterances {
  register(text: string, durationMs: number): Utterance;
  find(id: bigint): Utterance | undefined;
  /** The 160-byte frame to send in front of the utterance's audio. */
  watermark(utterance: Utterance): Buffer;
  /** The id in a frame that is exactly a watermark, else null. */
  read(frame: Buffer): bigint | null;
  /** The first whole watermark at any byte offset from `from` on, else null. */
  search(audio: Buffer, from?: number): FoundWatermark | null;
}

export const WATERMARK_BYTES = 160;
const ZERO = 0xff;
const ONE = 0x7f;
const MAGIC = Buffer.from('46446b31', 'hex');
/** Enough for hours of fifty calls at once; older words are forgotten, so a long-running sandbox stays small. */
const DEFAULT_CAPACITY = 20_000;

export function createUtterances(options: { capacity?: number } = {}): Utterances {
  const capacity = options.capacity ?? DEFAULT_CAPACITY;
  const byId = new Map<bigint, Utterance>();

  function forgetOldest(): void {
    const oldest = byId.keys().next();
    if (!oldest.done) byId.delete(oldest.value);
  }

  return {
    register(text, durationMs) {
      const utterance = { id: randomBytes(8).readBigUInt64BE(), text, durationMs };
      byId.set(utterance.id, utterance);
      if (byId.size > capacity) forgetOldest();
      return utterance;
    },
    find: (id) => byId.get(id),
    watermark: (utterance) => toSigns(payloadOf(utterance.id)),
    read: (frame) => (frame.length === WATERMARK_BYTES ? readAt(frame, 0) : null),
    search: searchWatermark,
  };
}

const MAGIC_SIGNS = toSigns(MAGIC);

function searchWatermark(audio: Buffer, from = 0): FoundWatermark | null {
  let offset = audio.indexOf(MAGIC_SIGNS, from);
  while (offset >= 0) {
    const id = readAt(audio, offset);
    if (id !== null) return { id, offset };
    offset = audio.indexOf(MAGIC_SIGNS, offset + 1);
  }
  return null;
}

function readAt(audio: Buffer, offset: number): bigint | null {
  if (audio.length - offset < WATERMARK_BYTES) return null;
  const payload = fromSigns(audio.subarray(offset, offset + WATERMARK_BYTES));
  if (!payload) return null;
  const id = payload.readBigUInt64BE(MAGIC.length);
  return payload.equals(payloadOf(id)) ? id : null;
}

function payloadOf(id: bigint): Buffer {
  const payload = Buffer.alloc(WATERMARK_BYTES / 8);
  MAGIC.copy(payload);
  payload.writeBigUInt64BE(id, MAGIC.length);
  const check = createHash('sha256').update(payload.subarray(0, 12)).digest();
  check.copy(payload, 12, 0, 8);
  return payload;
}

function toSigns(bytes: Buffer): Buffer {
  const signs = Buffer.alloc(bytes.length * 8);
  for (let bit = 0; bit < signs.length; bit += 1) {
    const byte = bytes[bit >> 3] ?? 0;
    signs[bit] = (byte >> (7 - (bit & 7))) & 1 ? ONE : ZERO;
  }
  return signs;
}

function fromSigns(signs: Buffer): Buffer | null {
  const bytes = Buffer.alloc(signs.length / 8);
  for (let bit = 0; bit < signs.length; bit += 1) {
    const sign = signs[bit];
    if (sign !== ONE && sign !== ZERO) return null;
    if (sign === ONE) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (1 << (7 - (bit & 7)));
  }
  return bytes;
}
