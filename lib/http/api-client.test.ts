import { afterEach, describe, expect, it, vi } from 'vitest';
import { callApi } from './api-client';
import { problemResponse } from './problem';

const answerWith = (response: Response | Error) => {
  const fetched = vi.fn(async (..._request: Parameters<typeof fetch>) => {
    if (response instanceof Error) throw response;
    return response;
  });
  vi.stubGlobal('fetch', fetched);
  return fetched;
};
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('callApi', () => {
  it('leaves out what was not chosen', async () => {
    const fetched = answerWith(Response.json({ items: [] }));
    await callApi('/calls', { query: { q: 'two beds', outcome: undefined, cursor: null, propertyId: '' } });
    expect(fetched.mock.calls[0]?.[0]).toBe('/api/v1/calls?q=two+beds');
  });

  it('throws the problem the server stated', async () => {
    const problem = {
      type: 'urn:x',
      title: 'Not found',
      status: 404,
      code: 'not_found',
      detail: 'There is no such call.',
    };
    answerWith(problemResponse(problem));
    await expect(callApi('/calls/1')).rejects.toMatchObject({
      name: 'ProblemError',
      code: 'not_found',
      title: 'Not found',
      detail: 'There is no such call.',
      status: 404,
    });
  });

  it('makes a problem of a proxy’s own page and of no answer at all', async () => {
    answerWith(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    await expect(callApi('/home')).rejects.toMatchObject({ code: 'unexpected_answer', status: 502 });
    answerWith(new TypeError('Failed to fetch'));
    await expect(callApi('/home')).rejects.toMatchObject({ code: 'offline', status: 0 });
  });

  it('takes an empty answer', async () => {
    answerWith(new Response(null, { status: 204 }));
    expect(await callApi('/sessions', { method: 'DELETE', body: { others: true } })).toBeUndefined();
  });
});
