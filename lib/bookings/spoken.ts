import { countParty } from '@/lib/inventory/rules';
import type { Offer, RoomParty } from '@/lib/inventory/schema';
import { type LocalDate, nightsBetween } from '@/lib/local-date';
import { spokenMoney } from '@/lib/money';
import { feeInForce, firstFeeAt } from './rules';

/** "Friday, December 4"; with the year once that is not this year's. */
export function spokenDate(date: LocalDate, now?: Date): string {
  const sameYear = now === undefined || date.startsWith(String(now.getUTCFullYear()));
  return new Intl.DateTimeFormat('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(`${date}T12:00:00Z`));
}

/** "9:10 PM", or "3 PM" on the hour, by the property's clock. */
export function spokenTime(instant: Date, zone: string): string {
  const text = new Intl.DateTimeFormat('en-US', {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
  }).format(instant);
  return text.replace(':00', '').replace(/\s/g, ' ');
}

/** "Thursday, December 3 at 3 PM" by the property's clock. */
export function spokenInstant(instant: Date, zone: string): string {
  const day = new Intl.DateTimeFormat('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    timeZone: zone,
  }).format(instant);
  return `${day} at ${spokenTime(instant, zone)}`;
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
