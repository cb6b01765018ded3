import { describe, expect, it } from 'vitest';
import { formatCost } from './format-cost';
import { formatDuration, formatLatency } from './format-duration';
import { formatPhone } from './format-phone';
import { formatStay } from './format-stay';
import { dayKey, formatClock, formatExact, formatRelative, formatWallTime } from './format-time';

describe('times of a place', () => {
  it('reads an instant on the clock and calendar of the place', () => {
    expect(formatClock('2026-11-21T02:05:00Z', 'America/New_York')).toBe('9:05 pm');
    expect(formatExact('2026-11-21T02:05:00Z', 'America/New_York')).toBe('Fri 20 Nov 2026, 9:05 pm EST');
    expect(dayKey('2026-11-21T02:05:00Z', 'America/New_York')).toBe('2026-11-20');
  });

  it('reads a wall clock and leaves a guest’s own words alone', () => {
    expect(['15:00', '00:30', '12:05', 'around six'].map(formatWallTime)).toEqual([
      '3 pm',
      '12:30 am',
      '12:05 pm',
      'around six',
    ]);
  });

  it('counts to and from now in whole units', () => {
    const nowMs = Date.parse('2026-11-20T12:00:00Z');
    expect(formatRelative('2026-11-20T11:59:40Z', nowMs)).toBe('just now');
    expect(formatRelative('2026-11-20T11:47:30Z', nowMs)).toBe('12 min ago');
    expect(formatRelative('2026-11-20T15:10:00Z', nowMs)).toBe('in 3 h');
    expect(formatRelative('2026-11-18T11:00:00Z', nowMs)).toBe('2 days ago');
  });
});

describe('stays', () => {
  it('says month and year once when they do not change', () => {
    expect(formatStay({ arrival: '2027-03-12', departure: '2027-03-14', nights: 2 })).toBe(
      'Fri 12 – Sun 14 Mar (2 nights)',
    );
    expect(formatStay({ arrival: '2027-04-30', departure: '2027-05-01', nights: 1 })).toBe(
      'Fri 30 Apr – Sat 1 May (1 night)',
    );
    expect(formatStay({ arrival: '2026-12-30', departure: '2027-01-02', nights: 3 })).toBe(
      'Wed 30 Dec 2026 – Sat 2 Jan 2027 (3 nights)',
    );
  });
});

describe('amounts', () => {
  it('never shows a cost that exists as nothing', () => {
    expect(formatCost(4_000)).toBe('< $0.01');
    expect(formatCost(312_400)).toBe('$0.31');
    expect(formatCost(0)).toBe('$0.00');
  });

  it('chooses the unit that reads', () => {
    expect(formatDuration(125_000)).toBe('2:05');
    expect(formatDuration(3_725_000)).toBe('1:02:05');
    expect(formatLatency(320)).toBe('320 ms');
    expect(formatLatency(1_449)).toBe('1.4 s');
    expect(formatPhone('+12072203501')).toBe('+1 207 220 3501');
    expect(formatPhone('+33142685300')).toBe('+33142685300');
  });
});
