import { readEmail, readName, readPhone, readSpelled, spell } from './contact';
import { isAffirmative, isNegative } from './intents';
import { ask, say, type Turn, update } from './turn';

/** Asks for the name, then for a last name when only one was given. True when something was asked. */
export function askForName(turn: Turn, question: string): boolean {
  const { name } = turn.state.person;
  if (name === null) ask(turn, question, 'guest_name');
  else if (!name.includes(' '))
    ask(turn, `Thank you, ${name}. And your last name? Please spell it if it is unusual.`, 'last_name');
  else return false;
  return true;
}

/** Offers the number the call comes from before asking for another. True when something was asked. */
export function askForPhone(turn: Turn): boolean {
  const { person, brief } = turn.state;
  if (person.phone !== null) return false;
  if (brief.callerPhone)
    ask(turn, 'Is the number you are calling from the best one to reach you?', 'phone_confirm');
  else ask(turn, 'What is the best phone number to reach you?', 'phone');
  return true;
}

export function contactKnown(turn: Turn): boolean {
  return turn.state.person.name !== null && turn.state.person.phone !== null;
}

/** A sentence that answers a question about the caller; false leaves it to be understood another way. */
export function answerPerson(turn: Turn, text: string): boolean {
  switch (turn.state.awaiting) {
    case 'guest_name':
      return answerName(turn, text);
    case 'last_name':
      return answerLastName(turn, text);
    case 'phone_confirm':
      return answerPhoneConfirm(turn, text);
    case 'phone':
      return answerPhone(turn, text);
    case 'email':
      return answerEmail(turn, text);
    default:
      return correctPerson(turn, text);
  }
}

function answerName(turn: Turn, text: string): boolean {
  const name = readName(text);
  if (!name) return false;
  setPerson(turn, { name });
  return true;
}

function answerLastName(turn: Turn, text: string): boolean {
  const first = turn.state.person.name ?? '';
  const said = readName(text);
  if (!said) return false;
  const last = said.toLowerCase().startsWith(`${first.toLowerCase()} `) ? said.slice(first.length + 1) : said;
  setPerson(turn, { name: `${first} ${last}` });
  return true;
}

function answerPhoneConfirm(turn: Turn, text: string): boolean {
  const other = readPhone(text);
  if (other) setPerson(turn, { phone: other });
  else if (
    isAffirmative(text) ||
    /\bthis (?:one|number)\b|\b(?:is|that's) (?:fine|good|ok|okay|right|correct)\b/i.test(text)
  )
    setPerson(turn, { phone: turn.state.brief.callerPhone });
  else if (isNegative(text)) ask(turn, 'What number should I use instead?', 'phone');
  else return false;
  return true;
}

function answerPhone(turn: Turn, text: string): boolean {
  const phone =
    readPhone(text) ??
    (/\bthis (?:one|number)\b|calling from/i.test(text) ? turn.state.brief.callerPhone : null);
  if (!phone) return false;
  setPerson(turn, { phone });
  return true;
}

function answerEmail(turn: Turn, text: string): boolean {
  const email = readEmail(text);
  if (email) setPerson(turn, { email });
  else if (
    isNegative(text) ||
    /\b(?:skip|don't have|do not have|no e-?mail|text me|not needed)\b/i.test(text)
  )
    setPerson(turn, { email: 'declined' });
  else return false;
  return true;
}

/** A spelling or a correction that comes after the question was already answered. */
function correctPerson(turn: Turn, text: string): boolean {
  const { name } = turn.state.person;
  const spelled = readSpelled(text);
  const renamed = /\b(?:my name is|the name is|name should be|it's spelled|spelled)\b/i.test(text)
    ? readName(text)
    : null;
  if (renamed?.includes(' ')) return rename(turn, renamed);
  if (spelled && name) return rename(turn, `${name.split(' ').slice(0, -1).join(' ') || name} ${spelled}`);
  return false;
}

function rename(turn: Turn, name: string): boolean {
  setPerson(turn, { name });
  update(turn, { confirmed: false });
  turn.question = null;
  say(turn, `Thank you, I have ${name}, ${spell(name.split(' ').at(-1) ?? name)}.`);
  return true;
}

function setPerson(turn: Turn, change: Partial<Turn['state']['person']>): void {
  update(turn, { person: { ...turn.state.person, ...change }, awaiting: null });
}
