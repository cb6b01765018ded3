import type { Call } from '@/lib/db/generated/client';
import { type TenantDb, withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { raiseActionItem } from '@/lib/requests/raise-action-item';
import { appendEvent } from './append-event';
import { notifyLive } from './live-feed';
import { refreshCallActions } from './open-actions';
import { presentCall } from './present-call';
import { mayBecome } from './rules';

export interface Voicemail {
  tenantId: string;
  callId: string;
  /** The carrier's id; a callback that comes twice carries the same. */
  recordingSid: string;
  url: string;
  durationMs: number;
  now: Date;
}

/**
 * Keeps a voicemail and asks somebody to listen to it. It may arrive before or after the call is completed; either way
 * the call says so. False when it was recorded already.
 */
export async function recordVoicemail(voicemail: Voicemail): Promise<boolean> {
  const { tenantId, callId, recordingSid, url, durationMs, now } = voicemail;
  return withTenant(tenantId, async (db) => {
    const call = await db.call.findFirst({ where: { id: callId } });
    if (!call) return false;
    const { count } = await db.recording.createMany({
      data: {
        tenantId,
        id: newId(),
        callId,
        kind: 'voicemail',
        recordingSid,
        url,
        durationMs,
        createdAt: now,
      },
      skipDuplicates: true,
    });
    if (count === 0) return false;
    await appendEvent(db, {
      callId,
      startedAt: call.startedAt,
      at: now,
      type: 'voicemail',
      data: { recordingSid, durationMs },
    });
    await raiseActionItem(db, {
      propertyId: call.propertyId,
      type: 'voicemail',
      title: `Voicemail from ${call.fromE164 ?? 'a withheld number'}`,
      detail: `${Math.round(durationMs / 1_000)} seconds.`,
      contactPhone: call.fromE164,
      callId,
      dedupeKey: `voicemail:${recordingSid}`,
      now,
    });
    await reconsider(db, call, 'voicemail', 'Left a voicemail.');
    return true;
  });
}

/** Late news of a call that has ended: its outcome, its mark for action, and the screens that show it. */
export async function reconsider(
  db: TenantDb,
  call: Call,
  later: 'transferred' | 'voicemail',
  summary: string,
): Promise<void> {
  if (call.endedAt === null) return;
  if (mayBecome(call.outcome, later)) {
    const said = call.outcome === 'info_given' ? ` ${call.summary}` : '';
    await db.call.updateMany({
      where: { id: call.id },
      data: { outcome: later, summary: `${summary}${said}` },
    });
  }
  await refreshCallActions(db, call.id);
  const fresh = await db.call.findFirstOrThrow({
    where: { id: call.id },
    include: { guest: { select: { fullName: true } } },
  });
  const property = await db.property.findFirstOrThrow({ where: { id: call.propertyId } });
  await notifyLive(db, { type: 'call_ended', call: presentCall(fresh, property, fresh.guest) });
}
