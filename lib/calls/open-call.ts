import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { notifyLive } from '@/lib/live/live-feed';
import { presentCall } from './present-call';
import type { CALL_ORIGINS } from './schema';

export interface IncomingCall {
  tenantId: string;
  propertyId: string;
  /** The carrier's id of the call; a webhook that comes twice carries the same. */
  callSid: string;
  /** E.164, or null when withheld. */
  from: string | null;
  to: string;
  origin: (typeof CALL_ORIGINS)[number];
  /** Which voice-server answers; its heartbeat says whether the call can still be alive. */
  serverInstance: string;
  now: Date;
}

/**
 * Opens the log of a call. Two webhooks of one call, even at the same moment, get the same row, and only one of them
 * `created: true`.
 */
export async function openCall(incoming: IncomingCall): Promise<{ callId: string; created: boolean }> {
  const { tenantId, callSid } = incoming;
  return withTenant(tenantId, async (db) => {
    const property = await db.property.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: incoming.propertyId } },
      select: { name: true, zone: true, currency: true, locale: true },
    });
    const id = newId();
    const { count } = await db.call.createMany({
      data: rowOf(incoming, id, property.locale),
      skipDuplicates: true,
    });
    const call = await db.call.findUniqueOrThrow({ where: { tenantId_callSid: { tenantId, callSid } } });
    if (count === 1) await notifyLive(db, { type: 'call_started', call: presentCall(call, property, null) });
    return { callId: call.id, created: count === 1 };
  });
}

function rowOf(incoming: IncomingCall, id: string, locale: string) {
  return {
    tenantId: incoming.tenantId,
    id,
    propertyId: incoming.propertyId,
    callSid: incoming.callSid,
    origin: incoming.origin,
    fromE164: incoming.from,
    toE164: incoming.to,
    language: locale,
    startedAt: incoming.now,
    serverInstance: incoming.serverInstance,
  };
}
