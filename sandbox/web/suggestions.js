const HOTEL = [
  'Do you have a room for two adults this Friday, two nights?',
  'Can I bring my dog?',
  'Yes, please book it.',
  'My name is Mary Lane, my number is 207 555 0142.',
  'What time is check-in?',
  'Can I speak to somebody, please?',
  'That is all, thank you. Goodbye.',
];
const RESTAURANT = [
  'Are you open tonight?',
  'A table for four on Saturday at seven, please.',
  'Do you have vegan dishes?',
  'My name is Mary Lane, my number is 207 555 0142.',
  'Can I leave a message for the manager?',
  'That is all, thank you. Goodbye.',
];
const BY_NUMBER = { '+12072203502': RESTAURANT };

/** Things a guest might say to the property behind a number. */
export function suggestionsFor(number) {
  return BY_NUMBER[number] ?? HOTEL;
}
