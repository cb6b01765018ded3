import type { IncomingMessage, ServerResponse } from 'node:http';
import { type FaultBodies, passesFault } from '../apply-http-fault';
import type { Clock } from '../clock';
import type { Faults } from '../faults';
import { bearerKey, sendJson } from '../http';

export interface StripeSandbox {
  /** `path` is the request's path from `/v1` on, without the query. */
  handleRequest(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
}

const FAULT_BODIES: FaultBodies = {
  refused: errorBody({ type: 'api_error', message: 'Stripe is temporarily unavailable. Please try again.' }),
  rateLimited: errorBody({
    type: 'invalid_request_error',
    code: 'rate_limit',
    message:
      'Request rate limit exceeded. You can learn more about rate limits at https://stripe.com/docs/rate-limits.',
  }),
};

/** The part of Stripe's API that the product uses, with the vendor's shapes for everything it does not have. */
export function createStripeSandbox({ faults, clock }: { faults: Faults; clock: Clock }): StripeSandbox {
  return {
    async handleRequest(request, response, path) {
      if (!(await passesFault({ faults, vendor: 'stripe', clock, bodies: FAULT_BODIES }, request, response)))
        return;
      response.setHeader('request-id', `req_${crypto.randomUUID().replaceAll('-', '').slice(0, 14)}`);
      if (!secretKey(request)) return sendJson(response, 401, missingKey());
      if (request.method === 'GET' && path === '/v1/balance') return sendJson(response, 200, balance());
      sendJson(response, 404, unknownUrl(request.method ?? 'GET', path));
    },
  };
}

/** The key comes as a bearer token or as the user name of basic authentication. */
function secretKey(request: IncomingMessage): string | null {
  const basic = /^Basic (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (basic) return Buffer.from(basic, 'base64').toString('utf8').split(':')[0] || null;
  return bearerKey(request);
}

function balance(): Record<string, unknown> {
  const empty = { amount: 0, currency: 'usd', source_types: { card: 0 } };
  return {
    object: 'balance',
    available: [empty],
    livemode: false,
    pending: [empty],
    refund_and_dispute_prefunding: null,
  };
}

function missingKey(): Record<string, unknown> {
  return errorBody({
    type: 'invalid_request_error',
    message:
      'You did not provide an API key. You need to provide your API key in the Authorization header, ' +
      "using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
  });
}

function unknownUrl(method: string, path: string): Record<string, unknown> {
  return errorBody({
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}).`,
  });
}

function errorBody(error: { type: string; message: string; code?: string }): Record<string, unknown> {
  return { error };
}
