/** What the caller says before the model is ready; longer waits end in another way. */
const MAX_FRAMES = 750;

/** Keeps the caller's first words until somebody can hear them. */
export function createEarlyAudio(): { keep(payload: string): void; take(): string | null } {
  let frames: string[] = [];
  return {
    keep(payload) {
      if (frames.length >= MAX_FRAMES) frames.shift();
      frames.push(payload);
    },
    /** Everything kept, as one payload: base64 texts with padding cannot simply be joined. */
    take() {
      if (frames.length === 0) return null;
      const audio = Buffer.concat(frames.map((payload) => Buffer.from(payload, 'base64')));
      frames = [];
      return audio.toString('base64');
    },
  };
}
