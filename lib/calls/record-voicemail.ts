import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { raiseActionItem } from '@/lib/requests/raise-action-item';
import { appendEvent } from './append-event';
import { reconsiderOutcome } from './reconsider-outcome';

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
    const seconds = Math.round(durationMs / 1_000);
    await raiseActionItem(db, {
      propertyId: call.propertyId,
      type: 'voicemail',
      title: `Voicemail from ${readable(call.fromE164) ?? 'a withheld number'}`,
      detail: `${seconds} ${seconds === 1 ? 'second' : 'seconds'} long.`,
      contactPhone: call.fromE164,
      callId,
      dedupeKey: `voicemail:${recordingSid}`,
      now,
    });
    await reconsiderOutcome(db, call, 'voicemail', 'Left a voicemail.');
    return true;
  });
}

/** "+1 207 555 0175" */
function readable(e164: string | null): string | undefined {
  return e164 ? (parsePhoneNumberFromString(e164)?.formatInternational() ?? e164) : undefined;
}
