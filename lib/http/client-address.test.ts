import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { clientAddress, notePeerAddresses } from './client-address';

const of = (headers: Record<string, string>) => clientAddress(new Headers(headers));

describe('clientAddress', () => {
  it('is the peer, whatever a public peer claims', () => {
    expect(of({ 'x-frontdesk-peer': '203.0.113.7', 'x-forwarded-for': '198.51.100.1' })).toBe('203.0.113.7');
  });

  it('is what our own proxy saw last, not what the client told the proxy', () => {
    const forwarded = '1.1.1.1, 198.51.100.1';
    expect(of({ 'x-frontdesk-peer': '::ffff:127.0.0.1', 'x-forwarded-for': forwarded })).toBe('198.51.100.1');
    expect(of({ 'x-frontdesk-peer': '10.2.3.4', 'x-forwarded-for': '2001:db8::1' })).toBe('2001:db8::1');
  });

  it('is the peer when the proxy says nothing usable', () => {
    expect(of({ 'x-frontdesk-peer': '127.0.0.1', 'x-forwarded-for': '<script>' })).toBe('127.0.0.1');
    expect(of({})).toBe('unknown');
  });

  it('comes from the socket even when the client sends the header itself', async () => {
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
