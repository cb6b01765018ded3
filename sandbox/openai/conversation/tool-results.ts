import { offerLead } from './booking-moves';
import { findHoldId, type Outcome, readOutcome } from './outcome';
import { ANYTHING_ELSE, DONT_KNOW, OFFER_MESSAGE, TROUBLE } from './phrases';
import { relevantFacts } from './relevant-facts';
import type { ToolResult } from './state';
import { stayKey } from './stay';
import { ask, hasTool, say, type Turn, update } from './turn';
import { splitSentences } from './words';

type Teller = (turn: Turn, outcome: Outcome, result: ToolResult) => void;

const TELLERS: Record<string, Teller> = {
  search_knowledge: tellKnowledge,
  check_availability: tellAvailability,
  place_hold: tellHold,
  create_booking: tellBooking,
  create_lead: tellFollowUp,
  take_message: tellFollowUp,
  transfer_call: tellTransfer,
  emergency_protocol: tellEmergency,
  end_call: tellEnd,
};

/** Speaks about one tool's output and moves the task on. Amounts, codes and dates come only from the output. */
export function tellResult(turn: Turn, result: ToolResult): void {
  const tell = TELLERS[result.call.name] ?? tellFacts;
  tell(turn, readOutcome(result.output), result);
}

function tellFacts(turn: Turn, outcome: Outcome): void {
  say(turn, ...(outcome.facts.length > 0 || outcome.ok ? outcome.facts : [TROUBLE]));
}

function tellKnowledge(turn: Turn, outcome: Outcome, result: ToolResult): void {
  const question = String(Object.values(result.call.arguments)[0] ?? '');
  const known =
    outcome.ok &&
    outcome.facts.length > 0 &&
    !/unknown|not_known|no_match|not_found|nothing/.test(outcome.code);
  if (known) {
    say(turn, ...relevantFacts(question, outcome.facts));
    return;
  }
  say(turn, ...(outcome.facts.length > 0 ? outcome.facts : [DONT_KNOW]));
  if (turn.state.task !== 'none' || !hasTool(turn, 'take_message')) return;
  update(turn, { message: { ...turn.state.message, text: `Question: ${question}` } });
  offerMessage(turn, outcome);
}

function tellAvailability(turn: Turn, outcome: Outcome, result: ToolResult): void {
  if (result.call.about && result.call.about !== stayKey(turn.state.stay)) return;
  if (outcome.ok && outcome.offers.length > 0) {
    update(turn, { offers: outcome.offers, offersFor: stayKey(turn.state.stay), chosen: null, hold: null });
    say(turn, ...outcome.facts);
    return;
  }
  update(turn, { offersFor: stayKey(turn.state.stay), offers: outcome.alternatives });
  say(turn, ...(outcome.facts.length > 0 ? outcome.facts : ["I'm sorry, I can't find a room for that."]));
  // Alternatives with an id are offers in their own right; the booking goes on by asking which one.
  if (outcome.alternatives.some((offer) => offer.id !== null)) return;
  if (outcome.alternatives.length === 0 && isTrouble(outcome)) {
    offerPerson(turn);
    return;
  }
  const question =
    outcome.alternatives.length > 0 ? 'Would one of those work for you?' : 'Would other dates work for you?';
  ask(turn, question, 'other_dates');
}

function tellHold(turn: Turn, outcome: Outcome): void {
  const id = findHoldId(outcome.data);
  say(turn, ...outcome.facts);
  if (outcome.ok) {
    update(turn, { hold: { id: id ?? '' } });
    return;
  }
  if (outcome.alternatives.length > 0) {
    update(turn, { offers: outcome.alternatives, chosen: null });
    return;
  }
  if (/already_booked/.test(outcome.code)) {
    update(turn, { task: 'none', booked: true });
    return;
  }
  if (isTrouble(outcome)) {
    offerPerson(turn);
    return;
  }
  // Someone else took it: look again rather than guess what is left.
  update(turn, { chosen: null, offersFor: null, offers: [] });
}

