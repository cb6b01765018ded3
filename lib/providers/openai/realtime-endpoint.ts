import { env } from '@/lib/env/env';

/**
 * Where a Realtime session is opened: the API's base URL with its scheme changed to a socket's. No `OpenAI-Beta` header,
 * which would select a protocol that is no longer served.
 */
export function realtimeEndpoint(model: string): { url: string; headers: Record<string, string> } {
  const url = new URL(`${env.OPENAI_BASE_URL.replace(/\/+$/, '')}/realtime`);
  url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:';
  url.searchParams.set('model', model);
  return { url: url.toString(), headers: { Authorization: `Bearer ${env.OPENAI_API_KEY ?? ''}` } };
}
