import { z } from 'zod';
import { AppError } from '@/lib/errors';
import type { HttpRequest } from '../../http/http-types';
import type { CallThread } from './twiml';

const querySchema = z.object({
  tenant: z.uuid(),
  call: z.string().min(1).max(64),
  fallback: z.string().regex(/^\+[1-9]\d{6,14}$/),
  locale: z.string().min(2).max(20),
  to: z.string().max(80).default('fallback'),
  phone: z.string().max(20).default(''),
});

/**
 * The call a later request is about, from the query this server wrote into its own instructions. Only after the signature
 * was checked: it covers the query.
 * @throws AppError `bad_request`
 */
export function threadOf(request: HttpRequest): CallThread & { to: string; phone: string } {
  const query = querySchema.safeParse(Object.fromEntries(request.query));
  if (!query.success) throw new AppError('bad_request', { message: 'The address does not name a call.' });
  const { tenant: tenantId, call: callId, fallback: fallbackNumber, locale, to, phone } = query.data;
  return { tenantId, callId, fallbackNumber, locale, to, phone };
}
