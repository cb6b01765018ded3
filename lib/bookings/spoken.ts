import { countParty } from '@/lib/inventory/rules';
import type { Offer, RoomParty } from '@/lib/inventory/schema';
import { type LocalDate, nightsBetween } from '@/lib/local-date';
import { spokenMoney } from '@/lib/money';
import { feeInForce, firstFeeAt } from './rules';

const DAY = { weekday: 'long', month: 'long', day: 'numeric' } as const;
const DAY_AND_YEAR = { ...DAY, year: 'numeric' } as const;
const TIME = { hour: 'numeric', minute: '2-digit' } as const;

/** A formatter takes longer to make than a search to run, so each is made once: a shape in a zone. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(
  shape: typeof DAY | typeof DAY_AND_YEAR | typeof TIME,
  timeZone: string,
): Intl.DateTimeFormat {
  const key = `${timeZone} ${Object.keys(shape).join()}`;
  const made = formatters.get(key);
  if (made) return made;
  const formatter = new Intl.DateTimeFormat('en-US', { ...shape, timeZone });
  formatters.set(key, formatter);
  return formatter;
}

/** "Friday, December 4"; with the year once that is not this year's. */
export function spokenDate(date: LocalDate, now?: Date): string {
  const sameYear = now === undefined || date.startsWith(String(now.getUTCFullYear()));
  return formatterOf(sameYear ? DAY : DAY_AND_YEAR, 'UTC').format(new Date(`${date}T12:00:00Z`));
}

/** "9:10 PM", or "3 PM" on the hour, by the property's clock. */
export function spokenTime(instant: Date, zone: string): string {
  return formatterOf(TIME, zone).format(instant).replace(':00', '').replace(/\s/g, ' ');
}

/** "Thursday, December 3 at 3 PM" by the property's clock. */
export function spokenInstant(instant: Date, zone: string): string {
  return `${formatterOf(DAY, zone).format(instant)} at ${spokenTime(instant, zone)}`;
}

/** "from Friday, December 4 to Sunday, December 6, 2 nights". */
export function spokenStay(stay: { arrival: LocalDate; departure: LocalDate }, now?: Date): string {
  const nights = nightsBetween(stay.arrival, stay.departure);
  return `from ${spokenDate(stay.arrival, now)} to ${spokenDate(stay.departure, now)}, ${count(nights, 'night')}`;
}

/** "2 adults and 1 child in 2 rooms". */
export function spokenParty(rooms: readonly RoomParty[]): string {
  const heads = rooms.map(countParty);
  const adults = heads.reduce((total, each) => total + each.adults, 0);
  const children = heads.reduce((total, each) => total + each.children, 0);
  const people = [
    count(adults, 'adult'),
    ...(children > 0 ? [count(children, 'child', 'children')] : []),
  ].join(' and ');
  return rooms.length > 1 ? `${people} in ${count(rooms.length, 'room')}` : people;
}

/** "the queen room", "2 of the queen room". */
export function spokenRoom({ roomType, rooms }: Pick<Offer, 'roomType' | 'rooms'>): string {
  const name = withoutArticle(roomType.spokenName);
  return rooms.length > 1 ? `${rooms.length} rooms of the type ${name}` : `the ${name}`;
}

export function spokenPlan({ ratePlan }: Pick<Offer, 'ratePlan'>): string {
  return `the ${withoutArticle(ratePlan.spokenName)}`;
}

/** What cancelling would cost, judged at `now`: true also when the free days are already over. */
export function spokenPolicy(offer: Pick<Offer, 'policy' | 'arrival' | 'currency'>, now: Date): string {
  const { policy, arrival, currency } = offer;
  const until = firstFeeAt(policy, arrival);
  if (until === null) return 'Cancelling is free.';
  if (until > now) return `Cancelling is free until ${spokenInstant(until, policy.zone)}.`;
  const fee = feeInForce(policy, arrival, now);
  switch (fee.kind) {
    case 'none':
      return 'Cancelling is free.';
    case 'nights':
      return `Cancelling would cost ${fee.value === 1 ? 'the first night' : `the first ${fee.value} nights`}.`;
    case 'percent':
      return fee.value >= 10_000
        ? 'It cannot be refunded.'
        : `Cancelling would cost ${fee.value / 100} percent of the total.`;
    case 'amount':
      return `Cancelling would cost ${spokenMoney({ amountMinor: fee.value, currency })}.`;
  }
}

/** "W B, 7 K 3 Q F": a code as it is read out, letter by letter. */
export function spokenCode(code: string): string {
  return code
    .split('-')
    .map((part) => [...part].join(' '))
    .join(', ');
}

export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : many}`;
}

export function withCapital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function withoutArticle(name: string): string {
  return name.replace(/^(?:an?|the|our)\s+/i, '');
}
