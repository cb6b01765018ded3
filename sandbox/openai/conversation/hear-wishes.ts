import { updateStay } from './booking-moves';
import { startMessage } from './follow-up-task';
import {
  changesBooking,
  isGoodbye,
  isQuestion,
  listQuestions,
  objectsToPrice,
  readDepartment,
  wantsGroup,
  wantsMessage,
  wantsRoom,
  wantsTable,
} from './intents';
import { answerTotal, objectToPrice } from './offer-choice';
import { chooseOffer } from './offers';
import { DONT_KNOW, GOODBYE, OFFER_MESSAGE } from './phrases';
import { EMPTY_STAY } from './state';
import { readStay } from './stay';
import { ask, callTool, hasTool, say, type Turn, update } from './turn';
import { plain } from './words';

const COMPLAINT =
  /\b(?:broken|not working|doesn't work|won't (?:work|open|turn|flush)|stopped working|no (?:hot water|heat|power|towels)|too (?:loud|noisy)|noise|noisy|dirty|complain(?:t|ing)?|left my|lost my|forgot my|lost and found|more towels|locked out|leaking|clogged|double charged|charged twice)\b/;

/** What the caller wants, when the sentence is not an answer to the question just asked. */
export function hearIntent(turn: Turn, text: string): boolean {
  if (isGoodbye(text) && !wantsRoom(text)) return sayGoodbye(turn);
  if (wantsMessage(text)) return beginMessage(turn, text);
  if (changesBooking(text)) return declineChange(turn, text);
  if (wantsTable(text)) return startTableLead(turn, text);
  if (wantsGroup(text)) return startGroupLead(turn, text);
  if (objectsToPrice(text) && turn.state.offers.length > 0) return begin(() => objectToPrice(turn));
  if (wantsRoom(text) || namesStay(turn, text)) return startBooking(turn, text);
  if (changesMind(turn, text) || answerTotal(turn, text)) return true;
  if (COMPLAINT.test(plain(text))) return startComplaint(turn, text);
  if (isQuestion(text)) return search(turn, text);
  return false;
}

export function startBooking(turn: Turn, text: string): boolean {
  const restarts = turn.state.task !== 'booking';
  update(turn, { task: 'booking', awaiting: restarts ? null : turn.state.awaiting });
  if (restarts) turn.ack = 'Certainly.';
  updateStay(turn, text);
  return true;
}

/** Dates together with a length or with guests are a booking even when nobody says so. */
function namesStay(turn: Turn, text: string): boolean {
  if (turn.state.task !== 'none' || isQuestion(text)) return false;
  const stay = readStay(text, EMPTY_STAY, turn.state.brief.today, null);
  return stay.arrival !== null && (stay.nights !== null || stay.departure !== null || stay.adults !== null);
}

/** A correction in the middle of a booking: other dates, other guests, or another of the offers. */
function changesMind(turn: Turn, text: string): boolean {
  if (turn.state.task !== 'booking') return false;
  const words = plain(text);
  const proposes =
    /\b(?:actually|instead|rather|make (?:it|that)|change|what about|how about|can we|could we|can i|could i|is it possible|do you have|sorry|wait|on second thought|no,)\b/.test(
      words,
    );
  if (proposes) {
    const other = chooseOffer(text, turn.state.offers);
    if (other && other !== 'ambiguous' && other !== turn.state.chosen) {
      update(turn, { chosen: other, hold: null, confirmed: false });
      turn.ack = 'Of course.';
      return true;
    }
  }
  if (isQuestion(text) && !proposes) return false;
  if (!updateStay(turn, text)) return false;
  turn.ack = 'Of course.';
  update(turn, { awaiting: null, confirmed: false });
  return true;
}

function search(turn: Turn, text: string): boolean {
  const questions = listQuestions(text);
  for (const query of questions.length > 0 ? questions : [text.trim()]) {
    if (callTool(turn, 'search_knowledge', { query })) continue;
    say(turn, DONT_KNOW);
    if (hasTool(turn, 'take_message')) ask(turn, OFFER_MESSAGE, 'message_offer');
  }
  return true;
}

function declineChange(turn: Turn, text: string): boolean {
  say(turn, "I can't look up or change an existing booking myself.");
  update(turn, { message: { text: text.trim(), recipient: 'front desk', urgent: false } });
  if (hasTool(turn, 'transfer_call'))
    ask(turn, 'Would you like me to put you through to the front desk?', 'transfer_offer');
  else if (hasTool(turn, 'take_message')) ask(turn, OFFER_MESSAGE, 'message_offer');
  return true;
}

function startTableLead(turn: Turn, text: string): boolean {
  if (!hasTool(turn, 'create_lead')) return begin(() => startMessage(turn, `leave a message that ${text}`));
  say(
    turn,
    "I can't confirm a table on this line, but I'll pass your request on so that the team gets back to you.",
  );
  update(turn, {
    task: 'lead',
    lead: { need: text.trim(), reason: 'table requests are confirmed by the team' },
  });
  return true;
}

function startGroupLead(turn: Turn, text: string): boolean {
  if (!hasTool(turn, 'create_lead')) return false;
  say(turn, "For a group our team makes the offer, so I'll pass your request on.");
  update(turn, { task: 'lead', lead: { need: text.trim(), reason: 'group request' } });
  return true;
}

function startComplaint(turn: Turn, text: string): boolean {
  say(turn, "I'm sorry about that. I'll pass it on to the team right away.");
  const urgent = /\b(?:hot water|heat|power|locked out|leaking|lock)\b/i.test(text);
  update(turn, { task: 'message', message: { text: text.trim(), recipient: readDepartment(text), urgent } });
  return true;
}

/** Says goodbye and ends the call, honest about a room that is held but not booked. */
export function sayGoodbye(turn: Turn): boolean {
  const { hold, booked } = turn.state;
  if (hold && !booked) say(turn, 'Just so you know, the room is not booked yet.');
  say(turn, GOODBYE);
  callTool(turn, 'end_call', { reason: booked ? 'booked' : 'caller finished' });
  update(turn, { ended: true, task: 'none', awaiting: null });
  turn.closed = true;
  return true;
}

function beginMessage(turn: Turn, text: string): boolean {
  turn.ack = 'Of course.';
  startMessage(turn, text);
  return true;
}

function begin(effect: () => void): boolean {
  effect();
  return true;
}
