import { base64Of } from '../../carrier/ulaw';

/** What the caller says before the model is ready; longer waits end in another way. */
const MAX_FRAMES = 750;

/** Keeps the caller's first words until somebody can hear them. */
export function createEarlyAudio(): { keep(payload: Buffer): void; take(): Buffer | null } {
  let frames: Buffer[] = [];
  return {
    keep(payload) {
      if (frames.length >= MAX_FRAMES) frames.shift();
      // What the socket hands over is a view into much more.
      frames.push(Buffer.from(payload.toString('latin1'), 'base64'));
    },
    /** Everything kept, as one payload: base64 texts with padding cannot simply be joined. */
    take() {
      if (frames.length === 0) return null;
      const audio = Buffer.concat(frames);
      frames = [];
      return base64Of(audio);
    },
  };
}
