import { describe, expect, it } from 'vitest';
import type { CancelTier } from '@/lib/inventory/schema';
import {
  codePrefix,
  feeInForce,
  feeMinor,
  firstFeeAt,
  holdExpiry,
  isHoldLive,
  isQuoteBookable,
  isQuoteOpen,
  quoteExpiry,
} from './rules';

const NOW = new Date('2026-11-20T17:00:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const MINUTE = 60_000;

const nightFee: CancelTier = { hoursBeforeArrival: 24, fee: { kind: 'nights', value: 1 } };
const half: CancelTier = { hoursBeforeArrival: 720, fee: { kind: 'percent', value: 5_000 } };
const full: CancelTier = { hoursBeforeArrival: 336, fee: { kind: 'percent', value: 10_000 } };
const policy = (tiers: CancelTier[], zone = 'America/New_York') => ({ tiers, zone, checkInTime: '15:00' });

describe('holds and quotes', () => {
  it.each([
    ['a millisecond before it ends', 5 * MINUTE - 1, true],
    ['the instant it ends', 5 * MINUTE, false],
    ['after', 5 * MINUTE + 1, false],
  ])('a hold, %s', (_when, ms, live) => {
    expect(isHoldLive({ state: 'active', expiresAt: holdExpiry(NOW) }, later(ms))).toBe(live);
  });

  it('does not count a hold that was let go', () => {
    expect(isHoldLive({ state: 'released', expiresAt: later(MINUTE) }, NOW)).toBe(false);
  });

  it.each([
    [15 * MINUTE - 1, true, true],
    [15 * MINUTE, false, true],
    [20 * MINUTE - 1, false, true],
    [20 * MINUTE, false, false],
  ])('a quote after %i ms: open %s, bookable %s', (ms, open, bookable) => {
    const quote = { expiresAt: quoteExpiry(NOW) };
    expect([isQuoteOpen(quote, later(ms)), isQuoteBookable(quote, later(ms))]).toEqual([open, bookable]);
  });
});

describe('cancellation', () => {
  it.each([
    ['an ordinary week', 'America/New_York', '2026-12-04', '2026-12-03T20:00:00.000Z'],
    ['clocks went forward in the night before', 'America/New_York', '2027-03-14', '2027-03-13T19:00:00.000Z'],
    ['clocks went back in the night before', 'America/New_York', '2026-11-01', '2026-10-31T20:00:00.000Z'],
    ['the turn of the year', 'America/New_York', '2027-01-01', '2026-12-31T20:00:00.000Z'],
    ['a leap day', 'UTC', '2028-03-01', '2028-02-29T15:00:00.000Z'],
    ['half past the hour', 'Asia/Kolkata', '2026-12-04', '2026-12-03T09:30:00.000Z'],
  ])('is free until 24 hours before check-in: %s', (_name, zone, arrival, at) => {
    expect(firstFeeAt(policy([nightFee], zone), arrival)?.toISOString()).toBe(at);
  });

  it.each([
    ['no tiers', [], null],
    [
      'a tier that costs nothing',
      [{ hoursBeforeArrival: 24, fee: { kind: 'none' as const, value: 0 } }],
      null,
    ],
    ['the earliest of two, whatever their order', [full, half], '2026-11-04T20:00:00.000Z'],
  ])('%s', (_name, tiers, at) => {
    expect(firstFeeAt(policy(tiers), '2026-12-04')?.toISOString() ?? null).toBe(at);
  });

  it.each([
    ['before the first deadline', '2026-11-04T19:59:59.999Z', { kind: 'none', value: 0 }],
    ['on the first deadline', '2026-11-04T20:00:00.000Z', half.fee],
    ['on the second', '2026-11-20T20:00:00.000Z', full.fee],
    ['after arrival', '2026-12-10T00:00:00.000Z', full.fee],
  ])('asks the fee of the last deadline passed: %s', (_name, at, fee) => {
    expect(feeInForce(policy([half, full]), '2026-12-04', new Date(at))).toEqual(fee);
  });

  it.each([
    [{ kind: 'none' as const, value: 0 }, 0],
    [{ kind: 'nights' as const, value: 1 }, 10_000],
    [{ kind: 'nights' as const, value: 2 }, 22_000],
    [{ kind: 'nights' as const, value: 9 }, 22_000],
    [{ kind: 'percent' as const, value: 5_000 }, 11_990],
    [{ kind: 'amount' as const, value: 4_000 }, 4_000],
    [{ kind: 'amount' as const, value: 99_000 }, 23_980],
  ])('%j comes to %i', (fee, minor) => {
    expect(feeMinor(fee, { totalMinor: 23_980, nightAmountsMinor: [10_000, 12_000] })).toBe(minor);
  });
});

describe('codePrefix', () => {
  it.each([
    ['West Bethel Motel', 'WB'],
    ['Cedar Cottage', 'CC'],
    ['Harborview', 'HA'],
    ['Élan Hôtel', 'EH'],
    ['Q', 'QX'],
    ['東京旅館', 'XX'],
  ])('%s → %s', (name, prefix) => {
    expect(codePrefix(name)).toBe(prefix);
  });
});
