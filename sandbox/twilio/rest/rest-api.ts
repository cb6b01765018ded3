import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type FaultBodies, passesFault } from '../../apply-http-fault';
import { queryOf, readForm, sendEmpty, sendJson } from '../../http';
import type { Carrier } from '../carrier';
import { toRfc2822 } from '../rfc2822';
import { newSid } from '../sids';
import { callRoutes } from './calls-resource';
import { messageRoutes } from './messages-resource';
import { numberRoutes } from './numbers-resource';
import { recordingRoutes } from './recordings-resource';
import { accountPath, type RestAnswer, type RestRoute } from './resource';
import { notFound, RestError, restErrorBody } from './rest-error';

const ACCOUNT_PATH = /^\/2010-04-01\/Accounts\/(\w+)((?:\/.*)?|\.json)$/;
const ROUTES: RestRoute[] = [
  {
    method: 'GET',
    pattern: /^\.json$/,
    handle: ({ carrier }) => ({ status: 200, json: accountJson(carrier) }),
  },
  ...callRoutes,
  ...messageRoutes,
  ...numberRoutes,
  ...recordingRoutes,
];

const FAULT_BODIES: FaultBodies = {
  refused: restErrorBody(new RestError(503, 20503, 'Service is temporarily unavailable')),
  rateLimited: restErrorBody(new RestError(429, 20429, 'Too Many Requests')),
};

/** Answers the REST API. `path` is the request's path below the sandbox's Twilio prefix, without the query. */
export async function handleRest(
  carrier: Carrier,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const { faults, clock } = carrier;
  if (!(await passesFault({ faults, vendor: 'twilio', clock, bodies: FAULT_BODIES }, request, response)))
    return;
  response.setHeader('twilio-request-id', newSid('RQ'));
  try {
    send(response, await answer(carrier, request, path));
  } catch (error) {
    if (!(error instanceof RestError)) throw error;
    sendJson(response, error.status, restErrorBody(error));
  }
}

async function answer(carrier: Carrier, request: IncomingMessage, path: string): Promise<RestAnswer> {
  if (!isAuthentic(carrier, request)) throw new RestError(401, 20003, 'Authenticate');
  const [, accountSid, rest = ''] = ACCOUNT_PATH.exec(path) ?? [];
  if (accountSid !== carrier.accountSid) throw notFound(path);
  const params = request.method === 'POST' ? await readForm(request) : queryOf(request);
  const matching = ROUTES.filter((route) => route.pattern.test(rest));
  if (matching.length === 0) throw notFound(path);
  const route = matching.find(({ method }) => method === request.method);
  if (!route) throw new RestError(405, 20004, 'Method not allowed');
  const ids = route.pattern.exec(rest)?.slice(1) ?? [];
  return route.handle({ carrier, path, params, ids });
}

function isAuthentic(carrier: Carrier, request: IncomingMessage): boolean {
  const given = /^Basic (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const expected = Buffer.from(`${carrier.accountSid}:${carrier.authToken}`);
  const actual = Buffer.from(given, 'base64');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

function send(response: ServerResponse, restAnswer: RestAnswer): void {
  if ('json' in restAnswer) sendJson(response, restAnswer.status, restAnswer.json);
  else if ('wav' in restAnswer) {
    response.writeHead(200, { 'content-type': 'audio/x-wav', 'content-length': restAnswer.wav.length });
    response.end(restAnswer.wav);
  } else sendEmpty(response, restAnswer.status);
}

function accountJson(carrier: Carrier): Record<string, unknown> {
  const created = toRfc2822(new Date(Date.UTC(2026, 0, 1)));
  return {
    sid: carrier.accountSid,
    auth_token: carrier.authToken,
    date_created: created,
    date_updated: created,
    friendly_name: 'Sandbox account',
    owner_account_sid: carrier.accountSid,
    status: 'active',
    subresource_uris: { calls: `${accountPath(carrier)}/Calls.json` },
    type: 'Full',
    uri: `${accountPath(carrier)}.json`,
  };
}
