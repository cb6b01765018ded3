import { encodeUlaw } from '../../speech/ulaw';
import { FRAME_BYTES } from './ticker';

const PHONE_HZ = 8000;
const RING_FRAMES = 100;
const RING_CYCLE_FRAMES = 300;

/** The beep before a recording begins. */
export function beep(): Buffer {
  return encodeUlaw(tone([1000], 0.3, 400));
}

/** North American ringing: 440 and 480 Hz, two seconds on and four off. One call returns one 20 ms frame. */
export function ringback(): () => Buffer | null {
  const ring = encodeUlaw(tone([440, 480], 0.12, RING_FRAMES * 20));
  let frame = -1;
  return () => {
    frame = (frame + 1) % RING_CYCLE_FRAMES;
    return frame < RING_FRAMES ? ring.subarray(frame * FRAME_BYTES, (frame + 1) * FRAME_BYTES) : null;
  };
}

function tone(frequencies: number[], level: number, durationMs: number): Int16Array {
  return Int16Array.from({ length: (PHONE_HZ * durationMs) / 1000 }, (_, index) => {
    const sum = frequencies.reduce((total, hz) => total + Math.sin((2 * Math.PI * hz * index) / PHONE_HZ), 0);
    return Math.round((sum / frequencies.length) * level * 32767);
  });
}
