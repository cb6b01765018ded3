import type { TenantDb } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { languageOf, termsOf } from './words';

export interface AskedInVain {
  propertyId: string;
  question: string;
  locale: string;
  callId: string | null;
  now: Date;
}

export interface RecordedGap {
  id: string;
  /** The same question in other words counts up, whatever the fillers and the order. */
  timesAsked: number;
}

/** Notes a question the property has no answer to, once for a call; null when nothing but fillers was said. */
export async function recordGap(db: TenantDb, asked: AskedInVain): Promise<RecordedGap | null> {
  const terms = [...new Set(termsOf(asked.question, languageOf(asked.locale)))].sort();
  const normalized = terms.join(' ').slice(0, 200);
  if (normalized === '') return null;
  const question = asked.question.slice(0, 400);
  const [row] = await db.$queryRaw<RecordedGap[]>`
    insert into knowledge_gap (tenant_id, id, property_id, question, normalized, last_call_id, last_asked_at)
    values (current_tenant(), ${newId()}::uuid, ${asked.propertyId}::uuid, ${question}, ${normalized}, ${asked.callId}::uuid, ${asked.now})
    on conflict (tenant_id, property_id, normalized) do update
      set times_asked = knowledge_gap.times_asked + (knowledge_gap.last_call_id is distinct from excluded.last_call_id or excluded.last_call_id is null)::int,
          last_call_id = excluded.last_call_id, last_asked_at = excluded.last_asked_at
    returning id::text, times_asked as "timesAsked"`;
  return row ?? null;
}
