import type { Prisma } from '@/lib/db/generated/client';
import type { TenantDb } from '@/lib/db/tenant-db';
import { AppError } from '@/lib/errors';
import { cutPage, readCursor } from '@/lib/http/cursor';
import type { Page } from '@/lib/http/page';
import { presentActionItems } from './present-action-item';
import type { ActionItemDto, ListActionItemsQuery, OpenActionsDto } from './schema';

/** What waits for people, what is due first on top; done items latest first. */
export async function listActionItems(
  db: TenantDb,
  query: ListActionItemsQuery,
  now: Date = new Date(),
): Promise<Page<ActionItemDto>> {
  const direction = query.state === 'done' ? 'desc' : 'asc';
  const rows = await db.actionItem.findMany({
    where: { AND: [filtersOf(query, now), afterCursor(query.cursor, direction)] },
    orderBy: [{ dueAt: direction }, { id: direction }],
    take: query.limit + 1,
  });
  const { items, nextCursor } = cutPage(rows, query.limit, ({ dueAt, id }) => ({ at: dueAt, id }));
  return { items: await presentActionItems(db, items, now), nextCursor };
}

export async function getActionItem(
  db: TenantDb,
  id: string,
  now: Date = new Date(),
): Promise<ActionItemDto> {
  const row = await db.actionItem.findFirst({ where: { id } });
  const [item] = row ? await presentActionItems(db, [row], now) : [];
  if (!item) throw new AppError('not_found', { message: 'There is no such action item.' });
  return item;
}

/** The figures of the morning page. */
export async function countOpenActions(db: TenantDb, now: Date): Promise<OpenActionsDto> {
  const open = isInState('open', now);
  return {
    open: await db.actionItem.count({ where: open }),
    overdue: await db.actionItem.count({ where: { AND: [open, { dueAt: { lt: now } }] } }),
    urgent: await db.actionItem.count({ where: { AND: [open, { priority: 'urgent' }] } }),
  };
}

function filtersOf(query: ListActionItemsQuery, now: Date): Prisma.ActionItemWhereInput {
  const words =
    query.q === undefined || query.q === '' ? undefined : { contains: query.q, mode: 'insensitive' as const };
  return {
    type: query.type,
    priority: query.priority,
    propertyId: query.propertyId,
    assigneeId: query.assigneeId,
    callId: query.callId,
    AND: [
      isInState(query.state ?? 'open', now),
      query.overdue ? { dueAt: { lt: now } } : {},
      words
        ? { OR: [{ title: words }, { detail: words }, { contactName: words }, { contactPhone: words }] }
        : {},
    ],
  };
}

/** A snoozed item whose time has come counts as open. */
function isInState(state: 'open' | 'snoozed' | 'done', now: Date): Prisma.ActionItemWhereInput {
  if (state === 'done') return { state: 'done' };
  if (state === 'snoozed') return { state: 'snoozed', snoozedUntil: { gt: now } };
  return { OR: [{ state: 'open' }, { state: 'snoozed', snoozedUntil: { lte: now } }] };
}

function afterCursor(cursor: string | undefined, direction: 'asc' | 'desc'): Prisma.ActionItemWhereInput {
  if (cursor === undefined) return {};
  const { at: dueAt, id } = readCursor(cursor);
  const beyond = direction === 'asc' ? 'gt' : 'lt';
  return { OR: [{ dueAt: { [beyond]: dueAt } }, { dueAt, id: { [beyond]: id } }] };
}
