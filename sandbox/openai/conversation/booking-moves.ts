import { contactKnown } from './person-task';
import { readStay, sayParty, sayStay, stayKey } from './stay';
import { ask, hasTool, say, type Turn, update } from './turn';
import { countOf } from './words';

/** Takes the words into the stay. A stay that differs from the one that was searched makes offers and hold stale. */
export function updateStay(turn: Turn, text: string): boolean {
  const { state } = turn;
  const stay = readStay(text, state.stay, state.brief.today, state.awaiting);
  if (JSON.stringify(stay) === JSON.stringify(state.stay)) return false;
  update(turn, { stay, booked: false });
  if (state.offersFor !== null && state.offersFor !== stayKey(stay)) {
    update(turn, { offersFor: null, offers: [], chosen: null, hold: null, confirmed: false });
  }
  return true;
}

/** Turns an enquiry that will not become a booking now into a follow-up, with the caller's consent. */
export function offerLead(turn: Turn, reason: string): void {
  update(turn, { lead: { ...turn.state.lead, reason } });
  if (hasTool(turn, 'create_lead')) {
    ask(
      turn,
      'Would you like me to note your interest so that the team can follow up with you?',
      'lead_offer',
    );
  } else {
    ask(turn, 'Is there anything else I can help you with?', 'anything_else');
  }
}

/** A line that cannot book takes the caller's details instead; `why` is said first. */
export function startLead(turn: Turn, why: string): void {
  if (!hasTool(turn, 'create_lead')) {
    say(turn, why);
    ask(turn, 'Would you like me to put you through to the front desk?', 'transfer_offer');
    return;
  }
  if (!contactKnown(turn)) say(turn, why, 'I can take your details so that the team gets back to you.');
  update(turn, {
    task: 'lead',
    lead: { need: turn.state.lead.need ?? describeStay(turn), reason: 'cannot book by phone' },
  });
}

/** The enquiry in one line, for whoever follows up. */
export function describeStay(turn: Turn): string {
  const { stay } = turn.state;
  const guests = stay.adults === null ? '' : ` for ${sayParty(stay)}`;
  const room =
    stay.rooms > 1 ? countOf(stay.rooms, 'room') : `a ${stay.roomType ? `${stay.roomType} ` : ''}room`;
  return `${room}${guests}${sayStay(stay) ? `, ${sayStay(stay)}` : ''}`;
}
