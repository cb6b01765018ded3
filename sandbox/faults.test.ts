import { describe, expect, it } from 'vitest';
import { createFaults, type FaultChange } from './faults';

describe('faults', () => {
  it('hits exactly as many requests as asked, then clears itself', () => {
    const faults = createFaults();
    faults.set('stripe', { kind: 'refuse', times: 2 });
    expect([faults.take('stripe'), faults.take('stripe'), faults.take('stripe')]).toEqual([
      'refuse',
      'refuse',
      null,
    ]);
    expect(faults.get('stripe')).toBeNull();
  });

  it('stays until cleared when no number of times is given', () => {
    const faults = createFaults();
    faults.set('openai', { kind: 'slow', delayMs: 50 });
    for (let time = 0; time < 5; time += 1) expect(faults.take('openai')).toBe('slow');
    expect(faults.get('openai')).toEqual({ kind: 'slow', remaining: null, delayMs: 50 });
    faults.clear();
    expect(faults.take('openai')).toBeNull();
  });

  it('keeps one vendor\u2019s fault away from the others', () => {
    const faults = createFaults();
    faults.set('twilio', { kind: 'drop' });
    expect(faults.take('resend')).toBeNull();
  });

  it('remembers the delay of a fault whose last use was taken', () => {
    const faults = createFaults();
    faults.set('resend', { kind: 'slow', times: 1, delayMs: 120 });
    faults.take('resend');
    expect(faults.delayMs('resend')).toBe(120);
  });

  it('tells listeners why a switch moved', () => {
    const faults = createFaults();
    const seen: FaultChange['cause'][] = [];
    const stop = faults.onChange((change) => seen.push(change.cause));
    faults.set('twilio', { kind: 'drop', times: 1 });
    faults.take('twilio');
    faults.set('twilio', { kind: 'stall' });
    faults.clear('twilio');
    stop();
    faults.set('twilio', { kind: 'stall' });
    expect(seen).toEqual(['set', 'taken', 'set', 'cleared']);
  });
});
