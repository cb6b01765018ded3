import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import NextAuth from 'next-auth';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { credentialsOf } from '@/lib/http/request-credentials';
import { buildPerson } from '@/lib/testing/build-person';
import { authOptions } from './auth-options';
import * as signing from './sign-in';
import { findViewer } from './viewer';

let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => void serveSignIn(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** next-auth behind a plain server: what Next adds to a request and its response, and nothing else. */
async function serveSignIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const nextauth = url.pathname.split('/').slice(3);
  const cookies = Object.fromEntries(
    (request.headers.cookie ?? '').split('; ').map((pair) => splitOnce(pair)),
  );
  const body = Object.fromEntries(new URLSearchParams(await text(request)));
  const asked = Object.assign(request, { query: { nextauth }, cookies, body });
  const answered = Object.assign(response, {
    status: (code: number) => Object.assign(response, { statusCode: code }),
    json: (data: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify(data)),
    send: (data: unknown) => response.end(typeof data === 'object' ? JSON.stringify(data) : data),
  });
  await NextAuth(asked as never, answered as never, authOptions());
}

const splitOnce = (pair: string) => [
  pair.slice(0, pair.indexOf('=')),
  decodeURIComponent(pair.slice(pair.indexOf('=') + 1)),
];

/** A browser's cookie jar, and what our own client does with it. */
function openBrowser() {
  const jar = new Map<string, string>();

  async function send(
    path: string,
    form?: Record<string, string>,
  ): Promise<{ url: string; csrfToken: string }> {
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
    const body = form ? new URLSearchParams(form) : null;
    const response = await fetch(`${base}/api/auth/${path}`, {
      method: form ? 'POST' : 'GET',
      body,
      headers: { cookie },
    });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return (await response.json()) as { url: string; csrfToken: string };
  }

  async function post(path: string, form: Record<string, string>): Promise<string | null> {
    const { csrfToken } = await send('csrf');
    const { url } = await send(path, { ...form, csrfToken, json: 'true' });
    return new URL(url).searchParams.get('error');
  }

  const viewer = (cookie = [...jar].map((pair) => pair.join('=')).join('; ')) =>
    findViewer(credentialsOf(new Request(base, { headers: { cookie } })));
  return { jar, post, viewer };
}

describe('signing in through next-auth', () => {
  it('gives the browser a session that our routes know, until it signs out', async () => {
    const { email, userId } = await buildPerson({ password: 'quiet evening' });
    const browser = openBrowser();
    expect(await browser.post('callback/credentials', { email, password: 'quiet evening' })).toBeNull();
    expect(await browser.viewer()).toMatchObject({ userId });

    const kept = [...browser.jar].map((pair) => pair.join('=')).join('; ');
    await browser.post('signout', {});
    expect(await browser.viewer()).toBeNull();
    expect(await browser.viewer(kept)).toBeNull();
  });

  it('says that the credentials are wrong, and not which', async () => {
    const { email } = await buildPerson({ password: 'quiet evening' });
    const browser = openBrowser();
    expect(await browser.post('callback/credentials', { email, password: 'no' })).toBe('CredentialsSignin');
    expect(await browser.post('callback/credentials', { email: 'x@example.com', password: 'no' })).toBe(
      'CredentialsSignin',
    );
    expect(await browser.viewer()).toBeNull();
  });

  it('says when there were too many attempts', async () => {
    const browser = openBrowser();
    const guess = () =>
      browser.post('callback/credentials', { email: 'guessed@example.com', password: 'no' });
    for (let attempt = 0; attempt < 8; attempt++) expect(await guess()).toBe('CredentialsSignin');
    expect(await guess()).toBe('too_many_attempts');
  });

  it('keeps what broke out of the address a browser is sent to', async () => {
    vi.spyOn(signing, 'signIn').mockRejectedValueOnce(new Error('connect ECONNREFUSED 10.0.0.5:5432'));
    expect(await openBrowser().post('callback/credentials', { email: 'a@example.com', password: 'no' })).toBe(
      'unavailable',
    );
  });
});