function tellBooking(turn: Turn, outcome: Outcome): void {
  if (outcome.ok) {
    update(turn, { booked: true, task: 'none' });
    say(turn, ...outcome.facts, ...codeAgain(turn, outcome));
    ask(turn, ANYTHING_ELSE, 'anything_else');
    return;
  }
  say(turn, ...(outcome.facts.length > 0 ? outcome.facts : [TROUBLE]));
  if (forgetRefused(turn, outcome.code)) return;
  update(turn, { confirmed: false, hold: null });
  if (outcome.alternatives.length > 0) {
    update(turn, { offers: outcome.alternatives, chosen: null });
    return;
  }
  if (/expired|gone|unavailable|sold|price|not_found/.test(outcome.code)) {
    update(turn, { chosen: null, offersFor: null, offers: [] });
    return;
  }
  offerPerson(turn);
}

function codeAgain(turn: Turn, { facts }: Outcome): string[] {
  const sentence = facts.flatMap(splitSentences).find((fact) => /\bcode\b/i.test(fact));
  return turn.state.brief.repeatsCodes && sentence ? [`Once more: ${sentence}`] : [];
}

/** A detail of the guest that was refused is asked for again; the room and the yes stand. */
function forgetRefused(turn: Turn, code: string): boolean {
  const { person } = turn.state;
  if (/name/.test(code)) update(turn, { person: { ...person, name: null } });
  else if (/email/.test(code)) update(turn, { person: { ...person, email: null } });
  else if (/phone|contact/.test(code)) update(turn, { person: { ...person, phone: null } });
  else return false;
  return true;
}

function tellFollowUp(turn: Turn, outcome: Outcome): void {
  tellFacts(turn, outcome);
  update(turn, { task: 'none', message: { text: null, recipient: null, urgent: false } });
  if (!outcome.ok) {
    offerPerson(turn);
    return;
  }
  ask(turn, ANYTHING_ELSE, 'anything_else');
}

function tellTransfer(turn: Turn, outcome: Outcome): void {
  if (outcome.ok) {
    say(turn, ...(outcome.facts.length > 0 ? outcome.facts : ['Connecting you now.']));
    turn.closed = true;
    return;
  }
  say(turn, ...(outcome.facts.length > 0 ? outcome.facts : ["I'm sorry, I can't reach anyone right now."]));
  if (hasTool(turn, 'take_message')) offerMessage(turn, outcome);
}

/** Some tools' sentences offer a message themselves; then only the question is left to ask. */
function offerMessage(turn: Turn, { facts }: Outcome): void {
  const last = facts.at(-1) ?? '';
  if (last.endsWith('?')) update(turn, { awaiting: 'message_offer' });
  else ask(turn, /\bmessage\b/i.test(last) ? 'Would you like that?' : OFFER_MESSAGE, 'message_offer');
}

function tellEmergency(turn: Turn, outcome: Outcome): void {
  const number = turn.state.brief.emergencyNumber;
  const fallback = `Please call ${number ?? 'your local emergency number'} right now if you have not already.`;
  say(turn, ...(outcome.facts.length > 0 ? outcome.facts : [fallback]));
  turn.closed = true;
}

function tellEnd(turn: Turn, outcome: Outcome): void {
  turn.closed = true;
  if (outcome.ok) return;
  update(turn, { ended: false });
  say(turn, ...outcome.facts);
}

function offerPerson(turn: Turn): void {
  if (hasTool(turn, 'transfer_call')) {
    ask(turn, 'Would you like me to put you through to the front desk?', 'transfer_offer');
    return;
  }
  if (hasTool(turn, 'take_message')) {
    ask(turn, OFFER_MESSAGE, 'message_offer');
    return;
  }
  offerLead(turn, 'technical problem');
}

function isTrouble(outcome: Outcome): boolean {
  return (
    outcome.facts.length === 0 ||
    /error|failed|timeout|timed_out|internal|invalid|unknown_tool/.test(outcome.code)
  );
}
