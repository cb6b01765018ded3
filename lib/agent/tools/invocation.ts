import type { Prisma, ToolInvocation } from '@/lib/db/generated/client';
import { toStorable } from '@/lib/db/storable-json';
import { withTenant } from '@/lib/db/tenant-db';
import type { ToolResult } from './tool';

export interface Invocation {
  tenantId: string;
  id: string;
  callId: string;
  tool: string;
  idempotencyKey: string;
  args: Record<string, unknown>;
  offsetMs: number;
  startedAt: Date;
}

export type InvocationStatus = 'running' | 'ok' | 'refused' | 'failed' | 'timeout';

/**
 * Who may perform an effect: `mine` for the one that wrote the row, `stored` for whoever finds it done, `running` for
 * whoever finds somebody else at it.
 */
export type Claim =
  | { kind: 'mine'; id: string }
  | { kind: 'stored'; result: ToolResult }
  | { kind: 'running' };

/** A row still unfinished after this long belongs to a process that died; the effect itself is idempotent too. */
const ABANDONED_AFTER_MS = 60_000;

/**
 * Writes the row first and acts after: of two requests with one key only one inserts. What ended without an effect
 * (refused, failed), or with one that is not to be replayed, may be performed again by the next.
 */
export async function claimInvocation(
  invocation: Invocation,
  { replay }: { replay: boolean },
): Promise<Claim> {
  const { tenantId, id, callId, tool, idempotencyKey, args, offsetMs, startedAt } = invocation;
  return withTenant(tenantId, async (db) => {
    const row = {
      tenantId,
      id,
      callId,
      tool,
      idempotencyKey,
      args: asJson(args),
      status: 'running',
      offsetMs,
      startedAt,
    };
    const { count } = await db.toolInvocation.createMany({ data: row, skipDuplicates: true });
    if (count === 1) return { kind: 'mine', id };
    const existing = await db.toolInvocation.findFirst({ where: { callId, tool, idempotencyKey } });
    if (!existing) throw new Error('an invocation id was used for two different requests');
    const stored = storedResult(existing);
    if (replay && stored?.ok) return { kind: 'stored', result: stored };
    return (await takeOver(db, existing, startedAt))
      ? { kind: 'mine', id: existing.id }
      : { kind: 'running' };
  });
}

/** Compares what was read with what is there, so that of two who want to try again only one does. */
async function takeOver(db: Prisma.TransactionClient, existing: ToolInvocation, now: Date): Promise<boolean> {
  const unfinished = existing.status === 'running' || existing.status === 'timeout';
  const abandoned = now.getTime() - existing.startedAt.getTime() > ABANDONED_AFTER_MS;
  if (unfinished && !abandoned) return false;
  const { count } = await db.toolInvocation.updateMany({
    where: { id: existing.id, status: existing.status, startedAt: existing.startedAt },
    data: { status: 'running', startedAt: now },
  });
  return count === 1;
}

export interface Ending {
  status: InvocationStatus;
  result: ToolResult | null;
  durationMs: number;
}

/** Writes down a call that is over already: what only reads needs no claim. */
export async function recordInvocation(invocation: Invocation, ending: Ending): Promise<void> {
  const { args, ...row } = invocation;
  await withTenant(invocation.tenantId, (db) =>
    db.toolInvocation.createMany({
      data: { ...row, args: asJson(args), ...endingColumns(ending) },
      skipDuplicates: true,
    }),
  );
}

/** Ends a claimed call; a call that timed out may end a second time, with what came of it after all. */
export async function finishInvocation({ tenantId, id }: Invocation, ending: Ending): Promise<void> {
  await withTenant(tenantId, (db) =>
    db.toolInvocation.updateMany({ where: { id }, data: endingColumns(ending) }),
  );
}

function endingColumns({ status, result, durationMs }: Ending) {
  return {
    status,
    durationMs: Math.round(durationMs),
    effectRef: result?.effectRef,
    ...(result ? { result: asJson(result) } : {}),
  };
}

/** What the other request came to, or null while it is still running. */
export async function findEnding(
  invocation: Invocation,
): Promise<{ status: string; result: ToolResult | null } | null> {
  const { tenantId, callId, tool, idempotencyKey } = invocation;
  const row = await withTenant(tenantId, (db) =>
    db.toolInvocation.findFirst({ where: { callId, tool, idempotencyKey } }),
  );
  if (!row || row.status === 'running' || row.status === 'timeout') return null;
  return { status: row.status, result: storedResult(row) };
}

/** Only `finishInvocation` writes results, so what is read back has their shape. */
function storedResult({ result }: ToolInvocation): ToolResult | null {
  return result === null ? null : (result as unknown as ToolResult);
}

function asJson(value: object): Prisma.InputJsonValue {
  return toStorable(JSON.parse(JSON.stringify(value))) as Prisma.InputJsonValue;
}
