import { offerLead, startLead, updateStay } from './booking-moves';
import { isAffirmative, isNegative, isNotReady } from './intents';
import { answerChoice, answerOtherDates, handled } from './offer-choice';
import { askForName, askForPhone } from './person-task';
import { CANNOT_BOOK } from './phrases';
import { listRooms, sayParty, sayStay, stayKey } from './stay';
import { ask, callTool, hasTool, say, type Turn, toolAccepts, update } from './turn';
import { joinWords } from './words';

/** A sentence that answers a question of the booking; false leaves it to be understood another way. */
export function answerBooking(turn: Turn, text: string): boolean {
  switch (turn.state.awaiting) {
    case 'choice':
      return answerChoice(turn, text);
    case 'other_dates':
      return answerOtherDates(turn, text);
    case 'booking_confirm':
      return answerConfirm(turn, text);
    case 'arrival':
    case 'departure':
    case 'guests':
    case 'child_ages':
      return updateStay(turn, text);
    default:
      return false;
  }
}

/** The next thing the booking needs: a question, or a call. */
export function continueBooking(turn: Turn): void {
  const { state } = turn;
  if (!hasTool(turn, 'check_availability')) startLead(turn, CANNOT_BOOK);
  else if (askForStay(turn)) return;
  else if (state.offersFor !== stayKey(state.stay)) search(turn);
  else if (!state.chosen) askForChoice(turn);
  else if (!hasTool(turn, 'create_booking')) startLead(turn, CANNOT_BOOK);
  else if (!state.hold && hasTool(turn, 'place_hold'))
    callTool(turn, 'place_hold', { offerid: state.chosen.id });
  else if (askForGuest(turn)) return;
  else if (!state.confirmed) readBack(turn);
  else book(turn);
}

function askForGuest(turn: Turn): boolean {
  return (
    askForName(turn, 'May I have the full name for the booking?') ||
    (toolAccepts(turn, 'create_booking', 'phone') && askForPhone(turn)) ||
    (toolAccepts(turn, 'create_booking', 'email') && askForEmail(turn))
  );
}

function askForStay(turn: Turn): boolean {
  const { stay } = turn.state;
  if (!stay.arrival) ask(turn, 'What day would you like to arrive?', 'arrival');
  else if (!stay.departure) ask(turn, 'How many nights will you be staying?', 'departure');
  else if (stay.arrival < turn.state.brief.today)
    return askAgain(turn, 'That date has already passed. What day would you like to arrive?');
  else if (stay.departure <= stay.arrival) return askDeparture(turn);
  else if (stay.adults === null) ask(turn, 'How many guests will be staying?', 'guests');
  else if (stay.children > stay.childAges.length) askForAges(turn, stay.children);
  else return false;
  return true;
}

function askAgain(turn: Turn, question: string): boolean {
  update(turn, { stay: { ...turn.state.stay, arrival: null, departure: null } });
  ask(turn, question, 'arrival');
  return true;
}

function askDeparture(turn: Turn): boolean {
  update(turn, { stay: { ...turn.state.stay, departure: null, nights: null } });
  ask(turn, 'The departure has to be after the arrival. What day would you like to leave?', 'departure');
  return true;
}

function askForAges(turn: Turn, children: number): void {
  ask(turn, children === 1 ? 'How old is the child?' : 'How old are the children?', 'child_ages');
}

function search(turn: Turn): void {
  const { stay } = turn.state;
  const rooms = listRooms(stay);
  callTool(
    turn,
    'check_availability',
    {
      arrival: stay.arrival,
      departure: stay.departure,
      nights: stay.nights,
      rooms,
      adults: rooms.reduce((sum, room) => sum + room.adults, 0),
      children: stay.childAges.length,
      childages: stay.childAges,
      accessible: stay.accessible || undefined,
    },
    stayKey(stay),
  );
}

function askForChoice(turn: Turn): void {
  const { offers } = turn.state;
  if (offers.length === 0) {
    offerLead(turn, 'sold out');
    return;
  }
  if (offers.length === 1) {
    ask(turn, 'Shall I hold that room for you?', 'choice');
    return;
  }
  ask(turn, 'Which one would you like?', 'choice');
}

function answerConfirm(turn: Turn, text: string): boolean {
  if (isAffirmative(text)) {
    update(turn, { confirmed: true, awaiting: null });
    updateStay(turn, text);
    return true;
  }
  if (isNotReady(text)) return handled(() => offerLead(turn, 'wants to think about it'));
  if (updateStay(turn, text)) return true;
  if (!isNegative(text)) return false;
  return handled(() => ask(turn, 'No problem. What would you like me to change?', 'booking_confirm'));
}

function askForEmail(turn: Turn): boolean {
  if (turn.state.person.email !== null) return false;
  ask(turn, 'And what e-mail address should the confirmation go to? You can also say skip.', 'email');
  return true;
}

/** Reads everything back once; after a detour only the question is asked again, unless something changed. */
function readBack(turn: Turn): void {
  const { stay, chosen, person } = turn.state;
  const room = chosen?.label ? `the ${chosen.label}` : 'the room';
  const total = chosen?.totalText ? ` The total is ${chosen.totalText}.` : '';
  const name = person.name ? `, under the name ${person.name}` : '';
  const wishes = stay.requests.length > 0 ? ` I have noted: ${joinWords(stay.requests)}.` : '';
  const summary = `Let me read that back: ${room}, ${sayStay(stay)}, for ${sayParty(stay)}${name}.${total}${wishes}`;
  if (turn.state.readBack !== summary) say(turn, summary);
  update(turn, { readBack: summary });
  ask(turn, 'Shall I confirm the booking?', 'booking_confirm');
}

function book(turn: Turn): void {
  const { stay, person, hold, chosen } = turn.state;
  callTool(turn, 'create_booking', {
    holdid: hold?.id,
    offerid: chosen?.id,
    name: person.name,
    firstname: person.name?.split(' ')[0],
    lastname: person.name?.split(' ').slice(1).join(' ') || undefined,
    phone: person.phone ?? turn.state.brief.callerPhone,
    email: person.email === 'declined' ? undefined : person.email,
    arrivaltime: stay.arrivalTime,
    requests: stay.requests.length > 0 ? stay.requests : undefined,
  });
}
