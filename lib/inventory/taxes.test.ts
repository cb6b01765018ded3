import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/local-date';
import type { TaxRule } from './calendar';
import type { RoomParty } from './schema';
import { taxStay } from './taxes';

const RULE: TaxRule = {
  code: 'TAX',
  name: 'Tax',
  basis: 'percent',
  value: 900,
  inclusive: false,
  childExemptAge: null,
  maxNights: null,
  validFrom: null,
  validTo: null,
  version: 1,
};
const FAMILY: RoomParty = { adults: 2, childAges: [3, 12] };
const COUPLE: RoomParty = { adults: 2, childAges: [] };

/** Three nights from 30 December at these amounts per room. */
function nights(...roomAmountsMinor: number[]) {
  return [0, 1, 2].map((index) => ({
    night: addDays('2026-12-30', index),
    roomAmountsMinor,
    amountMinor: roomAmountsMinor.reduce((total, amount) => total + amount, 0),
  }));
}

const amounts = (rules: Partial<TaxRule>[], rooms = [COUPLE], stay = nights(10_900)) =>
  taxStay(
    rules.map((rule) => ({ ...RULE, ...rule })),
    rooms,
    stay,
  ).map((tax) => tax.amountMinor);

describe('taxStay', () => {
  it.each<[string, Partial<TaxRule>, number[]]>([
    ['percent of every room and night', { value: 900 }, [2_943]],
    ['a rate with fractions rounds half up each night', { value: 825 }, [2_697]],
    ['per room and night', { basis: 'per_room_night', value: 300 }, [900]],
    ['per person and night', { basis: 'per_person_night', value: 250 }, [1_500]],
    ['once per stay', { basis: 'per_stay', value: 14_000 }, [14_000]],
    ['only the first nights', { basis: 'per_person_night', value: 250, maxNights: 2 }, [1_000]],
    ['from a date on', { basis: 'per_room_night', value: 300, validFrom: '2027-01-01' }, [300]],
    ['until a date, itself included', { basis: 'per_room_night', value: 300, validTo: '2026-12-31' }, [600]],
    ['not outside its time', { validTo: '2026-12-29' }, []],
    [
      'no stay tax when it is not valid on arrival',
      { basis: 'per_stay', value: 500, validFrom: '2026-12-31' },
      [],
    ],
    ['inclusive percent is what the price contains', { value: 1_000, inclusive: true }, [2_973]],
  ])('%s', (_name, rule, expected) => {
    expect(amounts([rule])).toEqual(expected);
  });

  it('exempts children below the age, and only them', () => {
    const rule = { basis: 'per_person_night' as const, value: 100, childExemptAge: 12 };
    expect(amounts([rule], [FAMILY])).toEqual([900]);
    expect(amounts([{ ...rule, childExemptAge: null }], [FAMILY])).toEqual([1_200]);
  });

  it('rounds room by room, as the folio will', () => {
    expect(amounts([{ value: 825 }], [COUPLE, COUPLE], nights(10_905, 10_905))).toEqual([5_400]);
  });

  it('applies the highest version valid on each night, one line per version', () => {
    const old = { basis: 'per_room_night' as const, value: 200 };
    const raised = { ...old, value: 500, version: 2, validFrom: '2027-01-01' };
    expect(amounts([old, raised])).toEqual([400, 500]);
  });

  it('shares a gross price between several inclusive percentages without taxing tax', () => {
    const [vat, city] = amounts(
      [
        { code: 'VAT', value: 1_000, inclusive: true },
        { code: 'CITY', value: 500, inclusive: true },
      ],
      [COUPLE],
      nights(11_500),
    );
    expect([vat, city]).toEqual([3_000, 1_500]);
  });
});
