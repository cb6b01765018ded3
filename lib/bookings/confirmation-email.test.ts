import { describe, expect, it } from 'vitest';
import { type ConfirmationFacts, confirmationEmail } from './confirmation-email';

const facts: ConfirmationFacts = {
  now: new Date('2026-11-20T17:00:00Z'),
  property: {
    name: 'West Bethel Motel',
    address: '12 Main Street, Bethel, Maine',
    website: null,
    checkInTime: '15:00',
    checkOutTime: '11:00',
    phone: '+12072203599',
  },
  booking: {
    confirmationCode: 'WB-7K3QF',
    guestName: 'Jane <b>Doe</b>',
    quote: {
      id: '',
      callId: null,
      createdAt: new Date(),
      expiresAt: new Date(),
      propertyId: '',
      roomType: { id: '', code: 'QN', name: 'Queen room', spokenName: 'queen room', accessible: false },
      ratePlan: {
        id: '',
        code: 'FLEX',
        name: 'Flexible rate',
        spokenName: 'flexible rate',
        meal: 'none',
        refundable: true,
      },
      arrival: '2026-12-04',
      departure: '2026-12-06',
      rooms: [{ adults: 2, childAges: [5] }],
      currency: 'USD',
      nights: [
        { night: '2026-12-04', amountMinor: 12_900, roomAmountsMinor: [12_900] },
        { night: '2026-12-05', amountMinor: 10_900, roomAmountsMinor: [10_900] },
      ],
      taxes: [
        { code: 'L', name: 'Lodging tax', version: 1, inclusive: false, amountMinor: 2_142 },
        { code: 'V', name: 'VAT', version: 1, inclusive: true, amountMinor: 1_000 },
      ],
      roomTotalMinor: 23_800,
      taxTotalMinor: 2_142,
      totalMinor: 25_942,
      policy: {
        code: 'FLEX',
        name: 'Flexible',
        spoken: '',
        tiers: [{ hoursBeforeArrival: 24, fee: { kind: 'nights', value: 1 } }],
        zone: 'America/New_York',
        checkInTime: '15:00',
      },
    },
  },
};

describe('confirmationEmail', () => {
  const { subject, text, html } = confirmationEmail(facts);

  it('says what was booked, what each night costs and until when it is free to cancel', () => {
    expect(subject).toBe('Your stay at West Bethel Motel: WB-7K3QF');
    expect(text.split('\n')).toEqual([
      'Dear Jane <b>Doe</b>,',
      '',
      'Thank you for your call. Your stay at West Bethel Motel is confirmed, and we look forward to welcoming you.',
      '',
      'Confirmation code: WB-7K3QF',
      'Arrival: Friday, December 4, from 15:00',
      'Departure: Sunday, December 6, until 11:00',
      'Room: Queen room, Flexible rate',
      'Guests: 2 adults and 1 child',
      '',
      'Friday, December 4: $129.00',
      'Saturday, December 5: $109.00',
      'Lodging tax: $21.42',
      'Total for 2 nights: $259.42',
      'of which VAT: $10.00',
      '',
      'Cancelling is free until Thursday, December 3 at 3 PM. If anything changes, call us at +12072203599 and mention WB-7K3QF.',
      '',
      'West Bethel Motel',
      '12 Main Street, Bethel, Maine',
    ]);
  });

  it('carries the same in HTML, with nothing a guest typed becoming markup and nothing fetched', () => {
    for (const part of ['WB-7K3QF', '$259.42', 'Cancelling is free until Thursday, December 3 at 3 PM.'])
      expect(html).toContain(part);
    expect(html).not.toContain('<b>Doe');
    expect(html).not.toMatch(/<img|<script|<link|src=|https?:/);
  });
});
