import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env/env';

/** Whether an Authorization header shows `METRICS_TOKEN`, as a collector such as Prometheus does; never while none is set. */
export function bearsMetricsToken(authorization: string | null | undefined): boolean {
  const shown = authorization?.match(/^Bearer (.+)$/i)?.[1];
  return Boolean(env.METRICS_TOKEN && shown && timingSafeEqual(digest(shown), digest(env.METRICS_TOKEN)));
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
