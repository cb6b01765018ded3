import type { ActionItem } from '@/lib/db/generated/client';
import type { TenantDb } from '@/lib/db/tenant-db';
import { type ActionItemDto, type ActionState, actionTypeSchema } from './schema';

/** Rows in the words of the API, with the names they point at; two look-ups whatever the number of rows. */
export async function presentActionItems(
  db: TenantDb,
  rows: readonly ActionItem[],
  now: Date,
): Promise<ActionItemDto[]> {
  const properties = await db.property.findMany({
    where: { id: { in: unique(rows.map(({ propertyId }) => propertyId)) } },
    select: { id: true, name: true, zone: true },
  });
  const assignees = await db.user.findMany({
    where: { id: { in: unique(rows.flatMap(({ assigneeId }) => assigneeId ?? [])) } },
    select: { id: true, name: true },
  });
  const propertyById = new Map(properties.map((property) => [property.id, property]));
  const nameById = new Map(assignees.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    id: row.id,
    type: actionTypeSchema.parse(row.type),
    priority: row.priority,
    title: row.title,
    detail: row.detail,
    contactName: row.contactName,
    contactPhone: row.contactPhone,
    dueAt: row.dueAt.toISOString(),
    state: stateAt(row, now),
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    callId: row.callId,
    bookingId: row.bookingId,
    assigneeId: row.assigneeId,
    assigneeName: row.assigneeId === null ? null : (nameById.get(row.assigneeId) ?? null),
    occurrences: row.occurrences,
    createdAt: row.createdAt.toISOString(),
    propertyId: row.propertyId,
    propertyName: propertyById.get(row.propertyId)?.name ?? '',
    zone: propertyById.get(row.propertyId)?.zone ?? 'UTC',
  }));
}

/** Nothing wakes a snoozed item; it is judged when it is read. */
function stateAt({ state, snoozedUntil }: ActionItem, now: Date): ActionState {
  return state === 'snoozed' && snoozedUntil !== null && snoozedUntil <= now ? 'open' : state;
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
