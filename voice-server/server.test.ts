import twilio from 'twilio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startVendorStandIn, type VendorStandIn } from '@/lib/testing/vendor-stand-in';
import type { RunningVoiceServer } from './start-voice-server';
import { type ScriptedModel, startScriptedModel } from './testing/scripted-model';

/** The whole process on a real database, with stand-ins where the vendors are. */
const TOKEN = 'a-twilio-token-of-the-test';
const PUBLIC = 'http://voice.test';
const APP = 'http://app.test';
let model: ScriptedModel;
let carrier: VendorStandIn;
let server: RunningVoiceServer;
let hotel: { tenantId: string; propertyId: string; e164: string };

beforeAll(async () => {
  model = await startScriptedModel();
  carrier = await startVendorStandIn();
  carrier.answer('/twilio', () => ({ status: 200, body: { sid: 'CA1', status: 'completed' } }));
  Object.assign(process.env, {
    PORT: '0',
    PUBLIC_VOICE_URL: PUBLIC,
    PUBLIC_APP_URL: APP,
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_API_BASE_URL: `${carrier.baseUrl}/twilio`,
    OPENAI_BASE_URL: model.url.replace('ws:', 'http:').replace(/\/realtime.*/, ''),
    OPENAI_API_KEY: '',
  });
  // The environment is read once, so everything that reads it is loaded after it was set.
  const { buildFrontDesk } = await import('@/lib/agent/testing/build-front-desk');
  const { startVoiceServer } = await import('./start-voice-server');
  hotel = await buildFrontDesk();
  server = await startVoiceServer();
  await server.rendered();
}, 60_000);

afterAll(async () => {
  await server.drain(100);
  await model.close();
  await carrier.close();
});

const local = () => `http://127.0.0.1:${server.port}`;
let calls = 0;

function sign(url: string, params: Record<string, string>): string {
  return twilio.getExpectedTwilioSignature(TOKEN, url, params);
}

async function post(
  path: string,
  params: Record<string, string>,
  signature = sign(`${PUBLIC}${path}`, params),
) {
  const response = await fetch(`${local()}${path}`, {
    method: 'POST',
    headers: { 'X-Twilio-Signature': signature },
    body: new URLSearchParams(params),
  });
  return { status: response.status, body: await response.text() };
}

function ring(more: Record<string, string> = {}) {
  calls += 1;
  return {
    CallSid: `CA${String(calls).padStart(32, '0')}`,
    From: '+12075550123',
    To: hotel.e164,
    CallStatus: 'ringing',
    ...more,
  };
}

function streamPath(twiml: string): string {
  const url = /<Stream[^>]* url="([^"]+)"/.exec(twiml)?.[1] ?? '';
  expect(url).toMatch(/^ws:\/\/voice\.test\/ws\/twilio-stream\//);
  return url.slice('ws://voice.test'.length);
}

async function open(
  path: string,
  headers: Record<string, string> = { 'X-Twilio-Signature': sign(`ws://voice.test${path}`, {}) },
) {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
  const frames: Record<string, unknown>[] = [];
  socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString())));
  const opened = await new Promise<number>((resolve) => {
    socket.on('open', () => resolve(101));
    socket.on('unexpected-response', (request, response) => {
      resolve(response.statusCode ?? 0);
      request.destroy();
    });
    socket.on('error', () => {});
  });
  return {
    socket,
    frames,
    opened,
    send: (frame: unknown) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
  };
}

const started = (callSid: string) => ({
  event: 'start',
  start: { streamSid: 'MZ1', callSid, tracks: ['inbound'] },
  streamSid: 'MZ1',
});

async function until(test: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await test())) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function findCall(callSid: string) {
  const { withTenant } = await import('@/lib/db/tenant-db');
  return withTenant(hotel.tenantId, (db) => db.call.findFirst({ where: { callSid } }));
}

