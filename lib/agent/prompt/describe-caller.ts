import { todayIn } from '@/lib/local-date';
import type { CallBrief } from '../call-brief';
import { oneLine } from './one-line';

/** A caller who rings again within this time did not get what they needed. */
const RANG_AGAIN_WITHIN_MS = 120_000;

/**
 * Who may be calling. Dates, codes and words of earlier calls or bookings stay out: a number can be forged, and
 * what the model has not been told it cannot give away.
 */
export function describeCaller(brief: CallBrief): string {
  const { callerNumber, inRoom, caller } = brief;
  return [
    callerNumber === null
      ? 'The caller withholds their number: ask for one when staff should call back.'
      : `Caller ID: ${callerNumber} (no proof of who is calling).`,
    ...(inRoom ? ['The call comes from a phone of the house.'] : []),
    ...describeGuest(caller),
    ...describeLastCall(brief),
    'The caller has already heard your greeting; do not greet again.',
  ].join('\n');
}

function describeGuest({ guest, upcomingBookings }: CallBrief['caller']): string[] {
  if (!guest) return [];
  const stay = upcomingBookings.length > 0 ? ' Someone with this number has a stay ahead.' : '';
  return [
    `This number is known as ${oneLine(guest.name, 60)}; use the name only once the caller has said it.${stay}`,
  ];
}

function describeLastCall({ caller: { lastCalls }, now, property }: CallBrief): string[] {
  const [last] = lastCalls;
  if (!last) return [];
  const sinceMs = now.getTime() - (last.endedAt ?? last.startedAt).getTime();
  if (sinceMs < RANG_AGAIN_WITHIN_MS) {
    return ['They hung up a moment ago and are calling again: offer to put them through to a person first.'];
  }
  const about = last.reasons.length > 0 ? `, about ${oneLine(last.reasons.join(', '), 80)}` : '';
  return [
    `This number called ${times(lastCalls.length)} before, last on ${todayIn(property.zone, last.startedAt)}${about}.`,
  ];
}

function times(count: number): string {
  return count === 1 ? 'once' : count >= 5 ? 'several times' : `${count} times`;
}
