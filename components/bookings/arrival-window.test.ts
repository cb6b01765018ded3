import { describe, expect, it } from 'vitest';
import { arrivalDates } from './arrival-window';

const zone = 'America/New_York';
const lateEvening = Date.parse('2026-12-31T03:30:00Z');

describe('arrivals to look at', () => {
  it('count days on the property’s calendar, both ends included', () => {
    expect(arrivalDates('today', zone, lateEvening)).toEqual({ from: '2026-12-30', to: '2026-12-30' });
    expect(arrivalDates('7d', zone, lateEvening)).toEqual({ from: '2026-12-30', to: '2027-01-05' });
    expect(arrivalDates('past', zone, lateEvening)).toEqual({ to: '2026-12-29' });
    expect(arrivalDates('', zone, lateEvening)).toEqual({});
  });
});
