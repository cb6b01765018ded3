import { soundsLikeCard } from './contact';
import { asksAboutGuest, readDepartment, readEmergency, wantsHuman } from './intents';
import { OFFER_MESSAGE } from './phrases';
import { ask, callTool, hasTool, say, type Turn } from './turn';

/** What comes before everything else: danger, card numbers, other guests' privacy, and the wish for a person. */
export function handleUrgent(turn: Turn, text: string): boolean {
  const emergency = readEmergency(text);
  if (emergency) return raiseEmergency(turn, emergency, text);
  if (soundsLikeCard(text) && turn.state.awaiting !== 'phone') {
    say(turn, 'For your security, please do not read card numbers over the phone. I will not keep that.');
    return true;
  }
  if (asksAboutGuest(text)) {
    say(turn, "I'm sorry, I can't say who is staying here or connect you to a room.");
    if (hasTool(turn, 'take_message'))
      ask(turn, 'I can take a message for the front desk instead. Would you like that?', 'message_offer');
    return true;
  }
  return wantsHuman(text) && transfer(turn, text);
}

function raiseEmergency(turn: Turn, type: string, text: string): boolean {
  const number = turn.state.brief.emergencyNumber ?? 'your local emergency number';
  say(turn, `If anyone is in danger, call ${number} right now.`);
  const room = /\b(?:room|unit|cabin|suite) (?:number )?(\w+)/i.exec(text)?.[0];
  callTool(turn, 'emergency_protocol', {
    type,
    location: room ?? (/\bin the ([a-z]+(?: [a-z]+)?)/i.exec(text)?.[1] || undefined),
    inroom:
      /\b(?:my|our|in the|in) (?:room|unit|cabin|suite)\b/i.test(text) || room !== undefined
        ? true
        : undefined,
    need: text,
    description: text,
  });
  turn.closed = true;
  return true;
}

/** Puts the caller through at once; whether it worked is told from the tool's answer. */
export function transfer(turn: Turn, text: string): boolean {
  if (!hasTool(turn, 'transfer_call')) {
    say(turn, "I can't put calls through on this line.");
    if (hasTool(turn, 'take_message')) ask(turn, OFFER_MESSAGE, 'message_offer');
    return true;
  }
  callTool(turn, 'transfer_call', {
    department: readDepartment(text) ?? undefined,
    reason: text.trim(),
    need: text.trim(),
    urgency: /\burgent|emergency|right now|immediately|asap\b/i.test(text) ? 'urgent' : 'normal',
  });
  turn.closed = true;
  return true;
}