describe('the webhook of a call', () => {
  it('is refused unless the carrier signed it', async () => {
    const params = ring();
    expect((await post('/twilio/voice', params, '')).status).toBe(403);
    expect((await post('/twilio/voice', params, sign(`${local()}/twilio/voice`, params))).status).toBe(403);
    expect(
      (await post('/twilio/voice', { ...params, From: '+1999' }, sign(`${PUBLIC}/twilio/voice`, params)))
        .status,
    ).toBe(403);
    expect(await findCall(params.CallSid)).toBeNull();
  });

  it('is answered with a stream, and with what to do should the stream die', async () => {
    const { status, body } = await post('/twilio/voice', ring());
    expect(status).toBe(200);
    expect(body).toMatch(
      /<Connect><Stream .*<\/Connect><Say .*trouble.*<\/Say><Dial .*<Number>\+\d+<\/Number><\/Dial>/,
    );
  });

  it('that comes twice, even at once, gets the same answer and opens one call', async () => {
    const params = ring();
    const [first, second] = await Promise.all([post('/twilio/voice', params), post('/twilio/voice', params)]);
    expect(second.body).toBe(first.body);
    expect((await post('/twilio/voice', params)).body).toBe(first.body);
  });

  it('for a number nobody has is answered politely', async () => {
    const { body } = await post('/twilio/voice', ring({ To: '+12075550000' }));
    expect(body).toMatch(/<Say [^>]*>[^<]+<\/Say><Hangup\/>/);
  });

  it('is refused when it is too large or no form', async () => {
    expect((await post('/twilio/voice', { ...ring(), Junk: 'x'.repeat(100_000) })).status).toBe(413);
    const json = await fetch(`${local()}/twilio/voice`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(json.status).toBe(400);
    expect(await json.json()).toMatchObject({ code: 'bad_request' });
  });
});

describe('the media stream', () => {
  it('opens once per ticket, and only with the carrier signature', async () => {
    const params = ring();
    const path = streamPath((await post('/twilio/voice', params)).body);
    expect((await open(path, {})).opened).toBe(403);
    expect((await open(path.replace(/.$/, 'x'))).opened).toBe(401);
    expect((await open('/ws/twilio-stream/nonsense')).opened).toBe(401);
    expect((await open('/elsewhere')).opened).toBe(401);
    const first = await open(path);
    expect(first.opened).toBe(101);
    expect((await open(path)).opened).toBe(401);
    first.socket.terminate();
  });

  it('greets at once, survives any frame, and ends with stop in a completed log', async () => {
    const params = ring();
    const { socket, frames, send } = await open(streamPath((await post('/twilio/voice', params)).body));
    send(started(params.CallSid));
    await until(() => frames.length > 3);
    expect(frames[0]).toMatchObject({ event: 'media', streamSid: 'MZ1' });
    for (const junk of [
      '',
      '{',
      '[]',
      '{"event":"media"}',
      '{"event":"media","media":{"payload":"%%%"}}',
      'x'.repeat(60_000),
    ])
      send(junk);
    socket.send(Buffer.alloc(100), { binary: true });
    send({ event: 'mark', mark: { name: 'never sent' } });
    send({ event: 'text', text: 'Do you take dogs?' });
    await model.next('response.create');
    send({ event: 'stop', stop: { callSid: params.CallSid } });
    await until(async () => (await findCall(params.CallSid))?.endedAt !== null);
    const call = await findCall(params.CallSid);
    expect(call).toMatchObject({ status: 'completed', endedBy: 'caller', turnCount: 2 });
    expect(call?.searchText).toContain('dogs');
  });

  it('is cut when a frame is larger than any carrier sends, and no other call notices', async () => {
    const [one, other] = [ring(), ring()];
    const first = await open(streamPath((await post('/twilio/voice', one)).body));
    const second = await open(streamPath((await post('/twilio/voice', other)).body));
    second.send(started(other.CallSid));
    first.send(started(one.CallSid));
    first.send(`{"event":"media","media":{"payload":"${'A'.repeat(100_000)}"}}`);
    await new Promise((resolve) => first.socket.once('close', resolve));
    await until(() => second.frames.length > 0);
    expect(second.socket.readyState).toBe(WebSocket.OPEN);
    second.socket.terminate();
  });

  it('from a browser needs a ticket of its own kind and the dashboard as its origin', async () => {
    const { openCall } = await import('@/lib/calls/open-call');
    const { signStreamTicket } = await import('@/lib/calls/stream-ticket');
    const { tenantId, propertyId } = hotel;
    const callSid = 'BR1';
    const now = new Date();
    const row = {
      tenantId,
      propertyId,
      callSid,
      from: null,
      to: hotel.e164,
      origin: 'browser' as const,
      serverInstance: 'app',
      now,
    };
    const { callId } = await openCall(row);
    const ticket = signStreamTicket({ tenantId, propertyId, callId, callSid, channel: 'browser' }, now);
    const path = `/ws/browser-call/${ticket}`;
    expect((await open(path, { Origin: 'http://evil.test' })).opened).toBe(403);
    expect((await open(`/ws/twilio-stream/${ticket}`)).opened).toBe(401);
    const { opened, frames, send, socket } = await open(path, { Origin: APP });
    expect(opened).toBe(101);
    send({ event: 'start', start: { streamSid: 'browser', callSid } });
    await until(() => frames.length > 0);
    expect(frames[0]).toMatchObject({ event: 'media', streamSid: 'browser' });
    socket.close();
    await until(async () => (await findCall(callSid))?.endedAt !== null);
  });
});

describe('what the carrier reports', () => {
  async function answeredCall() {
    const params = ring();
    const { body } = await post('/twilio/voice', params);
    const action = (/<Dial action="([^"]+)"/.exec(body)?.[1] ?? '')
      .replaceAll('&amp;', '&')
      .slice(PUBLIC.length);
    return { params, action };
  }

  it('about a transfer nobody took leads to a voicemail and something to do', async () => {
    const { params, action } = await answeredCall();
    const { body } = await post(action, { CallSid: params.CallSid, DialCallStatus: 'no-answer' });
    expect(body).toMatch(/<Say .*leave a message.*<\/Say><Record /);
    const call = await findCall(params.CallSid);
    const { withTenant } = await import('@/lib/db/tenant-db');
    const items = () =>
      withTenant(hotel.tenantId, (db) => db.actionItem.findMany({ where: { callId: call?.id ?? '' } }));
    await until(async () => (await items()).length > 0);
    const recorded = (/<Record action="([^"]+)"/.exec(body)?.[1] ?? '')
      .replaceAll('&amp;', '&')
      .slice(PUBLIC.length);
    await post(recorded, {
      CallSid: params.CallSid,
      RecordingSid: 'RE1',
      RecordingUrl: 'http://x/RE1',
      RecordingDuration: '7',
    });
    await until(async () => (await items()).length > 1);
    expect((await items()).map(({ type }) => type).toSorted()).toEqual(['transfer_missed', 'voicemail']);
  });

  it('about a department nobody answered leads to the fallback number', async () => {
    const { params, action } = await answeredCall();
    const other = action.replace('to=fallback', 'to=sales').replace(/phone=[^&]+/, 'phone=%2B12075550777');
    const { body } = await post(other, { CallSid: params.CallSid, DialCallStatus: 'busy' });
    expect(body).toMatch(/<Dial [^>]*to=fallback/);
  });

  it('about a transfer that was taken ends the call', async () => {
    const { params, action } = await answeredCall();
    const { body } = await post(action, {
      CallSid: params.CallSid,
      DialCallStatus: 'completed',
      DialCallDuration: '65',
    });
    expect(body).toContain('<Hangup/>');
  });

  it('about a call that is over completes its log, whoever else did not', async () => {
    const params = ring({ CallStatus: 'completed' });
    await post('/twilio/status', params);
    await until(async () => (await findCall(params.CallSid))?.endedAt != null);
    expect((await post('/twilio/status', params, 'forged')).status).toBe(403);
  });
});

