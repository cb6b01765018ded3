import type { IncomingMessage, ServerResponse } from 'node:http';
import { type FaultBodies, passesFault } from '../apply-http-fault';
import type { Clock } from '../clock';
import type { Faults } from '../faults';
import { bearerKey, HttpError, readJson, sendJson } from '../http';
import type { Outbox } from '../outbox/outbox';
import { EmailStore } from './email-store';
import { parseEmail, ResendError } from './parse-email';

export interface ResendSandbox {
  /** `path` is the request's path below the sandbox's Resend prefix, without the query. */
  handleRequest(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
}

const FAULT_BODIES: FaultBodies = {
  refused: {
    statusCode: 503,
    name: 'service_unavailable',
    message: 'The service is temporarily unavailable.',
  },
  rateLimited: {
    statusCode: 429,
    name: 'rate_limit_exceeded',
    message: 'Too many requests. You can only make 2 requests per second.',
  },
};

/** The part of Resend's API that the product uses. E-mails go to the outbox and nowhere else. */
export function createResendSandbox(options: {
  faults: Faults;
  clock: Clock;
  outbox: Outbox;
}): ResendSandbox {
  const { faults, clock } = options;
  const emails = new EmailStore(options);

  async function answer(request: IncomingMessage, path: string): Promise<unknown> {
    if (!bearerKey(request)) {
      throw new ResendError(401, 'missing_api_key', 'Missing API key in the authorization header');
    }
    if (request.method === 'POST' && path === '/emails') return send(request);
    if (request.method === 'GET' && path === '/domains') return domains();
    const id = /^\/emails\/([\w-]+)$/.exec(path)?.[1];
    if (request.method === 'GET' && id) return emails.present(id);
    throw new ResendError(404, 'not_found', 'The requested endpoint does not exist.');
  }

  async function send(request: IncomingMessage): Promise<{ id: string }> {
    const key = request.headers['idempotency-key'];
    const email = parseEmail(await readJson(request));
    return { id: emails.send(email, typeof key === 'string' ? key : null) };
  }

  return {
    async handleRequest(request, response, path) {
      if (!(await passesFault({ faults, vendor: 'resend', clock, bodies: FAULT_BODIES }, request, response)))
        return;
      try {
        sendJson(response, 200, await answer(request, path));
      } catch (error) {
        const { statusCode, name, message } = asResendError(error);
        sendJson(response, statusCode, { statusCode, name, message });
      }
    },
  };
}

function asResendError(error: unknown): ResendError {
  if (error instanceof ResendError) return error;
  if (error instanceof HttpError) return new ResendError(error.status, 'validation_error', error.message);
  throw error;
}

function domains(): Record<string, unknown> {
  const domain = {
    id: 'd91cd9bd-1176-453e-8fc1-35364d380206',
    name: 'sandbox.example',
    status: 'verified',
    created_at: '2026-01-01 00:00:00.000000+00',
    region: 'us-east-1',
    capabilities: { sending: 'enabled', receiving: 'disabled' },
  };
  return { object: 'list', has_more: false, data: [domain] };
}
