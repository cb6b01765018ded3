import OpenAI from 'openai';
import { env } from '@/lib/env/env';
import { AppError } from '@/lib/errors';

let cached: OpenAI | null = null;

/** The SDK's client for everything but the audio sockets. It retries by itself what may be retried. */
export function openAi(): OpenAI {
  if (!env.OPENAI_API_KEY) throw new AppError('vendor_unavailable', { message: 'No key for OpenAI is set.' });
  cached ??= new OpenAI({
    apiKey: env.OPENAI_API_KEY,
    baseURL: env.OPENAI_BASE_URL,
    timeout: 20_000,
    maxRetries: 2,
  });
  return cached;
}
