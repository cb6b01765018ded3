import { beforeAll, describe, expect, it } from 'vitest';
import { buildPerson, requestOf } from '@/lib/testing/build-person';

const TOKEN = 'a-token-for-the-collector';
const context = { params: Promise.resolve({}) };
let get: typeof import('./route').GET;

beforeAll(async () => {
  process.env.METRICS_TOKEN = TOKEN;
  ({ GET: get } = await import('./route'));
});

const asking = (headers: Record<string, string> = {}) =>
  get(new Request('http://localhost:3000/metrics', { headers }), context);

describe('GET /metrics', () => {
  it('answers the collector that shows the token', async () => {
    const response = await asking({ authorization: `Bearer ${TOKEN}` });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('http_requests_total');
  });

  it.each(['', 'Bearer wrong', 'Bearer ', TOKEN])(
    'refuses a stranger who shows %j',
    async (authorization) => {
      expect((await asking({ authorization })).status).toBe(401);
    },
  );

  it('answers an operator who is signed in, and nobody else who is', async () => {
    const operator = await buildPerson({ platformOperator: true });
    expect((await get(requestOf(operator, '/metrics'), context)).status).toBe(200);
    const guest = await buildPerson({});
    expect((await get(requestOf(guest, '/metrics'), context)).status).toBe(403);
  });
});
