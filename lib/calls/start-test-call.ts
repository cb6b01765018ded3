import type { MemberViewer } from '@/lib/auth/viewer';
import { type TenantDb, withTenant } from '@/lib/db/tenant-db';
import { env } from '@/lib/env/env';
import { AppError } from '@/lib/errors';
import { appInstance } from '@/lib/http/app-instance';
import { type RateLimit, takePoint } from '@/lib/http/rate-limit';
import { newId } from '@/lib/ids';
import { vendorMode } from '@/lib/providers/vendor-mode';
import type { TestCall } from './client';
import { openCall } from './open-call';
import { signStreamTicket } from './stream-ticket';

/** A call costs model time, so even a patient person gets a bounded number of them. */
const TEST_CALLS: RateLimit = { name: 'test_call', points: 20, windowSeconds: 600 };

/**
 * Opens a call from the browser to one of the viewer's own properties and signs the ticket that connects it; the rest is the
 * same path as for a guest's call.
 * @throws AppError `not_found` for a property that is not the tenant's, `too_many_requests` after 20 calls in ten minutes
 */
export async function startTestCall(start: {
  viewer: MemberViewer;
  propertyId: string;
  now: Date;
}): Promise<TestCall> {
  const { viewer, propertyId, now } = start;
  const tenantId = viewer.seat.tenant.id;
  const number = await withTenant(tenantId, (db) => findNumber(db, propertyId));
  await requireAllowance(viewer.userId);

  const callSid = `BR${newId().replaceAll('-', '')}`;
  const { callId } = await openCall({
    tenantId,
    propertyId,
    callSid,
    from: null,
    to: number,
    origin: 'browser',
    serverInstance: appInstance(),
    now,
  });
  const ticket = signStreamTicket({ tenantId, propertyId, callId, callSid, channel: 'browser' }, now);
  return { callId, url: browserCallUrl(ticket), microphone: vendorMode('openai') === 'live' };
}

/** The number the property is called on; a property that has none yet can still be tried out. */
async function findNumber(db: TenantDb, propertyId: string): Promise<string> {
  const property = await db.property.findFirst({
    where: { id: propertyId },
    select: { numbers: { select: { e164: true }, orderBy: { e164: 'asc' }, take: 1 } },
  });
  if (!property) throw new AppError('not_found', { message: 'There is no such property.' });
  return property.numbers[0]?.e164 ?? '';
}

async function requireAllowance(userId: string): Promise<void> {
  const outcome = await takePoint(TEST_CALLS, userId);
  if (outcome.ok) return;
  throw new AppError('too_many_requests', {
    message: 'That is a lot of test calls. Wait a few minutes and call again.',
    detail: { retryAfterSeconds: outcome.retryAfterSeconds },
  });
}

/** http becomes ws and https wss; a path before ours, as behind a proxy, is kept. */
function browserCallUrl(ticket: string): string {
  const base = env.PUBLIC_VOICE_URL.replace(/^http/, 'ws').replace(/\/$/, '');
  return `${base}/ws/browser-call/${ticket}`;
}
