import twilioWebhooks from 'twilio/lib/webhooks/webhooks.js';
import type { Clock } from '../clock';

interface WebhookRequest {
  url: string;
  method: string;
  params: Record<string, string>;
  signal?: AbortSignal;
}

export interface WebhookResponse {
  status: number;
  contentType: string;
  body: Buffer;
}

/** The server could not be reached, or did not answer in time. */
export class WebhookUnreachable extends Error {}

export type FetchUrl = (url: string, init: RequestInit) => Promise<Response>;
export type SendWebhook = (request: WebhookRequest) => Promise<WebhookResponse>;

const TIMEOUT_MS = 15_000;

/** The `X-Twilio-Signature` of a request to `url`; GET and socket requests are signed without parameters. */
export function signUrl(authToken: string, url: string, params: Record<string, string> = {}): string {
  return twilioWebhooks.getExpectedTwilioSignature(authToken, url, params);
}

/** Sends signed, form-encoded webhooks; a connection that fails is tried once more, as Twilio does by default. */
export function createWebhookSender(options: {
  authToken: string;
  fetchUrl: FetchUrl;
  clock: Clock;
}): SendWebhook {
  async function attempt({ url, method, params, signal }: WebhookRequest): Promise<WebhookResponse> {
    const timeout = new AbortController();
    const cancelTimeout = options.clock.after(TIMEOUT_MS, () =>
      timeout.abort(new Error('no answer in 15 s')),
    );
    try {
      const { target, init } = prepare(options.authToken, url, method, params);
      const stop = signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal;
      const response = await options.fetchUrl(target, { ...init, signal: stop });
      return {
        status: response.status,
        contentType: response.headers.get('content-type') ?? '',
        body: Buffer.from(await response.arrayBuffer()),
      };
    } finally {
      cancelTimeout();
    }
  }

  return async (request) => {
    try {
      return await attempt(request);
    } catch {
      request.signal?.throwIfAborted();
    }
    try {
      return await attempt(request);
    } catch (cause) {
      request.signal?.throwIfAborted();
      throw new WebhookUnreachable(`could not reach ${request.url}`, { cause });
    }
  };
}

function prepare(
  authToken: string,
  url: string,
  method: string,
  params: Record<string, string>,
): { target: string; init: RequestInit } {
  if (method === 'GET') {
    const target = withQuery(url, params);
    return { target, init: { method, headers: { 'x-twilio-signature': signUrl(authToken, target) } } };
  }
  const headers = {
    'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'x-twilio-signature': signUrl(authToken, url, params),
    'i-twilio-idempotency-token': crypto.randomUUID(),
  };
  return { target: url, init: { method: 'POST', headers, body: new URLSearchParams(params).toString() } };
}

function withQuery(url: string, params: Record<string, string>): string {
  const query = new URLSearchParams(params).toString();
  if (query === '') return url;
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
}
