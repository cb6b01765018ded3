/** Sentences the model says in more than one place. Nothing here names a fact of any property. */
export const ANYTHING_ELSE = 'Is there anything else I can help you with?';
export const OFFER_MESSAGE = 'Would you like me to take a message so that the team can get back to you?';
export const DONT_KNOW = "I'm sorry, I don't have that information.";
export const UNCLEAR = "Sorry, I didn't catch that.";
export const GOODBYE = 'Thank you for calling. Goodbye!';
export const WAITING = "I'm still checking that for you, one moment please.";
export const CANNOT_BOOK = "I can't make bookings on this line myself.";
export const TROUBLE = "I'm sorry, something went wrong on my side.";

export function greeting(propertyName: string | null): string {
  const where = propertyName ? ` ${propertyName}` : '';
  return `Thank you for calling${where}. I'm the AI assistant at the front desk. How can I help you?`;
}
