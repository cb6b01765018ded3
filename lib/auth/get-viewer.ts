import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { isAllowed, type Permission } from './permissions';
import { findViewer, type MemberViewer, type Viewer } from './viewer';

/** The signed-in person of the page being rendered, or null. Looked up once per request however many parts ask. */
export const findPageViewer = cache(async (): Promise<Viewer | null> => {
  const [jar, sent] = [await cookies(), await headers()];
  return findViewer({ cookie: (name) => jar.get(name)?.value, header: (name) => sent.get(name) });
});

/**
 * For staff pages: a member of a tenant. Strangers go to sign-in and come back, operators without a tenant to their console,
 * and who lacks the permission sees "not found".
 */
export async function getViewer(permission?: Permission): Promise<MemberViewer> {
  const viewer = (await findPageViewer()) ?? (await toSignIn());
  if (!viewer.seat) return redirect(viewer.platformOperator ? '/admin' : '/sign-in');
  if (permission && !isAllowed(viewer.seat.role, permission)) notFound();
  return { ...viewer, seat: viewer.seat };
}

/** For the admin console: a platform operator. To everyone else it does not exist. */
export async function getOperator(): Promise<Viewer> {
  const viewer = (await findPageViewer()) ?? (await toSignIn());
  if (!viewer.platformOperator) notFound();
  return viewer;
}

async function toSignIn(): Promise<never> {
  const path = (await headers()).get('x-frontdesk-path');
  redirect(path ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in');
}
