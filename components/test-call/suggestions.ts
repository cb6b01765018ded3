import type { MeDto } from '@/lib/auth/schema';

type Kind = MeDto['properties'][number]['kind'];

/** First lines a caller might say, for somebody who does not know what to try. */
export const SUGGESTIONS: Record<Kind, readonly string[]> = {
  hotel: [
    'Do you have a room for two next Friday, two nights?',
    'Do you take dogs?',
    'Can I talk to a person, please?',
    'Could you take a message for the manager?',
  ],
  restaurant: [
    'Are you open on Sunday evening?',
    'Could you take a message? A table for four on Saturday.',
    'Can I talk to a person, please?',
  ],
  rental: [
    'Is the house free next Friday for three nights?',
    'Can we bring our dog?',
    'Can I talk to the owner, please?',
  ],
};
