import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { WebSocket } from 'ws';
import { readEndedCall } from './fixtures/call-record';
import { createCarrier, startFrame } from './fixtures/carrier';
import { expect, MARTHA, MOTEL_NUMBER, test } from './fixtures/test';

const newCallSid = () => `CA${randomUUID().replaceAll('-', '')}`;

test('a webhook that the carrier did not sign is refused and leaves nothing behind', async ({
  stack,
  apiOf,
}) => {
  const carrier = createCarrier(stack);
  const call = { CallSid: newCallSid(), From: '+12075550180', To: MOTEL_NUMBER, CallStatus: 'ringing' };
  const forAnother = 'c2lnbmVkIGZvciBhbm90aGVyIHJlcXVlc3Q=';
  for (const path of [
    '/twilio/voice',
    '/twilio/status',
    '/twilio/transfer',
    '/twilio/voicemail',
    '/twilio/recording',
  ]) {
    for (const signature of [null, '', forAnother]) {
      expect((await carrier.webhook(path, call, signature)).status, `${path} signed with ${signature}`).toBe(
        403,
      );
    }
  }
  const { items } = (await (await (await apiOf(MARTHA)).get('/api/v1/calls?q=5550180')).json()) as {
    items: unknown[];
  };
  expect(items).toEqual([]);
});

test('a stream is opened with its own fresh ticket, once', async ({ stack }) => {
  const carrier = createCarrier(stack);
  const callSid = newCallSid();
  const url = await carrier.ring({ callSid, from: '+12075550181', to: MOTEL_NUMBER });
  const [claims = '', signature = ''] = (url.split('/').at(-1) ?? '').split('.');
  const withTicket = (ticket: string) => url.slice(0, url.lastIndexOf('/') + 1) + ticket;

  expect(
    await carrier.open(
      withTicket(`${claims}.${signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`),
    ),
  ).toBe(401);
  expect(await carrier.open(withTicket('nonsense'))).toBe(401);
  const expired = await fetch(`${stack.controlUrl}/expired-ticket`, {
    method: 'POST',
    body: Buffer.from(claims, 'base64url'),
  });
  expect(await carrier.open(withTicket(await expired.text()))).toBe(401);
  expect(await carrier.open(url, { signature: null })).toBe(403);
  expect(await carrier.open(url, { signature: 'bm90IHRoZWlycw==' })).toBe(403);

  const socket = await opened(carrier.open(url));
  expect(await carrier.open(url)).toBe(401);
  socket.send(startFrame(callSid));
  socket.close();
  await once(socket, 'close');
  expect(await carrier.open(url)).toBe(401);
});

test('garbage on one stream hurts no other call, and both are on record', async ({ stack, dial, apiOf }) => {
  const carrier = createCarrier(stack);
  const call = await dial('+12075550182');
  await call.hears(/West Bethel/);

  const noise = { callSid: newCallSid(), from: '+12075550183', to: MOTEL_NUMBER };
  const socket = await opened(carrier.open(await carrier.ring(noise)));
  const media = (chunk: string, payload: unknown) =>
    JSON.stringify({
      event: 'media',
      sequenceNumber: chunk,
      streamSid: 'MZ',
      media: { track: 'inbound', chunk, timestamp: '0', payload },
    });
  for (const frame of [
    '',
    'not JSON',
    '{"event":',
    '[]',
    'null',
    '{"event":"start"}',
    '{"event":"media"}',
    media('1', 'before the start'),
    startFrame(noise.callSid),
    startFrame(noise.callSid),
    media('9', '/////w=='),
    media('2', '/////w=='),
    media('2', '/////w=='),
    media('3', '%%% no base64 %%%'),
    media('4', { nested: true }),
    '{"event":"mark","mark":{"name":"never sent"}}',
    '{"event":"dtmf","dtmf":{"digit":"no digit"}}',
    '{"event":"unheard of"}',
  ]) {
    socket.send(frame);
  }
  socket.send(Buffer.from([0, 1, 2, 255, 254]), { binary: true });
  socket.send(Buffer.alloc(60_000), { binary: true });
  socket.send('x'.repeat(2 * 1024 * 1024));
  const [code] = (await once(socket, 'close')) as [number];
  expect(code).toBe(1009);

  await call.says('Do you allow dogs?');
  expect(await call.hears(/Dogs are welcome/)).toContain('$40');
  await call.phone.hangup();
  const api = await apiOf(MARTHA);
  expect((await readEndedCall(api, '+12075550182')).status).toBe('completed');
  expect((await readEndedCall(api, noise.from)).endedAt).not.toBeNull();
  expect((await fetch(`${stack.voiceUrl}/readiness`)).status).toBe(200);
});

test('the API answers what it cannot take with a problem that names the field and nothing else', async ({
  apiOf,
  request,
}) => {
  const api = await apiOf(MARTHA);
  const cases = [
    { answer: api.get('/api/v1/calls?limit=0'), status: 422, code: 'invalid_input', names: 'query.limit' },
    {
      answer: api.get('/api/v1/calls?outcome=sold'),
      status: 422,
      code: 'invalid_input',
      names: 'query.outcome',
    },
    {
      answer: api.get('/api/v1/bookings?from=yesterday'),
      status: 422,
      code: 'invalid_input',
      names: 'query.from',
    },
    { answer: api.get('/api/v1/calls/not-an-id'), status: 404, code: 'not_found', names: '' },
    { answer: api.get(`/api/v1/bookings/${randomUUID()}`), status: 404, code: 'not_found', names: '' },
    {
      answer: api.patch('/api/v1/action-items', { data: { ids: [] } }),
      status: 422,
      code: 'invalid_input',
      names: 'body.',
    },
    {
      answer: api.patch('/api/v1/action-items', {
        data: Buffer.from('{"ids": ['),
        headers: { 'content-type': 'application/json' },
      }),
      status: 400,
      code: 'bad_request',
      names: '',
    },
    { answer: request.get('/api/v1/calls'), status: 401, code: 'not_signed_in', names: '' },
  ];
  for (const { answer, status, code, names } of cases) {
    const response = await answer;
    const text = await response.text();
    expect(response.status(), text).toBe(status);
    expect(response.headers()['content-type']).toContain('application/problem+json');
    expect(JSON.parse(text)).toMatchObject({ status, code, type: `urn:frontdesk:problem:${code}` });
    expect(text).toContain(names);
    expect(text).not.toMatch(/prisma|select |node_modules|\bat .*\.ts/i);
  }
});

async function opened(opening: Promise<WebSocket | number>): Promise<WebSocket> {
  const socket = await opening;
  if (typeof socket === 'number') throw new Error(`The stream was refused with ${socket}.`);
  return socket;
}
