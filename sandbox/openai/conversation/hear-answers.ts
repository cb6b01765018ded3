import { describeStay, offerLead } from './booking-moves';
import { answerBooking } from './booking-task';
import { transfer } from './hear-urgent';
import { sayGoodbye } from './hear-wishes';
import { isAffirmative, isBackchannel, isGoodbye, isNegative, isNotReady } from './intents';
import { answerPerson } from './person-task';
import { ANYTHING_ELSE } from './phrases';
import { ask, say, type Turn, update } from './turn';
import { plain } from './words';

const ABANDON =
  /\b(?:never ?mind|forget (?:it|about it)|cancel that|don't bother|stop the booking|not interested)\b/;

/** Tries the sentence as an answer to the question that was asked last. */
export function answerAwaited(turn: Turn, text: string): boolean {
  const { awaiting } = turn.state;
  if (ABANDON.test(plain(text)) && turn.state.task !== 'none') return abandon(turn);
  if (answerBooking(turn, text)) return true;
  if (isNotReady(text) && turn.state.task === 'booking') return notReady(turn);
  if (answerPerson(turn, text)) return true;
  if (awaiting === 'lead_offer' || awaiting === 'message_offer' || awaiting === 'transfer_offer')
    return answerOffer(turn, text);
  if (awaiting === 'anything_else' || awaiting === 'opening') return answerAnythingElse(turn, text);
  return false;
}

function answerOffer(turn: Turn, text: string): boolean {
  const { awaiting } = turn.state;
  if (isAffirmative(text)) {
    update(turn, { awaiting: null });
    if (awaiting === 'transfer_offer') return transfer(turn, text);
    if (awaiting === 'lead_offer')
      update(turn, { task: 'lead', lead: { ...turn.state.lead, need: describeStay(turn) } });
    else update(turn, { task: 'message' });
    return true;
  }
  if (!isNegative(text) || isGoodbye(text)) return false;
  update(turn, { task: 'none', awaiting: null });
  ask(turn, `No problem. ${ANYTHING_ELSE}`, 'anything_else');
  return true;
}

function answerAnythingElse(turn: Turn, text: string): boolean {
  const bare = text.split(/\s+/).length <= 4;
  if (isNegative(text) && bare && !/\bmind\b/i.test(text)) return sayGoodbye(turn);
  if (!isAffirmative(text) || !bare || isGoodbye(text)) return false;
  if (isBackchannel(text) && !/\b(?:yes|yeah|yep|sure)\b/i.test(text)) return false;
  ask(turn, 'Sure, what can I do for you?', 'opening');
  return true;
}

function notReady(turn: Turn): boolean {
  say(turn, 'Of course, there is no rush.');
  offerLead(turn, 'wants to think about it');
  return true;
}

function abandon(turn: Turn): boolean {
  update(turn, { task: 'none', awaiting: null });
  ask(turn, `No problem. ${ANYTHING_ELSE}`, 'anything_else');
  return true;
}
