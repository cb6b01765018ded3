import type { RealtimeResponseUsage } from 'openai/resources/realtime/realtime';
import type { StoredItem } from './conversation-items';
import type { SessionConfig } from './session-config';

export interface TokenCount {
  text: number;
  audio: number;
}

const CHARS_PER_TOKEN = 4;
const USER_MS_PER_TOKEN = 100;
const ASSISTANT_MS_PER_TOKEN = 50;
/** Prompt caching works in blocks. */
const CACHE_BLOCK = 64;

export function textTokens(text: string): number {
  return Math.ceil(text.length / CHARS_PER_TOKEN);
}

export function assistantAudioTokens(durationMs: number): number {
  return Math.ceil(durationMs / ASSISTANT_MS_PER_TOKEN);
}

/** What the model reads for one response: instructions, tools and every item. */
export function countInput(config: SessionConfig, items: readonly StoredItem[]): TokenCount {
  const count = { text: textTokens(config.instructions + JSON.stringify(config.tools)), audio: 0 };
  for (const stored of items) {
    const { item } = stored;
    if (item.type === 'message' && item.role !== 'system' && stored.audioMs > 0) {
      count.audio += Math.ceil(
        stored.audioMs / (item.role === 'user' ? USER_MS_PER_TOKEN : ASSISTANT_MS_PER_TOKEN),
      );
    } else count.text += textTokens(JSON.stringify(item));
  }
  return count;
}

/**
 * Meters responses of one session. What was read before is cached as long as the prompt in front of it is the same;
 * changing the instructions or the tools busts the cache.
 */
export class UsageMeter {
  private prefix = '';
  private read: TokenCount = { text: 0, audio: 0 };

  measure(config: SessionConfig, input: TokenCount, output: TokenCount): RealtimeResponseUsage {
    const prefix = config.instructions + JSON.stringify(config.tools);
    const known = prefix === this.prefix ? this.read : { text: 0, audio: 0 };
    const cached = {
      text: blocks(Math.min(known.text, input.text)),
      audio: blocks(Math.min(known.audio, input.audio)),
    };
    this.prefix = prefix;
    this.read = input;
    return toUsage(input, cached, output);
  }
}

function blocks(tokens: number): number {
  return Math.floor(tokens / CACHE_BLOCK) * CACHE_BLOCK;
}

function toUsage(input: TokenCount, cached: TokenCount, output: TokenCount): RealtimeResponseUsage {
  const inputTokens = input.text + input.audio;
  const outputTokens = output.text + output.audio;
  return {
    total_tokens: inputTokens + outputTokens,
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    input_token_details: {
      text_tokens: input.text,
      audio_tokens: input.audio,
      image_tokens: 0,
      cached_tokens: cached.text + cached.audio,
      cached_tokens_details: { text_tokens: cached.text, audio_tokens: cached.audio, image_tokens: 0 },
    },
    output_token_details: { text_tokens: output.text, audio_tokens: output.audio },
  };
}
