import type { LocalDate } from '@/lib/local-date';
import { percentOf } from '@/lib/money';
import type { TaxRule } from './calendar';
import type { QuotedNight, QuotedTax, RoomParty } from './schema';

/**
 * One line per tax code. Percentages are rounded per room and night, as a night audit posts them, so that a stay
 * quoted on the phone equals the folio. Of several versions of a code the highest one valid on a night applies.
 */
export function taxStay(
  rules: readonly TaxRule[],
  rooms: readonly RoomParty[],
  nights: readonly QuotedNight[],
): QuotedTax[] {
  const codes = [...new Set(rules.map((rule) => rule.code))];
  return codes.flatMap((code) => {
    const versions = rules.filter((rule) => rule.code === code);
    return taxCode(versions, inclusivePercents(rules), rooms, nights);
  });
}

type PercentsOn = (night: LocalDate) => number;

function taxCode(
  versions: readonly TaxRule[],
  inclusiveOn: PercentsOn,
  rooms: readonly RoomParty[],
  nights: readonly QuotedNight[],
): QuotedTax[] {
  const lines = new Map<TaxRule, number>();
  nights.forEach((night, index) => {
    const rule = ruleOn(versions, night.night);
    if (!rule || (rule.maxNights !== null && index >= rule.maxNights)) return;
    lines.set(
      rule,
      (lines.get(rule) ?? 0) + taxNight(rule, { inclusiveOn, rooms, night, isFirst: index === 0 }),
    );
  });
  const owed = [...lines].filter(([, amountMinor]) => amountMinor > 0);
  return owed.map(([{ code, name, version, inclusive }, amountMinor]) => ({
    code,
    name,
    version,
    inclusive,
    amountMinor,
  }));
}

interface TaxedNight {
  inclusiveOn: PercentsOn;
  rooms: readonly RoomParty[];
  night: QuotedNight;
  isFirst: boolean;
}

function taxNight(rule: TaxRule, { inclusiveOn, rooms, night, isFirst }: TaxedNight): number {
  switch (rule.basis) {
    case 'percent':
      return sum(
        night.roomAmountsMinor.map((amount) =>
          rule.inclusive
            ? containedIn(amount, rule.value, inclusiveOn(night.night))
            : percentOf(amount, rule.value),
        ),
      );
    case 'per_room_night':
      return rule.value * rooms.length;
    case 'per_person_night':
      return rule.value * sum(rooms.map((party) => taxedHeads(party, rule.childExemptAge)));
    case 'per_stay':
      return isFirst ? rule.value : 0;
  }
}

function ruleOn(versions: readonly TaxRule[], night: LocalDate): TaxRule | undefined {
  return versions
    .filter((rule) => (rule.validFrom ?? night) <= night && night <= (rule.validTo ?? night))
    .reduce<TaxRule | undefined>(
      (best, rule) => (best && best.version >= rule.version ? best : rule),
      undefined,
    );
}

/** The sum of all inclusive percentages of a night: together they turn the net amount into the quoted one. */
function inclusivePercents(rules: readonly TaxRule[]): PercentsOn {
  const inclusive = rules.filter((rule) => rule.inclusive && rule.basis === 'percent');
  const codes = [...new Set(inclusive.map((rule) => rule.code))];
  return (night) =>
    sum(
      codes.map(
        (code) =>
          ruleOn(
            inclusive.filter((rule) => rule.code === code),
            night,
          )?.value ?? 0,
      ),
    );
}

function containedIn(grossMinor: number, basisPoints: number, allBasisPoints: number): number {
  return Math.round((grossMinor * basisPoints) / (10_000 + allBasisPoints));
}

function taxedHeads(party: RoomParty, childExemptAge: number | null): number {
  return (
    party.adults + party.childAges.filter((age) => childExemptAge === null || age >= childExemptAge).length
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
