/** G.711 µ-law, the sound of a telephone: 8,000 samples a second of one byte each. */

const BIAS = 0x84;
const CLIP = 32_635;

const DECODED = Float32Array.from({ length: 256 }, (_, byte) => decodeByte(byte) / 32_768);

function decodeByte(byte: number): number {
  const inverted = ~byte & 0xff;
  const magnitude = (((inverted & 0x0f) << 3) + BIAS) << ((inverted >> 4) & 0x07);
  return inverted & 0x80 ? BIAS - magnitude : magnitude - BIAS;
}

/** Samples between −1 and 1. */
export function decodeUlaw(bytes: Uint8Array): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(bytes.length);
  for (let index = 0; index < bytes.length; index++) samples[index] = DECODED[bytes[index] ?? 0xff] ?? 0;
  return samples;
}

export function encodeUlaw(samples: Float32Array): Uint8Array {
  const bytes = new Uint8Array(samples.length);
  for (let index = 0; index < samples.length; index++) bytes[index] = encodeSample(samples[index] ?? 0);
  return bytes;
}

function encodeSample(sample: number): number {
  const linear = Math.round(Math.max(-1, Math.min(1, sample)) * 32_767);
  const sign = linear < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(linear), CLIP) + BIAS;
  const exponent = Math.max(0, 24 - Math.clz32(magnitude));
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

export function bytesFromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

export function bytesToBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
