import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';

interface CallPlan {
  from?: string | null;
  startedAt?: Date;
  endedAt?: Date | null;
  outcome?: string | null;
  reasons?: string[];
}

/** A call to the hotel, in progress unless it has an end; answers with its id. */
export async function buildCall(
  hotel: { tenantId: string; propertyId: string; e164: string },
  plan: CallPlan = {},
): Promise<string> {
  const id = newId();
  await withTenant(hotel.tenantId, (db) =>
    db.call.create({
      data: {
        tenantId: hotel.tenantId,
        id,
        propertyId: hotel.propertyId,
        callSid: `CA${id.replaceAll('-', '')}`,
        status: plan.endedAt ? 'completed' : 'in_progress',
        fromE164: plan.from === undefined ? '+12075550123' : plan.from,
        toE164: hotel.e164,
        startedAt: plan.startedAt ?? new Date('2026-11-20T15:00:00Z'),
        endedAt: plan.endedAt ?? null,
        outcome: plan.outcome ?? null,
        reasons: plan.reasons ?? [],
      },
    }),
  );
  return id;
}
