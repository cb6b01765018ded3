import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type SandboxKit, startSandboxKit } from './testing/sandbox-kit';

let kit: SandboxKit;

beforeEach(async () => {
  kit = await startSandboxKit();
});

afterEach(() => kit.close());

/** Sends a path as it is; fetch would tidy it up. */
function rawStatus(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(kit.url);
    request({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('the server', () => {
  it('says that it is well', async () => {
    expect(await (await fetch(`${kit.url}/healthz`)).json()).toEqual({ status: 'ok' });
  });

  it('serves the page and everything the page loads', async () => {
    const page = await (await fetch(kit.url)).text();
    const loaded = [...page.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map((match) => match[1]);
    expect(loaded).toContain('/app.js');
    for (const path of loaded) expect((await fetch(kit.url + path)).status).toBe(200);
    const script = await fetch(`${kit.url}/app.js`);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    for (const [, name] of (await script.text()).matchAll(/from '\.\/([\w-]+\.js)'/g)) {
      expect((await fetch(`${kit.url}/${name}`)).status).toBe(200);
    }
  });

  it.each(['/../main.ts', '/%2e%2e/main.ts', '/nothing.js', '/web/index.html', '//', '/twilio/../main.ts'])(
    'hands out no other file: %s',
    async (path) => {
      expect([401, 404]).toContain(await rawStatus(path));
    },
  );

  it('refuses a socket where there is none', async () => {
    const socket = new WebSocket(`${kit.url.replace('http', 'ws')}/twilio/stream`);
    const refusal = await new Promise((resolve) => socket.once('error', (error) => resolve(error.message)));
    expect(refusal).toMatch(/404/);
  });
});
