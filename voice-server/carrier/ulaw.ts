/** A millisecond of telephone audio: 8 kHz, one byte a sample. */
export const ULAW_BYTES_PER_MS = 8;
/** The µ-law byte of silence. */
const ULAW_SILENCE = 0xff;

/** The bytes of the base64 text of some sound, as they travel. */
export function base64Of(ulaw: Buffer): Buffer {
  return Buffer.from(ulaw.toString('base64'), 'latin1');
}

const PADDING = 0x3d;
/** 1 for the bytes that are a character of base64, padding apart. */
const IS_BASE64 = new Uint8Array(256);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
  IS_BASE64[character.charCodeAt(0)] = 1;

/** Bytes behind a base64 text, from its length alone: decoding it to find out costs as much as forwarding it. */
export function base64Bytes(payload: Buffer): number {
  const { length } = payload;
  if (length === 0) return 0;
  return Math.floor((length * 3) / 4) - paddingBefore(payload, length);
}

/** Whether these bytes are base64 and nothing else, and not empty. */
export function isBase64(data: Buffer, from: number, to: number): boolean {
  const end = to - paddingBefore(data, to);
  if (end <= from) return false;
  let isGood = 1;
  for (let index = from; index < end; index += 1) isGood &= IS_BASE64[data[index] ?? 0] ?? 0;
  return isGood === 1;
}

function paddingBefore(data: Buffer, to: number): number {
  if (data[to - 1] !== PADDING) return 0;
  return data[to - 2] === PADDING ? 2 : 1;
}

/** `ms` of silence as the carriers and the engines send it. */
export function silencePayload(ms: number): Buffer {
  return base64Of(Buffer.alloc(Math.round(ms) * ULAW_BYTES_PER_MS, ULAW_SILENCE));
}
