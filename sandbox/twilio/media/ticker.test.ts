import { describe, expect, it } from 'vitest';
import type { Clock } from '../../clock';
import { createFakeClock } from '../../testing/fake-clock';
import { Ticker } from './ticker';

/** A clock whose timers are always late, the way a busy event loop makes them. */
function lateBy(clock: Clock, lateMs: number): Clock {
  return { ...clock, after: (delayMs, callback) => clock.after(delayMs + lateMs, callback) };
}

describe('Ticker', () => {
  it('beats fifty times a second for everybody', async () => {
    const clock = createFakeClock();
    const ticker = new Ticker(clock);
    const beats = [0, 0];
    ticker.add(() => (beats[0] = (beats[0] ?? 0) + 1));
    ticker.add(() => (beats[1] = (beats[1] ?? 0) + 1));
    await clock.advance(10_000);
    expect(beats).toEqual([500, 500]);
  });

  it('does not drift when every timer fires late', async () => {
    const clock = createFakeClock();
    const ticker = new Ticker(lateBy(clock, 7));
    let beats = 0;
    ticker.add(() => (beats += 1));
    await clock.advance(60_007);
    expect(beats).toBe(3000);
  });

  it('skips what was missed in a long suspension instead of sending a flood', async () => {
    const clock = createFakeClock();
    const ticker = new Ticker(lateBy(clock, 60_000));
    let beats = 0;
    ticker.add(() => (beats += 1));
    await clock.advance(60_020);
    expect(beats).toBe(50);
  });

  it('sleeps when nobody listens and starts again for the next', async () => {
    const clock = createFakeClock();
    const ticker = new Ticker(clock);
    let beats = 0;
    const listener = () => (beats += 1);
    ticker.add(listener);
    await clock.advance(100);
    ticker.remove(listener);
    await clock.advance(1000);
    ticker.add(listener);
    await clock.advance(100);
    expect(beats).toBe(10);
  });
});
