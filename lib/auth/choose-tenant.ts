import { env } from '@/lib/env/env';
import { AppError } from '@/lib/errors';
import { isHttps, TENANT_COOKIE } from './cookies';
import { SESSION_MAX_SECONDS } from './session-lifetime';
import type { Viewer } from './viewer';

/** Remembers the choice in this browser. A tenant the person does not belong to is not found. */
export function chooseTenant(viewer: Viewer, tenantId: string): Response {
  if (!viewer.seats.some((seat) => seat.tenant.id === tenantId)) {
    throw new AppError('not_found', { message: 'There is no such tenant.' });
  }
  const secure = isHttps(env.PUBLIC_APP_URL) ? '; Secure' : '';
  const cookie = `${TENANT_COOKIE}=${tenantId}; Path=/; Max-Age=${SESSION_MAX_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
  return new Response(null, { status: 204, headers: { 'set-cookie': cookie } });
}
