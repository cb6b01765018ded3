/** A millisecond of telephone audio: 8 kHz, one byte a sample. */
export const ULAW_BYTES_PER_MS = 8;
/** The µ-law byte of silence. */
const ULAW_SILENCE = 0xff;

/** Bytes behind a base64 text, from its length alone: decoding it to find out costs as much as forwarding it. */
export function base64Bytes(payload: string): number {
  const { length } = payload;
  if (length === 0) return 0;
  const padding = payload.endsWith('==') ? 2 : payload.endsWith('=') ? 1 : 0;
  return Math.floor((length * 3) / 4) - padding;
}

/** `ms` of silence as the carriers and the engines send it. */
export function silencePayload(ms: number): string {
  return Buffer.alloc(Math.round(ms) * ULAW_BYTES_PER_MS, ULAW_SILENCE).toString('base64');
}
