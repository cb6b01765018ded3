import { readDepartment } from './intents';
import { askForName, askForPhone } from './person-task';
import { ask, callTool, hasTool, say, type Turn, update } from './turn';

/** Collects who wants to be followed up and files the lead. */
export function continueLead(turn: Turn): void {
  if (askForName(turn, 'May I have your full name?')) return;
  if (askForPhone(turn)) return;
  const { person, stay, lead } = turn.state;
  callTool(turn, 'create_lead', {
    name: person.name,
    contact: person.phone,
    phone: person.phone,
    email: person.email === 'declined' ? undefined : person.email,
    channel: 'phone',
    need: lead.need ?? 'Interested in a stay',
    arrival: stay.arrival ?? undefined,
    departure: stay.departure ?? undefined,
    reasonnotbooked: lead.reason ?? 'not ready to book',
  });
}

/** Starts a message; what the caller already said in the request may be the message itself. */
export function startMessage(turn: Turn, text: string): void {
  const spoken =
    /\b(?:tell|let) (?:\w+ ){0,3}?(?:know )?(?:that|to)\b\s*(.{8,})$/i.exec(text)?.[1] ??
    /\bmessage\b[^.?!]{0,25}?\b(?:that|saying)\b\s*(.{8,})$/i.exec(text)?.[1];
  const callback = /\bcall (?:me )?back\b|\bcallback\b/i.test(text)
    ? 'The caller asks to be called back.'
    : null;
  update(turn, {
    task: 'message',
    message: {
      text: spoken ?? callback ?? null,
      recipient: readRecipient(text),
      urgent: /\burgent|asap|right away|immediately\b/i.test(text),
    },
  });
}

/** The recipient the caller names: a person ("for Maria") or a department. */
function readRecipient(text: string): string | null {
  const person =
    /\b(?:message|word|note) (?:for|to) (?!the\b|a\b|your\b|my\b)([A-Z][a-z]+(?: [A-Z][a-z]+)?)/.exec(
      text,
    )?.[1];
  return person ?? readDepartment(text);
}

export function answerMessage(turn: Turn, text: string): boolean {
  if (turn.state.awaiting !== 'message_text' || text.trim().split(/\s+/).length < 2) return false;
  update(turn, { message: { ...turn.state.message, text: text.trim() }, awaiting: null });
  return true;
}

export function continueMessage(turn: Turn): void {
  if (!hasTool(turn, 'take_message')) {
    say(turn, "I can't take messages on this line.");
    update(turn, { task: 'none' });
    return;
  }
  const { message, person } = turn.state;
  if (!message.text) {
    ask(turn, 'What should I pass on?', 'message_text');
    return;
  }
  if (askForName(turn, 'May I have your full name?')) return;
  if (askForPhone(turn)) return;
  callTool(turn, 'take_message', {
    for: message.recipient ?? undefined,
    department: message.recipient ?? undefined,
    message: message.text,
    name: person.name,
    phone: person.phone,
    urgency: message.urgent ? 'urgent' : 'normal',
    reason: message.text,
  });
}
