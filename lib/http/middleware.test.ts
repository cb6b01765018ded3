import { NextRequest } from 'next/server';
import { describe, expect, it } from 'vitest';
import { middleware } from './middleware';

const visit = (path: string, cookie = '') =>
  middleware(new NextRequest(new URL(path, 'http://localhost:3000'), { headers: { cookie } }));

describe('middleware', () => {
  it.each(['/', '/sign-in', '/healthz', '/readiness', '/api/v1/calls'])(
    'lets a stranger reach %s',
    (path) => {
      expect(visit(path).headers.get('location')).toBeNull();
    },
  );

  it('sends a stranger to sign-in and back to where they wanted to be', () => {
    const location = visit('/calls?q=towels&outcome=booked').headers.get('location') ?? '';
    expect(new URL(location).pathname).toBe('/sign-in');
    expect(new URL(location).searchParams.get('next')).toBe('/calls?q=towels&outcome=booked');
  });

  it('lets someone with a session cookie pass; the page checks what it is worth', () => {
    expect(visit('/calls', 'frontdesk.session=anything').headers.get('location')).toBeNull();
  });

  it('gives every page a nonce of its own, and lets it reach the voice-server only', () => {
    const [first, second] = [visit('/'), visit('/')];
    const policy = first.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([0-9a-f]{32})'/.exec(policy)?.[1];
    expect(nonce).toBeDefined();
    expect(second.headers.get('content-security-policy')).not.toContain(nonce);
    expect(first.headers.get('x-middleware-request-x-nonce')).toBe(nonce);
    expect(policy).toContain("connect-src 'self' ws://localhost:8080;");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });

  it('protects redirects and answers alike', () => {
    for (const response of [visit('/calls'), visit('/api/v1/calls')]) {
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('x-frame-options')).toBe('DENY');
      expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(response.headers.get('strict-transport-security')).toBeNull();
    }
  });
});
