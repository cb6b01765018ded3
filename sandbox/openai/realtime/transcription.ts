import type { StoredItem } from './conversation-items';
import type { OutgoingEvent } from './outgoing-event';
import { textTokens } from './usage';

/** Transcription runs beside the model and is often later than its reply. */
const FIRST_DELTA_MS = 350;
const NEXT_DELTA_MS = 40;
const WORDS_PER_DELTA = 2;
const BILLED_BY_DURATION = /whisper|live-transcribe/;

/** The transcription events of one committed item, each with how long after the commit it comes. */
export function transcribe(
  stored: StoredItem,
  words: string,
  model: string,
): { afterMs: number; event: OutgoingEvent }[] {
  const place = { item_id: stored.id, content_index: 0 };
  const deltas = words.match(new RegExp(`(?:\\s*\\S+){1,${WORDS_PER_DELTA}}`, 'g')) ?? [];
  const events: { afterMs: number; event: OutgoingEvent }[] = deltas.map((delta, index) => ({
    afterMs: FIRST_DELTA_MS + index * NEXT_DELTA_MS,
    event: { type: 'conversation.item.input_audio_transcription.delta', ...place, delta },
  }));
  events.push({
    afterMs: FIRST_DELTA_MS + deltas.length * NEXT_DELTA_MS,
    event: {
      type: 'conversation.item.input_audio_transcription.completed',
      ...place,
      transcript: words,
      usage: BILLED_BY_DURATION.test(model) ? byDuration(stored.audioMs) : byTokens(stored.audioMs, words),
    },
  });
  return events;
}

function byDuration(durationMs: number) {
  return { type: 'duration' as const, seconds: Math.ceil(durationMs / 100) / 10 };
}

function byTokens(durationMs: number, words: string) {
  const audioTokens = Math.ceil(durationMs / 100);
  const outputTokens = textTokens(words);
  return {
    type: 'tokens' as const,
    total_tokens: audioTokens + outputTokens,
    input_tokens: audioTokens,
    input_token_details: { text_tokens: 0, audio_tokens: audioTokens },
    output_tokens: outputTokens,
  };
}
