import { type NextRequest, NextResponse } from 'next/server';
import { isHttps, sessionCookieName } from '@/lib/auth/cookies';
import { env } from '@/lib/env/env';
import { contentSecurityPolicy } from './content-security-policy';

/** Where a visitor may be without having signed in. Every page and every route still guards itself. */
const OPEN_PATHS = ['/sign-in', '/healthz', '/readiness', '/metrics'];

/** Courtesy only: sends visitors without a session cookie to sign-in, and gives every answer its security headers. */
export function middleware(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = contentSecurityPolicy({
    nonce,
    voiceUrl: env.PUBLIC_VOICE_URL,
    development: process.env.NODE_ENV === 'development',
  });
  const response = needsSignIn(request) ? redirectToSignIn(request) : passOn(request, { nonce, policy });
  response.headers.set('Content-Security-Policy', policy);
  for (const [name, value] of Object.entries(securityHeaders())) response.headers.set(name, value);
  return response;
}

/** Next reads the nonce out of the request's policy and puts it on its own scripts; pages read
 * `x-nonce`, and the path to come back to after signing in. */
function passOn(request: NextRequest, { nonce, policy }: { nonce: string; policy: string }): NextResponse {
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-frontdesk-path', `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set('Content-Security-Policy', policy);
  return NextResponse.next({ request: { headers } });
}

function needsSignIn(request: NextRequest): boolean {
  const { pathname } = request.nextUrl;
  // The front page is everyone's, and the API answers a stranger with a problem document, not with a page.
  if (pathname === '/' || pathname.startsWith('/api/')) return false;
  if (OPEN_PATHS.some((open) => pathname === open || pathname.startsWith(`${open}/`))) return false;
  return !request.cookies.has(sessionCookieName(env.PUBLIC_APP_URL));
}

function redirectToSignIn(request: NextRequest): NextResponse {
  const target = new URL('/sign-in', request.nextUrl);
  target.searchParams.set('next', `${request.nextUrl.pathname}${request.nextUrl.search}`);
  return NextResponse.redirect(target);
}

function securityHeaders(): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'microphone=(self), camera=(), geolocation=(), payment=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(isHttps(env.PUBLIC_APP_URL)
      ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }
      : {}),
  };
}
