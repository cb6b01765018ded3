import type { TenantDb } from '@/lib/db/tenant-db';
import { notifyLive } from '@/lib/live/live-feed';
import { presentCall } from './present-call';

/** Tells the dashboards how a call ended, or that they should see its end differently now. */
export async function announceEnded(db: TenantDb, callId: string): Promise<void> {
  const call = await db.call.findFirstOrThrow({
    where: { id: callId },
    omit: { searchText: true },
    include: { guest: { select: { fullName: true } } },
  });
  const property = await db.property.findFirstOrThrow({ where: { id: call.propertyId } });
  await notifyLive(db, { type: 'call_ended', call: presentCall(call, property, call.guest) });
}
