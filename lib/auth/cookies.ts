/** Browsers accept the `__Secure-` prefix over https only, so plain http on localhost gets the bare name. */
export function sessionCookieName(publicAppUrl: string): string {
  return isHttps(publicAppUrl) ? '__Secure-frontdesk.session' : 'frontdesk.session';
}

/** Which of a person's tenants this browser works in. A wish, checked against the memberships at every request. */
export const TENANT_COOKIE = 'frontdesk.tenant';

/** The same wish for a client without cookies of its own. */
export const TENANT_HEADER = 'x-frontdesk-tenant';

export function isHttps(publicAppUrl: string): boolean {
  return publicAppUrl.startsWith('https://');
}
