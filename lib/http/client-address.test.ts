import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';

/** The module as a process that was started with this setting loads it. */
async function trusting(proxies: string): Promise<typeof import('./client-address')> {
  vi.resetModules();
  vi.stubEnv('TRUST_PROXY', proxies);
  return import('./client-address');
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('clientAddress', () => {
  const claimed = { 'x-frontdesk-peer': '10.2.3.4', 'x-forwarded-for': '1.1.1.1, 198.51.100.1' };

  it('is the peer, whatever is claimed, as long as no proxy is trusted', async () => {
    const { clientAddress } = await trusting('');
    expect(clientAddress(new Headers(claimed))).toBe('10.2.3.4');
    expect(clientAddress(new Headers({ 'x-frontdesk-peer': '::ffff:127.0.0.1' }))).toBe('127.0.0.1');
    expect(clientAddress(new Headers())).toBe('unknown');
  });

  it('is what our own proxy saw, not what the client told the proxy', async () => {
    for (const one of ['1', 'true']) {
      const { clientAddress } = await trusting(one);
      expect(clientAddress(new Headers(claimed))).toBe('198.51.100.1');
    }
    const { clientAddress } = await trusting('2');
    expect(clientAddress(new Headers(claimed))).toBe('1.1.1.1');
  });

  it('is the peer when the proxy says nothing usable', async () => {
    const { clientAddress } = await trusting('1');
    expect(clientAddress(new Headers({ ...claimed, 'x-forwarded-for': '<script>' }))).toBe('10.2.3.4');
    expect(clientAddress(new Headers({ 'x-frontdesk-peer': '10.2.3.4' }))).toBe('10.2.3.4');
  });

  it('comes from the socket even when the client sends the header itself', async () => {
    const { notePeerAddresses } = await trusting('');
    notePeerAddresses();
    const server = createServer((request, response) => response.end(request.headers['x-frontdesk-peer']));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}`, {
      headers: { 'x-frontdesk-peer': '203.0.113.99' },
    });
    expect(await answer.text()).toBe('127.0.0.1');
    await new Promise((resolve) => server.close(resolve));
  });
});
