import type { UsageLine } from './prices';

/** `response.usage` of a Realtime answer, as far as it is priced; `cached_tokens` are a part of the input. */
export interface RealtimeUsage {
  input_token_details?: {
    text_tokens?: number;
    audio_tokens?: number;
    cached_tokens?: number;
    cached_tokens_details?: { text_tokens?: number; audio_tokens?: number };
  };
  output_token_details?: { text_tokens?: number; audio_tokens?: number };
}

/**
 * The usage of one answer of a Realtime model. Cached tokens are a part of the input, so they are taken out of it
 * before they are priced on their own.
 */
export function realtimeUsage(model: string, usage: RealtimeUsage): UsageLine[] {
  const input = usage.input_token_details;
  const cached = input?.cached_tokens_details;
  const output = usage.output_token_details;
  const cachedText = cached?.text_tokens ?? 0;
  const cachedAudio = cached?.audio_tokens ?? 0;
  const quantities = {
    text_input: (input?.text_tokens ?? 0) - cachedText,
    text_input_cached: cachedText,
    audio_input: (input?.audio_tokens ?? 0) - cachedAudio,
    audio_input_cached: cachedAudio,
    text_output: output?.text_tokens ?? 0,
    audio_output: output?.audio_tokens ?? 0,
  } as const;
  return Object.entries(quantities)
    .filter(([, quantity]) => quantity > 0)
    .map(([component, quantity]) => ({
      component: component as keyof typeof quantities,
      model,
      quantity,
      unit: 'token',
    }));
}
