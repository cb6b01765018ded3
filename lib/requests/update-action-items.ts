import type { ActionItem, Prisma } from '@/lib/db/generated/client';
import type { TenantDb } from '@/lib/db/tenant-db';
import { AppError } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { notifyLive } from '@/lib/live/live-feed';
import { markCalls } from './mark-calls';
import { presentActionItems } from './present-action-item';
import type { ActionItemChange, ActionItemDto, ActionState } from './schema';

export interface ChangeActor {
  /** The person's user id, or the name of a process. */
  id: string;
  /** Present only for a person: who "done by" points at. */
  userId?: string;
  now: Date;
}

/**
 * One change to many items: all that are this tenant's and that it applies to. Unknown ids are left out of the
 * answer. Every item changed leaves an audit row and a live event.
 */
export async function updateActionItems(
  db: TenantDb,
  ids: readonly string[],
  change: ActionItemChange,
  actor: ChangeActor,
): Promise<ActionItemDto[]> {
  if (change.action === 'assign') await requireColleague(db, change.assigneeId);
  const before = await lockItems(db, ids);
  const changing = change.action === 'reopen' ? await withoutSuccessor(db, before) : before;
  const data = valuesOf(change, actor);
  await db.actionItem.updateMany({ where: { id: { in: changing.map(({ id }) => id) } }, data });
  await markCalls(
    db,
    changing.flatMap(({ callId }) => callId ?? []),
  );
  for (const item of changing) await announce(db, item, change, actor);
  const after = await db.actionItem.findMany({
    where: { id: { in: before.map(({ id }) => id) } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  return presentActionItems(db, after, actor.now);
}

/** Two people changing overlapping selections take the rows in the same order, so neither waits for the other in a ring. */
async function lockItems(db: TenantDb, ids: readonly string[]): Promise<ActionItem[]> {
  await db.$queryRaw`select id from action_item where id = any(${[...ids]}::uuid[]) order by id for update`;
  return db.actionItem.findMany({ where: { id: { in: [...ids] } } });
}

/** An item whose matter has been raised anew meanwhile stays done: one open item per matter. */
async function withoutSuccessor(db: TenantDb, items: ActionItem[]): Promise<ActionItem[]> {
  const open = await db.actionItem.findMany({
    where: { dedupeKey: { in: items.map(({ dedupeKey }) => dedupeKey) }, state: { not: 'done' } },
    select: { id: true, dedupeKey: true },
  });
  const taken = new Map(open.map(({ dedupeKey, id }) => [dedupeKey, id]));
  return items.filter(({ id, dedupeKey }) => {
    const holder = taken.get(dedupeKey) ?? id;
    taken.set(dedupeKey, holder);
    return holder === id;
  });
}

async function requireColleague(db: TenantDb, assigneeId: string | null): Promise<void> {
  if (assigneeId === null) return;
  const member = await db.membership.findFirst({ where: { userId: assigneeId }, select: { userId: true } });
  if (!member) throw new AppError('not_found', { message: 'There is no such colleague.' });
}

function valuesOf(change: ActionItemChange, actor: ChangeActor): Prisma.ActionItemUncheckedUpdateManyInput {
  switch (change.action) {
    case 'done':
      return { state: 'done', doneAt: actor.now, doneById: actor.userId ?? null, snoozedUntil: null };
    case 'reopen':
      return { state: 'open', doneAt: null, doneById: null, snoozedUntil: null };
    case 'snooze':
      return { state: 'snoozed', snoozedUntil: new Date(change.until), doneAt: null, doneById: null };
    case 'assign':
      return { assigneeId: change.assigneeId };
    case 'prioritise':
      return { priority: change.priority };
  }
}

async function announce(
  db: TenantDb,
  item: ActionItem,
  change: ActionItemChange,
  actor: ChangeActor,
): Promise<void> {
  await db.auditLog.create({
    data: {
      tenantId: item.tenantId,
      id: newId(),
      actor: actor.id,
      action: `action_item.${change.action}`,
      subject: `action_item:${item.id}`,
      detail: { change, before: { state: item.state, priority: item.priority, assigneeId: item.assigneeId } },
      at: actor.now,
    },
  });
  await notifyLive(db, { type: 'action_item', actionItemId: item.id, state: stateAfter(item, change) });
}

function stateAfter(item: ActionItem, change: ActionItemChange): ActionState {
  if (change.action === 'done') return 'done';
  if (change.action === 'reopen') return 'open';
  return change.action === 'snooze' ? 'snoozed' : item.state;
}
