import { describe, expect, it } from 'vitest';
import { createFakeScheduler } from '../testing/fake-scheduler';
import { createCallTimers } from './timers';

function timers() {
  const scheduler = createFakeScheduler();
  const rang: string[] = [];
  return {
    scheduler,
    rang,
    ...createCallTimers(scheduler, (name, generation) => rang.push(`${name} ${generation}`)),
  };
}

describe("a call's timers", () => {
  it('ring with the generation they were set in', () => {
    const { start, scheduler, rang } = timers();
    start('silence', 100, 3);
    scheduler.advance(100);
    expect(rang).toEqual(['silence 3']);
  });

  it('begin anew under the same name', () => {
    const { start, scheduler, rang } = timers();
    start('silence', 100, 1);
    scheduler.advance(60);
    start('silence', 100, 2);
    scheduler.advance(100);
    expect(rang).toEqual(['silence 2']);
  });

  it('of an older generation are let go, except those of the whole call', () => {
    const { start, keepOnly, scheduler, rang } = timers();
    start('silence', 100, 1);
    start('maximum', 100, 1);
    keepOnly(2);
    scheduler.advance(100);
    expect(rang).toEqual(['maximum 1']);
  });

  it('are all let go at the end', () => {
    const { start, clear, scheduler } = timers();
    start('silence', 100, 1);
    start('maximum', 100, 1);
    clear();
    expect(scheduler.pending()).toBe(0);
  });
});
