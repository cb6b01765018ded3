import { withShared } from '@/lib/db/tenant-db';
import type { CallEventDto, CallTurnDto } from './schema';

/** What one tenant's calls have to write. */
export interface CallLogRows {
  tenantId: string;
  turns: { callId: string; turn: CallTurnDto }[];
  events: { callId: string; event: CallEventDto }[];
}

/**
 * Writes turns and events of any number of tenants in one statement, each under its own tenant's wall. A turn that is known
 * grows to what is said now; an event that is known stays as it was. All or nothing.
 */
export async function appendCallLog(rows: CallLogRows[]): Promise<void> {
  const batch = rows.map(({ tenantId, turns, events }) => ({
    tenantId,
    turns: lastOfEach(turns),
    events: events.map(({ callId, event }) => ({ callId, ...event })),
  }));
  const json = toJson(batch);
  await withShared((db) => db.$executeRaw`select append_call_log(${json}::json)`);
}

/** One statement may not touch a row twice. */
function lastOfEach(rows: CallLogRows['turns']) {
  const last = new Map<string, CallTurnDto & { callId: string }>();
  for (const { callId, turn } of rows) last.set(`${callId}:${turn.seq}:${turn.at}`, { callId, ...turn });
  return [...last.values()];
}

/** PostgreSQL's JSON knows neither the null character nor half a surrogate pair; what a model or a carrier sends may hold both. */
function toJson(batch: object[]): string {
  return JSON.stringify(batch, (_key, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replaceAll('\u0000', '') : value,
  );
}
