import type { Tone } from '@/components/ui/status';
import type { CallOutcome, CallSummaryDto } from '@/lib/calls/schema';

/** How a call ended, as a person reads it. */
export const OUTCOME_WORDS: Record<CallOutcome, { label: string; tone: Tone }> = {
  booked: { label: 'Booked', tone: 'confirmed' },
  lead: { label: 'Lead', tone: 'waiting' },
  info_given: { label: 'Info given', tone: 'plain' },
  message_taken: { label: 'Message', tone: 'waiting' },
  transferred: { label: 'Transferred', tone: 'plain' },
  voicemail: { label: 'Voicemail', tone: 'waiting' },
  emergency: { label: 'Emergency', tone: 'failed' },
  abandoned: { label: 'Abandoned', tone: 'muted' },
  empty: { label: 'Said nothing', tone: 'muted' },
  failed: { label: 'Failed', tone: 'failed' },
};

/** The state of a call in one word, ended or not. */
export function callStateWords(call: Pick<CallSummaryDto, 'status' | 'outcome'>): {
  label: string;
  tone: Tone;
} {
  if (call.status === 'ringing') return { label: 'Ringing', tone: 'live' };
  if (call.status === 'in_progress') return { label: 'On the line', tone: 'live' };
  if (call.outcome) return OUTCOME_WORDS[call.outcome];
  return call.status === 'failed' ? OUTCOME_WORDS.failed : { label: 'Ended', tone: 'muted' };
}
