/** Loud bytes of the nine looked at that make a frame loud. */
const LOUD_SAMPLES = 2;
/** µ-law segments from this one up are above about -36 dBFS: a voice, not a line's hiss. */
const LOUD_SEGMENT = 4;
/** Every sixth group of four base64 characters: nine of the 160 bytes of a frame. */
const STRIDE = 24;

/** Whether the segment in the first character of a base64 group, which holds a byte's top six bits, is loud. */
const IS_LOUD = new Uint8Array(128);
for (const [bits, character] of [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
].entries()) {
  const segment = (~bits >> 2) & 7;
  IS_LOUD[character.charCodeAt(0)] = segment >= LOUD_SEGMENT ? 1 : 0;
}

export interface CallerMeter {
  frame(payload: Buffer, nowMs: number): void;
  /** When the caller was last loud, or null. */
  lastLoudAt(): number | null;
  /** The caller said something that long, and has been quiet that long since. */
  hasFinished(options: { spokeMs: number; quietMs: number }, nowMs: number): boolean;
  /** What was said so far has been noticed by someone. */
  reset(): void;
}

const FRAME_MS = 20;

/**
 * Our own ear, for two questions the engine cannot answer about itself: when did the caller really stop talking, and
 * did the engine fail to notice them at all. It samples the base64 in place; nothing is decoded.
 */
export function createCallerMeter(): CallerMeter {
  let loudFrames = 0;
  let lastLoud = -1;

  return {
    frame(payload, nowMs) {
      let loud = 0;
      for (let index = 0; index < payload.length; index += STRIDE)
        loud += IS_LOUD[(payload[index] ?? 0) & 127] ?? 0;
      if (loud < LOUD_SAMPLES) return;
      loudFrames += 1;
      lastLoud = nowMs;
    },
    lastLoudAt: () => (lastLoud < 0 ? null : lastLoud),
    hasFinished: ({ spokeMs, quietMs }, nowMs) =>
      loudFrames * FRAME_MS >= spokeMs && nowMs - lastLoud >= quietMs,
    reset() {
      loudFrames = 0;
    },
  };
}
