import type { Credentials } from '@/lib/auth/viewer';

/** The cookies and headers of a plain Request. */
export function credentialsOf(request: Request): Credentials {
  const cookies = parseCookies(request.headers.get('cookie') ?? '');
  return { cookie: (name) => cookies.get(name), header: (name) => request.headers.get(name) };
}

function parseCookies(header: string): Map<string, string> {
  const pairs = header.split(';').map((pair) => pair.split('='));
  return new Map(pairs.map(([name = '', ...value]) => [name.trim(), safeDecode(value.join('=').trim())]));
}

/** A cookie someone else set may hold a stray percent sign. */
function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