describe('its health', () => {
  it('is told without and with its dependencies, and in numbers', async () => {
    expect(await (await fetch(`${local()}/healthz`)).json()).toEqual({ ok: true });
    const ready = await fetch(`${local()}/readiness`);
    expect(ready.status).toBe(200);
    expect(((await ready.json()) as { checks: { name: string }[] }).checks.map(({ name }) => name)).toEqual([
      'database',
      'openai',
      'accepting',
    ]);
    const metrics = await fetch(`${local()}/metrics`);
    expect(metrics.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await metrics.text();
    for (const name of [
      'http_requests_total{method="POST",endpoint="/twilio/voice",status="403"}',
      'http_request_duration_seconds_bucket',
      'websocket_connections_active',
      'ai_response_duration_seconds',
      'call_events_total{type="call_answered"}',
      'calls_active',
      'nodejs_eventloop_lag_p99_seconds',
      'turn_latency_seconds',
      'call_log_rows_dropped',
    ]) {
      expect(text).toContain(name);
    }
    expect((await fetch(`${local()}/nowhere`)).status).toBe(404);
  });
});

describe('leaving', () => {
  it('answers new calls with a person while the others are finished', async () => {
    const talking = ring();
    const stream = await open(streamPath((await post('/twilio/voice', talking)).body));
    stream.send(started(talking.CallSid));
    const drained = server.drain(3_000);
    const { body } = await post('/twilio/voice', ring());
    expect(body).not.toContain('<Stream');
    expect(body).toMatch(/<Say .*<Dial /);
    expect((await fetch(`${local()}/readiness`)).status).toBe(503);
    stream.send({ event: 'stop', stop: { callSid: talking.CallSid } });
    await drained;
    expect((await findCall(talking.CallSid))?.endedAt).not.toBeNull();
    await expect(fetch(`${local()}/healthz`)).rejects.toThrow();
  });
});
