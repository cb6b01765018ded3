import { describe, expect, it } from 'vitest';
import type { Offer, PolicySnapshot } from '@/lib/inventory/schema';
import {
  spokenCode,
  spokenDate,
  spokenInstant,
  spokenParty,
  spokenPolicy,
  spokenRoom,
  spokenStay,
} from './spoken';

const NOW = new Date('2026-11-20T17:00:00Z');

describe('what is said', () => {
  it('names weekdays, and the year once it is another', () => {
    expect(spokenDate('2026-12-04', NOW)).toBe('Friday, December 4');
    expect(spokenDate('2027-01-01', NOW)).toBe('Friday, January 1, 2027');
    expect(spokenStay({ arrival: '2026-12-31', departure: '2027-01-01' }, NOW)).toBe(
      'from Thursday, December 31 to Friday, January 1, 2027, 1 night',
    );
  });

  it('tells the time by the property’s clock', () => {
    expect(spokenInstant(new Date('2026-12-03T20:00:00Z'), 'America/New_York')).toBe(
      'Thursday, December 3 at 3 PM',
    );
    expect(spokenInstant(new Date('2026-12-03T09:30:00Z'), 'Asia/Kolkata')).toBe(
      'Thursday, December 3 at 3 PM',
    );
    expect(spokenInstant(new Date('2026-12-03T20:05:00Z'), 'America/New_York')).toBe(
      'Thursday, December 3 at 3:05 PM',
    );
  });

  it('counts heads and rooms', () => {
    expect(spokenParty([{ adults: 1, childAges: [] }])).toBe('1 adult');
    expect(
      spokenParty([
        { adults: 2, childAges: [4] },
        { adults: 1, childAges: [19] },
      ]),
    ).toBe('4 adults and 1 child in 2 rooms');
  });

  it('never says "the a room"', () => {
    const roomType = { id: '', code: 'Q', name: 'Queen', spokenName: 'a queen room', accessible: false };
    expect(spokenRoom({ roomType, rooms: [{ adults: 1, childAges: [] }] })).toBe('the queen room');
  });

  it('spells a code', () => {
    expect(spokenCode('WB-7K3QF')).toBe('W B, 7 K 3 Q F');
  });
});

describe('spokenPolicy', () => {
  const offer = (tiers: PolicySnapshot['tiers']): Pick<Offer, 'policy' | 'arrival' | 'currency'> => ({
    arrival: '2026-12-04',
    currency: 'USD',
    policy: { code: 'P', name: 'P', spoken: '', tiers, zone: 'America/New_York', checkInTime: '15:00' },
  });
  const tier = (hoursBeforeArrival: number, kind: 'none' | 'nights' | 'percent' | 'amount', value = 0) => ({
    hoursBeforeArrival,
    fee: { kind, value },
  });

  it.each([
    [[], 'Cancelling is free.'],
    [[tier(48, 'nights', 1)], 'Cancelling is free until Wednesday, December 2 at 3 PM.'],
    [[tier(1_000, 'nights', 1)], 'Cancelling would cost the first night.'],
    [[tier(1_000, 'nights', 2)], 'Cancelling would cost the first 2 nights.'],
    [[tier(1_000, 'percent', 5_000)], 'Cancelling would cost 50 percent of the total.'],
    [[tier(100_000, 'percent', 10_000)], 'It cannot be refunded.'],
    [[tier(1_000, 'amount', 4_050)], 'Cancelling would cost $40.50.'],
  ])('%j', (tiers, sentence) => {
    expect(spokenPolicy(offer(tiers), NOW)).toBe(sentence);
  });
});
