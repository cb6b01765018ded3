import { toStorable } from '@/lib/db/storable-json';
import { withShared } from '@/lib/db/tenant-db';
import { withoutCardNumbers } from '@/lib/guests/caller-words';
import type { CallEventDto, CallTurnDto } from './schema';

/** What one tenant's calls have to write. */
export interface CallLogRows {
  tenantId: string;
  turns: { callId: string; turn: CallTurnDto }[];
  events: { callId: string; event: CallEventDto }[];
}

/**
 * Writes turns and events of any number of tenants in one statement, each under its own tenant's wall. A turn that is known
 * grows to what is said now; an event that is known stays as it was. A card a caller reads out is not kept. All or nothing.
 */
export async function appendCallLog(rows: CallLogRows[]): Promise<void> {
  const batch = rows.map(({ tenantId, turns, events }) => ({
    tenantId,
    turns: lastOfEach(turns),
    events: events.map(({ callId, event }) => ({ callId, ...event })),
  }));
  const json = JSON.stringify(toStorable(batch));
  await withShared((db) => db.$executeRaw`select append_call_log(${json}::json)`);
}

/** One statement may not touch a row twice. */
function lastOfEach(rows: CallLogRows['turns']) {
  const last = new Map<string, CallTurnDto & { callId: string }>();
  for (const { callId, turn } of rows) {
    const text = withoutCardNumbers(turn.text);
    last.set(`${callId}:${turn.seq}:${turn.at}`, { callId, ...turn, text });
  }
  return [...last.values()];
}
