import type { Call } from '@/lib/db/generated/client';
import type { TenantDb } from '@/lib/db/tenant-db';
import { announceEnded } from './announce-ended';
import { mayBecome } from './rules';

/** Late news of a call that has ended: its outcome, and the screens that show it. */
export async function reconsiderOutcome(
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
  await announceEnded(db, call.id);
}
