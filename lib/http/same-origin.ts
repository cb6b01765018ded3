import { env } from '@/lib/env/env';
import { AppError } from '@/lib/errors';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that another site's page sends with our visitor's cookie. Browsers state where a request comes from in
 * Sec-Fetch-Site, and over plain http at least in Origin; a client that states neither is no browser and carries no one's cookie.
 * @throws AppError `forbidden`
 */
export function requireSameOrigin(request: Request): void {
  if (SAFE_METHODS.has(request.method)) return;
  const site = request.headers.get('sec-fetch-site');
  if (site === 'same-origin' || site === 'none') return;
  const origin = request.headers.get('origin');
  if (site === null && origin === null) return;
  if (site === null && origin === new URL(env.PUBLIC_APP_URL).origin) return;
  throw new AppError('forbidden', {
    message: 'This request came from another site, so nothing was changed.',
  });
}
