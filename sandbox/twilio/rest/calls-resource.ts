import type { Call, StatusCallback } from '../calls/call';
import { openCall } from '../calls/open-call';
import { ringLine } from '../calls/ring-line';
import type { Carrier } from '../carrier';
import { recordCall } from '../recordings/record-call';
import { startProgram } from '../twiml/run-program';
import type { TwimlSource } from '../twiml/twiml-source';
import { callJson } from './call-json';
import { isE164, pageOf, type RestAnswer, type RestRequest, type RestRoute } from './resource';
import { notFound, RestError } from './rest-error';

export const callRoutes: RestRoute[] = [
  { method: 'POST', pattern: /^\/Calls\.json$/, handle: createCall },
  { method: 'GET', pattern: /^\/Calls\.json$/, handle: listCalls },
  { method: 'GET', pattern: /^\/Calls\/(\w+)\.json$/, handle: fetchCall },
  { method: 'POST', pattern: /^\/Calls\/(\w+)\.json$/, handle: updateCall },
];

function createCall({ carrier, params }: RestRequest): RestAnswer {
  const to = required(params, 'To', 21201, "No 'To' number is specified");
  const from = required(params, 'From', 21213, "No 'From' number is specified");
  if (!isE164(to))
    throw new RestError(400, 21211, `The phone number you are attempting to call, ${to}, is not valid.`);
  if (!carrier.numbers.find(from)) {
    throw new RestError(
      400,
      21210,
      `The source phone number provided, ${from}, is not yet verified for your account.`,
    );
  }
  const source = sourceOf(params);
  if (!source) throw new RestError(400, 21205, 'Url parameter is required.');
  const call = openCall(carrier, {
    from,
    to,
    direction: 'outbound-api',
    statusCallback: statusCallbackOf(params),
  });
  const answer = { status: 201, json: callJson(carrier, call) };
  void connectOutbound(carrier, call, source, params);
  return answer;
}

async function connectOutbound(
  carrier: Carrier,
  call: Call,
  source: TwimlSource,
  params: URLSearchParams,
): Promise<void> {
  const timeoutSec = Number(params.get('Timeout') ?? 60);
  const rung = await ringLine(carrier, call, (Number.isFinite(timeoutSec) ? timeoutSec : 60) * 1000);
  if (rung === 'over') return;
  if (params.get('Record') === 'true') recordOutbound(carrier, call, params);
  await startProgram(carrier, call, source);
}

function recordOutbound(carrier: Carrier, call: Call, params: URLSearchParams): void {
  const url = params.get('RecordingStatusCallback');
  recordCall(carrier, call, {
    source: 'OutboundAPI',
    sides: 'both',
    channels: params.get('RecordingChannels') === 'dual' ? 2 : 1,
    callback: url
      ? {
          url,
          method: params.get('RecordingStatusCallbackMethod') ?? 'POST',
          events: eventsOf(params, 'RecordingStatusCallbackEvent'),
        }
      : null,
  });
}

function listCalls(request: RestRequest): RestAnswer {
  const { carrier, params } = request;
  const wanted = carrier.calls.list().filter((call) => {
    const { from, to, parentSid } = call.options;
    return (
      matches(params.get('Status'), call.status) &&
      matches(params.get('From'), from) &&
      matches(params.get('To'), to) &&
      matches(params.get('ParentCallSid'), parentSid ?? null)
    );
  });
  return pageOf(request, 'calls', wanted, (call) => callJson(carrier, call));
}

function fetchCall(request: RestRequest): RestAnswer {
  return { status: 200, json: callJson(request.carrier, findCall(request)) };
}

/** Ends a call or replaces its instructions. One that is over is not found for an end, and not in progress for a redirect. */
function updateCall(request: RestRequest): RestAnswer {
  const { carrier, params, path } = request;
  const call = findCall(request);
  const source = sourceOf(params);
  if (call.isOver && !source) throw notFound(path);
  const status = params.get('Status');
  if (status && !call.isOver) setStatus(call, status);
  if (source) redirect(carrier, call, source);
  else if (!status) throw new RestError(400, 20001, 'Nothing to update: give Url, Twiml or Status.');
  return { status: 200, json: callJson(carrier, call) };
}

function redirect(carrier: Carrier, call: Call, source: TwimlSource): void {
  if (call.status !== 'in-progress') {
    throw new RestError(400, 21220, 'Call is not in-progress. Cannot redirect.');
  }
  void startProgram(carrier, call, source);
}

function setStatus(call: Call, status: string): void {
  if (status === 'completed') call.setStatus(call.status === 'in-progress' ? 'completed' : 'canceled');
  else if (status !== 'canceled') throw new RestError(400, 21218, 'Invalid ApplicationSid or Status');
  else if (call.status === 'in-progress')
    throw new RestError(400, 21220, 'Call is in-progress. Cannot cancel.');
  else call.setStatus('canceled');
}

export function findCall({ carrier, ids, path }: RestRequest): Call {
  const call = carrier.calls.get(ids[0] ?? '');
  if (!call) throw notFound(path);
  return call;
}

function sourceOf(params: URLSearchParams): TwimlSource | null {
  const twiml = params.get('Twiml');
  if (twiml) return { kind: 'inline', twiml };
  const url = params.get('Url');
  if (!url) return null;
  if (!URL.canParse(url)) throw new RestError(400, 21205, `Url is not a valid URL: ${url}`);
  const fallbackUrl = params.get('FallbackUrl');
  const fallback = fallbackUrl
    ? { fallback: { url: fallbackUrl, method: params.get('FallbackMethod') ?? 'POST' } }
    : {};
  return { kind: 'url', url, method: params.get('Method') ?? 'POST', ...fallback };
}

function statusCallbackOf(params: URLSearchParams): StatusCallback | null {
  const url = params.get('StatusCallback');
  if (!url) return null;
  const method = params.get('StatusCallbackMethod') ?? 'POST';
  return { url, method, events: eventsOf(params, 'StatusCallbackEvent') };
}

/** Several events come as a repeated parameter or, from older clients, separated by spaces. */
export function eventsOf(params: URLSearchParams, name: string): string[] {
  const events = params
    .getAll(name)
    .flatMap((value) => value.split(/\s+/))
    .filter(Boolean);
  return events.length > 0 ? events : ['completed'];
}

function required(params: URLSearchParams, name: string, code: number, message: string): string {
  const value = params.get(name);
  if (!value) throw new RestError(400, code, message);
  return value;
}

function matches(wanted: string | null, actual: string | null): boolean {
  return wanted === null || wanted === actual;
}
