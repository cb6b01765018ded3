import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { log } from '@/lib/log';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { buildPerson, type Person, requestOf } from '@/lib/testing/build-person';
import { metricsResponse } from './metrics';
import { route } from './route';

let hotel: Hotel;
let owner: Person;
let reader: Person;
let operator: Person;

beforeAll(async () => {
  hotel = await buildHotel();
  owner = await buildPerson({ seats: [{ tenantId: hotel.tenantId }] });
  reader = await buildPerson({ seats: [{ tenantId: hotel.tenantId, role: 'read_only' }] });
  operator = await buildPerson({ platformOperator: true });
});

// As Next calls a route whose path has no parameters.
const nowhere = { params: Promise.resolve(undefined) };
const reached = vi.fn(async (): Promise<unknown> => ({ reached: true }));
beforeEach(() => {
  reached.mockClear();
});

const members = route({ auth: 'member', permission: 'update_action_items', handler: reached });
const operators = route({ auth: 'operator', handler: reached });
const anyone = route({ auth: 'public', handler: reached });
const taking = route({
  auth: 'public',
  body: z.strictObject({ nights: z.number().int().min(1) }),
  handler: reached,
});

async function expectProblem(
  response: Response,
  problem: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const body = (await response.json()) as Record<string, unknown>;
  expect(body).toMatchObject(problem);
  expect(response.status).toBe(problem.status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(body.type).toBe(`urn:frontdesk:problem:${problem.code}`);
  return body;
}

describe('who may pass', () => {
  it('turns away strangers', async () => {
    await expectProblem(await members(requestOf(null, '/x'), nowhere), {
      status: 401,
      code: 'not_signed_in',
    });
    await expectProblem(await operators(requestOf(null, '/x'), nowhere), {
      status: 401,
      code: 'not_signed_in',
    });
    expect(reached).not.toHaveBeenCalled();
  });

  it('turns away members whose role does not include it', async () => {
    await expectProblem(await members(requestOf(reader, '/x'), nowhere), { status: 403, code: 'forbidden' });
    expect(reached).not.toHaveBeenCalled();
  });

  it('turns away members from the admin console, and operators from a tenant they do not belong to', async () => {
    await expectProblem(await operators(requestOf(owner, '/x'), nowhere), { status: 403, code: 'forbidden' });
    await expectProblem(await members(requestOf(operator, '/x'), nowhere), {
      status: 403,
      code: 'forbidden',
    });
    expect(reached).not.toHaveBeenCalled();
  });

  it('does not find another tenant that a request demands', async () => {
    const headers = { 'x-frontdesk-tenant': newId() };
    await expectProblem(await members(requestOf(owner, '/x', { headers }), nowhere), {
      status: 404,
      code: 'not_found',
    });
    expect(reached).not.toHaveBeenCalled();
  });

  it('lets a member work inside their own tenant', async () => {
    const count = route({
      auth: 'member',
      permission: 'read_calls',
      handler: async ({ db, viewer }) => ({
        tenant: viewer.seat.tenant.id,
        properties: await db.property.count(),
      }),
    });
    const answer = await count(requestOf(owner, '/x'), nowhere);
    expect(await answer.json()).toEqual({ tenant: hotel.tenantId, properties: 1 });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

describe('requests from elsewhere', () => {
  const post = (headers: Record<string, string>, method = 'POST') =>
    anyone(requestOf(null, '/x', { method, headers }), nowhere);

  it.each<Record<string, string>>([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ])('refuses a change sent with %o', async (headers) => {
    await expectProblem(await post(headers), { status: 403, code: 'forbidden' });
    expect(reached).not.toHaveBeenCalled();
  });

  it.each<Record<string, string>>([
    { 'sec-fetch-site': 'same-origin' },
    { origin: 'http://localhost:3000' },
    {},
  ])('takes a change sent with %o', async (headers) => {
    expect((await post(headers)).status).toBe(200);
  });

  it('lets reads be linked to', async () => {
    expect((await post({ 'sec-fetch-site': 'cross-site' }, 'GET')).status).toBe(200);
  });
});

describe('what a route is given', () => {
  const send = (body: BodyInit, type = 'application/json') =>
    taking(
      new Request('http://localhost:3000/x', { method: 'POST', body, headers: { 'content-type': type } }),
      nowhere,
    );

  it('refuses what is not JSON', async () => {
    await expectProblem(await send('{"nights":'), { status: 400, code: 'bad_request' });
    await expectProblem(await send(''), { status: 400, code: 'bad_request' });
    await expectProblem(await send('nights=2', 'application/x-www-form-urlencoded'), {
      status: 400,
      code: 'bad_request',
    });
    expect(reached).not.toHaveBeenCalled();
  });

  it('refuses a body of more than 64 kB, whatever its header says', async () => {
    await expectProblem(await send(`"${'x'.repeat(65_536)}"`), { status: 413, code: 'too_large' });
  });

  it('names the fields that are wrong without repeating what was sent', async () => {
    const body = await expectProblem(await send('{"nights":"secret","tenantId":"t"}'), {
      status: 422,
      code: 'invalid_input',
    });
    const paths = (body.errors as { path: string }[]).map(({ path }) => path);
    expect(paths).toEqual(['body.nights', 'body']);
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  it('does not find what a path cannot name, and names bad queries', async () => {
    const get = route({
      auth: 'public',
      params: z.object({ id: z.uuid() }),
      query: z.object({ limit: z.coerce.number().max(100) }),
      handler: async ({ input }) => input,
    });
    const at = (id: string, search = '?limit=5') =>
      get(requestOf(null, `/x/${id}${search}`), { params: Promise.resolve({ id }) });
    await expectProblem(await at("1' or '1'='1"), { status: 404, code: 'not_found' });
    await expectProblem(await at(newId(), '?limit=1000'), {
      status: 422,
      code: 'invalid_input',
      errors: [{ path: 'query.limit' }],
    });
    const id = newId();
    expect(await (await at(id)).json()).toMatchObject({ params: { id }, query: { limit: 5 } });
  });
});

describe('what comes back', () => {
  it('answers nothing with 204 and passes a response on', async () => {
    reached.mockResolvedValueOnce(undefined).mockResolvedValueOnce(new Response('plain', { status: 202 }));
    expect((await anyone(requestOf(null, '/x'), nowhere)).status).toBe(204);
    expect((await anyone(requestOf(null, '/x'), nowhere)).status).toBe(202);
  });

  it('hides what broke, and logs it', async () => {
    const logged = vi.spyOn(log, 'error').mockImplementation(() => undefined);
    const cause = new Error('password of 10.0.0.5 refused');
    reached.mockRejectedValueOnce(cause);
    const body = await expectProblem(await anyone(requestOf(null, '/x'), nowhere), {
      status: 500,
      code: 'internal',
    });
    expect(JSON.stringify(body)).not.toContain('10.0.0.5');
    expect(logged).toHaveBeenCalledWith(
      expect.objectContaining({ err: cause, code: 'internal' }),
      'request refused',
    );
  });

  it('says that it is unavailable while the database is away', async () => {
    vi.spyOn(log, 'error').mockImplementation(() => undefined);
    reached.mockRejectedValueOnce(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
    await expectProblem(await anyone(requestOf(null, '/x'), nowhere), { status: 503, code: 'unavailable' });
  });

  it('keeps the details of an error to itself, except when to come back', async () => {
    reached.mockRejectedValueOnce(
      new AppError('too_many_requests', {
        message: 'Later.',
        detail: { retryAfterSeconds: 7, key: 'internal' },
      }),
    );
    const response = await anyone(requestOf(null, '/x'), nowhere);
    expect(response.headers.get('retry-after')).toBe('7');
    const body = await expectProblem(response, { status: 429, code: 'too_many_requests', detail: 'Later.' });
    expect(JSON.stringify(body)).not.toContain('internal');
  });

  it('counts by route and not by id', async () => {
    const id = newId();
    await anyone(requestOf(null, `/counted/${id}`), { params: Promise.resolve({ id }) });
    const exposition = await (await metricsResponse()).text();
    expect(exposition).toContain('http_requests_total{method="GET",endpoint="/counted/:id",status="200"} 1');
    expect(exposition).toContain(
      'http_request_duration_seconds_count{method="GET",endpoint="/counted/:id"} 1',
    );
    expect(exposition).not.toContain(id);
  });
});
