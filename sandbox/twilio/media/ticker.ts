import type { Clock } from '../../clock';

export const FRAME_MS = 20;
/** µ-law at 8 kHz: one byte a sample, 160 samples in 20 ms. */
export const FRAME_BYTES = 160;
export const BYTES_PER_MS = 8;
export const SILENCE_FRAME: Buffer = Buffer.alloc(FRAME_BYTES, 0xff);

/** After a long suspension the missed frames are skipped rather than sent in one burst. */
const MAX_CATCH_UP_TICKS = 50;

/**
 * One 20 ms heartbeat for every call. Ticks are counted from the start, not from the previous wake-up, so timer
 * lateness never adds up: a call hears exactly fifty frames a second over any length.
 */
export class Ticker {
  private readonly listeners = new Set<() => void>();
  private cancelTimer: (() => void) | null = null;
  private startedMs = 0;
  private ticks = 0;

  constructor(private readonly clock: Clock) {}

  add(listener: () => void): void {
    this.listeners.add(listener);
    if (!this.cancelTimer) this.start();
  }

  remove(listener: () => void): void {
    this.listeners.delete(listener);
    if (this.listeners.size === 0) this.stop();
  }

  stop(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
  }

  private start(): void {
    this.startedMs = this.clock.nowMs();
    this.ticks = 0;
    this.schedule();
  }

  private schedule(): void {
    const dueMs = this.startedMs + (this.ticks + 1) * FRAME_MS;
    this.cancelTimer = this.clock.after(Math.max(0, dueMs - this.clock.nowMs()), () => this.wake());
  }

  private wake(): void {
    const dueTicks = Math.floor((this.clock.nowMs() - this.startedMs) / FRAME_MS) - this.ticks;
    const skipped = Math.max(0, dueTicks - MAX_CATCH_UP_TICKS);
    this.ticks += skipped;
    for (let tick = skipped; tick < dueTicks; tick += 1) this.beat();
    if (this.listeners.size > 0) this.schedule();
    else this.cancelTimer = null;
  }

  private beat(): void {
    this.ticks += 1;
    for (const listener of this.listeners) listener();
  }
}
