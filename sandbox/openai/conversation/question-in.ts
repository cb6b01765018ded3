import type { Awaiting } from './state';
import { plain } from './words';

const QUESTIONS: [Awaiting, RegExp][] = [
  ['booking_confirm', /\b(?:confirm|finali[sz]e) (?:the|this|your) booking\b|shall i (?:confirm|book)/],
  ['choice', /which (?:one|room|of)|hold that room|would you like that one/],
  ['other_dates', /other dates work|one of those work/],
  ['child_ages', /how old (?:is|are) the child/],
  ['guests', /how many (?:guests|people|adults)/],
  ['departure', /how many nights|what day would you like to leave|check(?:ing)? out\?/],
  [
    'arrival',
    /would you like to arrive|when (?:would|will) you (?:like to )?(?:arrive|be arriving|check in)|what dates?/,
  ],
  ['last_name', /last name/],
  ['guest_name', /(?:full |your )name/],
  ['email', /e-?mail/],
  ['phone_confirm', /number you are calling from/],
  ['phone', /(?:phone|what) number/],
  ['message_text', /what should i pass on|what is (?:the|your) message/],
  ['message_offer', /take a message/],
  ['transfer_offer', /put you through/],
  ['lead_offer', /follow up with you/],
  ['anything_else', /anything else/],
  ['opening', /how (?:can|may) i help|what can i do/],
];

/** What the last question of an assistant message asks for, so that the caller's next words are an answer to it. */
export function questionIn(text: string): Awaiting | null {
  const words = plain(text);
  if (!words.includes('?')) return null;
  return QUESTIONS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
