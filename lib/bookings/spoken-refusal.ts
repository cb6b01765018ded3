import type { Alternative, Offer, Refusal, StayRequest } from '@/lib/inventory/schema';
import { spokenMoney } from '@/lib/money';
import { count, spokenDate, spokenParty, spokenPlan, spokenRoom, spokenStay, withCapital } from './spoken';

type Asked = Pick<StayRequest, 'arrival' | 'departure' | 'rooms'> & { roomName?: string };

/** Why it cannot be booked, as a whole sentence. */
export function spokenRefusal({ reason, limit = 0, known = [] }: Refusal, asked: Asked, now: Date): string {
  const which = asked.roomName ?? 'No room';
  switch (reason) {
    case 'invalid_dates':
      return 'The dates do not work: the departure has to be a date after the arrival.';
    case 'past_date':
      return `${spokenDate(asked.arrival, now)} is in the past.`;
    case 'too_long':
      return `A stay can be booked for up to ${count(limit, 'night')}.`;
    case 'too_many_rooms':
      return `More than ${count(limit, 'room')} are arranged by our staff as a group.`;
    case 'unknown_room_type':
      return `There is no such room type here. There is: ${known.join('; ')}.`;
    case 'no_accessible_room':
      return 'There is no accessible room type here.';
    case 'unknown_rate_plan':
      return `There is no such rate here. There is: ${known.join('; ')}.`;
    case 'min_stay':
      return `For those dates the shortest stay is ${count(limit, 'night')}.`;
    case 'max_stay':
      return `For those dates the longest stay is ${count(limit, 'night')}.`;
    case 'closed_to_arrival':
      return `Arriving on ${spokenDate(asked.arrival, now)} is not possible.`;
    case 'closed_to_departure':
      return `Leaving on ${spokenDate(asked.departure, now)} is not possible.`;
    case 'too_soon':
      return `That arrival has to be booked at least ${count(limit, 'day')} ahead.`;
    case 'too_far':
      return `That arrival can be booked at most ${count(limit, 'day')} ahead.`;
    case 'stop_sell':
      return `No bookings are taken for the stay ${spokenStay(asked, now)}.`;
    case 'not_enough_rooms':
      return `Only ${count(limit, 'room')} of one type ${limit === 1 ? 'is' : 'are'} left ${spokenStay(asked, now)}.`;
    case 'sold_out':
      return asked.roomName
        ? `${withCapital(which)} is sold out ${spokenStay(asked, now)}.`
        : `Every room is sold out ${spokenStay(asked, now)}.`;
    case 'not_on_sale':
      return `The nights ${spokenStay(asked, now)} are not open for booking.`;
    case 'occupancy':
      return `No room here takes ${spokenParty(asked.rooms)} together.`;
  }
}

/** "The family suite on the flexible rate costs $389.50 in total with taxes." */
export function spokenOffer(offer: Omit<Offer, 'roomsLeft'>): string {
  const { totalMinor: amountMinor, currency, nights } = offer;
  const length = count(nights.length, 'night');
  const room = withCapital(spokenRoom(offer));
  const verb = offer.rooms.length > 1 ? 'cost' : 'costs';
  return `${room} on ${spokenPlan(offer)} ${verb} ${spokenMoney({ amountMinor, currency })} in total for ${length}, taxes included.`;
}

/** What is possible instead, with the part that differs said first. */
export function spokenAlternative({ kind, offer }: Alternative, now: Date): string {
  switch (kind) {
    case 'other_room_type':
    case 'other_rate_plan':
      return `For the same nights: ${lower(spokenOffer(offer))}`;
    case 'more_rooms':
      return `Shared between ${count(offer.rooms.length, 'room')}: ${lower(spokenOffer(offer))}`;
    case 'other_dates':
    case 'other_length':
      return `Possible is ${spokenStay(offer, now)}: ${lower(spokenOffer(offer))}`;
  }
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
