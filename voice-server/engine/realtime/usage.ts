import type { ConversationItemInputAudioTranscriptionCompletedEvent } from 'openai/resources/realtime/realtime';
import type { UsageLine } from '@/lib/billing/prices';

/** The vendor counts the caller's audio in tokens of a tenth of a second where it does not give seconds. */
const TOKENS_PER_SECOND = 10;

/** What writing down one of the caller's sentences used. It is billed by the minute, whichever way it is reported. */
export function transcriptionUsage(
  model: string,
  usage: ConversationItemInputAudioTranscriptionCompletedEvent['usage'] | undefined,
): UsageLine[] {
  if (!usage) return [];
  const seconds =
    usage.type === 'duration'
      ? usage.seconds
      : (usage.input_token_details?.audio_tokens ?? usage.input_tokens) / TOKENS_PER_SECOND;
  return seconds > 0 ? [{ component: 'transcription', model, quantity: seconds, unit: 'second' }] : [];
}
