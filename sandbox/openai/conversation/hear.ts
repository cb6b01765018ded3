import { updateStay } from './booking-moves';
import { answerBooking } from './booking-task';
import { answerMessage, startMessage } from './follow-up-task';
import { answerAwaited } from './hear-answers';
import { handleUrgent } from './hear-urgent';
import { hearIntent, startBooking } from './hear-wishes';
import {
  announcesQuestion,
  asksIfRobot,
  asksRepeat,
  asksToWait,
  checksPresence,
  isAffirmative,
  isBackchannel,
  isGreeting,
  isInjection,
  isNotReady,
  isOtherLanguage,
  isProfane,
  isQuestion,
  isThanks,
  wantsMessage,
  wantsRoom,
} from './intents';
import { answerPerson } from './person-task';
import { ANYTHING_ELSE, UNCLEAR, WAITING } from './phrases';
import { ask, hasTool, say, type Turn, update } from './turn';
import { plain, splitSentences } from './words';

/** Understands one turn of the caller, in order of urgency, and lets the turn answer it. */
export function hear(turn: Turn, text: string): void {
  if (plain(text) === '') {
    misheard(turn);
    return;
  }
  update(turn, { ended: false });
  if (handleUrgent(turn, text)) return;
  if (answerMessage(turn, text)) return;
  const sentences = splitSentences(text);
  const understood = (sentences.length > 0 ? sentences : [text]).map(
    (sentence) => !turn.closed && hearSentence(turn, sentence),
  );
  if (understood.some(Boolean)) {
    update(turn, { unclear: 0 });
    return;
  }
  misheard(turn);
}

function hearSentence(turn: Turn, text: string): boolean {
  return (
    hearManners(turn, text) ||
    (!isQuestion(text) && answerAwaited(turn, text)) ||
    hearIntent(turn, text) ||
    hearSmallTalk(turn, text)
  );
}

/** What any conversation needs, whatever is being talked about. */
function hearManners(turn: Turn, text: string): boolean {
  if (asksToWait(text) && !isNotReady(text)) return close(turn, 'Of course, take your time.');
  if (checksPresence(text)) return showPresence(turn);
  if (asksRepeat(text) && turn.state.lastSaid && !/\bspell/i.test(text))
    return close(turn, turn.state.lastSaid);
  if (asksIfRobot(text))
    return tell(
      turn,
      "I'm an AI assistant, not a person. I can help you right away, or put you through to someone.",
    );
  if (announcesQuestion(text)) return open(turn, 'Of course. What would you like to know?');
  if (isOtherLanguage(text)) return declineLanguage(turn);
  if (isInjection(text))
    return tell(turn, "I can't do that, but I'm glad to help with a booking or a question.");
  if (isProfane(text)) {
    say(
      turn,
      "I'm sorry this is frustrating. I'm here to help, and I can put you through to a person whenever you like.",
    );
    return text.split(/\s+/).length < 5 || !hearIntent(turn, text) || true;
  }
  return false;
}

function hearSmallTalk(turn: Turn, text: string): boolean {
  if (isGreeting(text)) {
    if (turn.state.task === 'none' && !turn.question) ask(turn, 'Hello! How can I help you?', 'opening');
    return true;
  }
  if (isThanks(text)) {
    if (turn.state.task === 'none') ask(turn, `You're welcome. ${ANYTHING_ELSE}`, 'anything_else');
    else turn.ack = "You're welcome.";
    return true;
  }
  if (
    turn.state.task === 'none' &&
    turn.parts.length === 0 &&
    turn.calls.length === 0 &&
    (isBackchannel(text) || isAffirmative(text))
  ) {
    if (turn.state.awaiting === 'opening') ask(turn, 'How can I help you?', 'opening');
    else ask(turn, ANYTHING_ELSE, 'anything_else');
    return true;
  }
  return turn.parts.length > 0 || turn.calls.length > 0;
}

function misheard(turn: Turn): void {
  const unclear = turn.state.unclear + 1;
  update(turn, { unclear });
  say(turn, UNCLEAR);
  if (unclear >= 3 && hasTool(turn, 'transfer_call')) {
    ask(turn, 'Would you like me to put you through to a person?', 'transfer_offer');
    return;
  }
  if (turn.state.task === 'none')
    ask(turn, 'Could you say that again, please?', turn.state.awaiting ?? 'opening');
}

function open(turn: Turn, question: string): boolean {
  ask(turn, question, 'opening');
  return true;
}

function declineLanguage(turn: Turn): boolean {
  say(turn, "I'm sorry, I only speak English.");
  if (hasTool(turn, 'transfer_call'))
    ask(turn, 'Would you like me to put you through to a person?', 'transfer_offer');
  return true;
}

function showPresence(turn: Turn): boolean {
  if (turn.state.pending.length > 0) return close(turn, WAITING);
  return tell(turn, "Yes, I'm here.");
}

function close(turn: Turn, sentence: string): boolean {
  say(turn, sentence);
  turn.closed = true;
  return true;
}

function tell(turn: Turn, sentence: string): boolean {
  say(turn, sentence);
  return true;
}

/** Takes what a replayed turn revealed without answering it: someone else already did. */
export function absorb(turn: Turn, text: string): void {
  for (const sentence of splitSentences(text)) {
    if (answerMessage(turn, sentence)) continue;
    if (!isQuestion(sentence) && (answerBooking(turn, sentence) || answerPerson(turn, sentence))) continue;
    if (wantsMessage(sentence)) startMessage(turn, sentence);
    else if (wantsRoom(sentence)) startBooking(turn, sentence);
    else if (turn.state.task === 'booking') updateStay(turn, sentence);
  }
}
