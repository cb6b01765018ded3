import { queryOptions } from '@tanstack/react-query';
import { callApi } from '@/lib/http/api-client';
import type { MeDto, RevokeSessions, SessionDto } from './schema';

export const meQuery = () =>
  queryOptions({
    queryKey: ['me'],
    queryFn: ({ signal }) => callApi<MeDto>('/me', { signal }),
    staleTime: 60_000,
  });

export const sessionsQuery = () =>
  queryOptions({
    queryKey: ['sessions'],
    queryFn: async ({ signal }) => (await callApi<{ items: SessionDto[] }>('/sessions', { signal })).items,
  });

/** Signs out one other browser, or all others. The current one leaves through signOut. */
export async function revokeSessions(which: RevokeSessions): Promise<void> {
  await callApi('/sessions', { method: 'DELETE', body: which });
}

/** Chooses which of the person's tenants this browser works in. Every cached answer of the one before is void after it. */
export async function chooseTenant(tenantId: string): Promise<void> {
  await callApi('/me', { method: 'PATCH', body: { tenantId } });
}

export type SignInRefusal = 'wrong_credentials' | 'too_many_attempts' | 'unavailable';
export type SignInOutcome = { ok: true } | { ok: false; reason: SignInRefusal };

/** On success this browser holds a session cookie; load the next page in full rather than by client navigation. */
export async function signInWithPassword(credentials: {
  email: string;
  password: string;
}): Promise<SignInOutcome> {
  try {
    const answer = await postForm('/api/auth/callback/credentials', { ...credentials, json: 'true' });
    const { url } = (await answer.json()) as { url: string };
    const refusal = new URL(url, window.location.origin).searchParams.get('error');
    return refusal === null ? { ok: true } : { ok: false, reason: toRefusal(refusal) };
  } catch {
    return { ok: false, reason: 'unavailable' };
  }
}

/** Ends the session on the server and takes the cookie away. */
export async function signOut(): Promise<void> {
  await postForm('/api/auth/signout', { json: 'true', callbackUrl: '/sign-in' });
}

function toRefusal(error: string): SignInRefusal {
  if (error === 'too_many_attempts') return 'too_many_attempts';
  return error === 'CredentialsSignin' ? 'wrong_credentials' : 'unavailable';
}

/** next-auth takes a form that repeats the token of its own cookie. */
async function postForm(path: string, fields: Record<string, string>): Promise<Response> {
  const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string };
  return fetch(path, { method: 'POST', body: new URLSearchParams({ ...fields, csrfToken }) });
}
