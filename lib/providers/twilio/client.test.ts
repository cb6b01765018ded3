import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

type Answer = { status: number; body: unknown } | 'hang up';

const requests: { method: string; path: string; authorization: string; form: URLSearchParams }[] = [];
let answers: Answer[] = [];
let server: Server;

beforeAll(async () => {
  server = createServer(standIn).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  process.env.TWILIO_API_BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/twilio/`;
  process.env.TWILIO_ACCOUNT_SID = 'AC0123456789abcdef0123456789abcdef';
});

afterAll(() => server.closeAllConnections());

beforeEach(() => {
  requests.length = 0;
  answers = [];
});

async function standIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request) body += chunk;
  requests.push({
    method: request.method ?? '',
    path: request.url ?? '',
    authorization: request.headers.authorization ?? '',
    form: new URLSearchParams(body),
  });
  const answer = answers.shift() ?? { status: 200, body: { sid: 'CA1', status: 'in-progress' } };
  if (answer === 'hang up') return void request.socket.destroy();
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
}

const notFound: Answer = {
  status: 404,
  body: { code: 20404, message: 'The requested resource was not found', status: 404 },
};
const broken: Answer = { status: 503, body: { code: 20503, message: 'Service unavailable', status: 503 } };

const load = () => import('./client');

describe('the Twilio client', () => {
  it('changes a call through the configured address, with the account’s credentials', async () => {
    const { redirectCall } = await load();
    expect(await redirectCall('CA1', '<Response><Hangup/></Response>')).toBe(true);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      method: 'POST',
      path: '/twilio/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Calls/CA1.json',
    });
    expect(requests[0]?.form.get('Twiml')).toBe('<Response><Hangup/></Response>');
    const credentials = Buffer.from(
      requests[0]?.authorization.replace('Basic ', '') ?? '',
      'base64',
    ).toString();
    expect(credentials).toMatch(/^AC0123456789abcdef0123456789abcdef:/);
  });

  it('ends a call', async () => {
    const { hangUpCall } = await load();
    expect(await hangUpCall('CA1')).toBe(true);
    expect(requests[0]?.form.get('Status')).toBe('completed');
  });

  it('takes a call that is already over for an answer, not for an error', async () => {
    const { hangUpCall } = await load();
    answers = [notFound];
    expect(await hangUpCall('CA1')).toBe(false);
    expect(requests).toHaveLength(1);
  });

  it('takes a redirect that comes too late for an answer too', async () => {
    const { redirectCall } = await load();
    const notInProgress = { code: 21220, message: 'Call is not in-progress. Cannot redirect.', status: 400 };
    answers = [{ status: 400, body: notInProgress }, notFound];
    expect(await redirectCall('CA1', '<Response/>')).toBe(false);
    expect(await redirectCall('CA1', '<Response/>')).toBe(false);
  });

  it('asks again when Twilio stumbles or the line breaks', async () => {
    const { hangUpCall } = await load();
    answers = [broken, 'hang up'];
    expect(await hangUpCall('CA1')).toBe(true);
    expect(requests).toHaveLength(3);
  });

  it('does not repeat what Twilio refused', async () => {
    const { redirectCall } = await load();
    answers = [{ status: 400, body: { code: 21212, message: 'Invalid TwiML', status: 400 } }];
    await expect(redirectCall('CA1', '<nonsense')).rejects.toMatchObject({ code: 'vendor_unavailable' });
    expect(requests).toHaveLength(1);
  });

  it('probes the account', async () => {
    const { probeTwilio } = await load();
    answers = [{ status: 200, body: { sid: 'AC0123456789abcdef0123456789abcdef', status: 'active' } }];
    expect(await probeTwilio()).toMatchObject({ detail: 'account active' });
    answers = [{ status: 401, body: { code: 20003, message: 'Authenticate', status: 401 } }];
    await expect(probeTwilio()).rejects.toMatchObject({ code: 'vendor_unavailable' });
  });
});
