import { createCallerMeter } from '../carrier/caller-meter';
import { silencePayload } from '../carrier/ulaw';
import type { Cancel, Scheduler } from '../scheduler';

/** Said and left without any sign from the model. */
const UNANSWERED = { spokeMs: 300, quietMs: 1_000 };
/** Every tenth frame, five times a second, is often enough to ask. */
const ASK_EVERY_FRAMES = 10;
/** A stream that stops this long while the caller speaks leaves the model waiting for the end of a word. */
const INPUT_STALL_MS = 750;
/** Enough silence for any turn detection to call it the end. */
const MADE_UP_MS = 1_000;

export interface CallerEar {
  /** One frame of the caller; `missingMs` were lost before it. */
  frame(payload: Buffer, missingMs: number): void;
  /** The engine noticed the caller. */
  speechStarted(): void;
  speechStopped(): void;
  /** When the caller was last loud, in the scheduler's time. */
  lastLoudAt(): number | null;
  close(): void;
}

/** The way of the caller's sound to the engine, with what was lost on the line made up for. */
export function createCallerEar(options: {
  scheduler: Scheduler;
  forward(payload: Buffer): void;
  unanswered(): void;
}): CallerEar {
  const { scheduler, forward } = options;
  const meter = createCallerMeter();
  let frames = 0;
  let lastFrameAt = 0;
  let madeUpMs = 0;
  let isSpeaking = false;
  let watch: Cancel | null = null;

  function frame(payload: Buffer, missingMs: number): void {
    const now = scheduler.now();
    if (missingMs > madeUpMs) forward(silencePayload(missingMs - madeUpMs));
    madeUpMs = 0;
    forward(payload);
    lastFrameAt = now;
    meter.frame(payload, now);
    frames += 1;
    if (frames % ASK_EVERY_FRAMES === 0 && !isSpeaking && meter.hasFinished(UNANSWERED, now)) {
      meter.reset();
      options.unanswered();
    }
  }

  function watchInput(): void {
    watch = scheduler.after(INPUT_STALL_MS, () => {
      watch = null;
      if (!isSpeaking) return;
      if (scheduler.now() - lastFrameAt < INPUT_STALL_MS) return watchInput();
      madeUpMs = MADE_UP_MS;
      forward(silencePayload(MADE_UP_MS));
    });
  }

  function stopWatching(): void {
    watch?.();
    watch = null;
  }

  return {
    frame,
    speechStarted() {
      isSpeaking = true;
      meter.reset();
      stopWatching();
      watchInput();
    },
    speechStopped() {
      isSpeaking = false;
      meter.reset();
      stopWatching();
    },
    lastLoudAt: meter.lastLoudAt,
    close() {
      isSpeaking = false;
      stopWatching();
    },
  };
}
