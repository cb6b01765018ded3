import type { TenantDb } from '@/lib/db/tenant-db';

/**
 * Brings the calls' own marks up to date with the items they left: whether anybody is still asked for, and how urgent the
 * most urgent is. A snoozed item still asks; a call with nothing open is of normal priority.
 */
export async function markCalls(db: TenantDb, callIds: readonly string[]): Promise<void> {
  if (callIds.length === 0) return;
  // Locked by a statement of its own: two items raised at once must each see the other's before they count.
  await db.$queryRaw`select id from call where tenant_id = current_tenant() and id = any(${[...callIds]}::uuid[]) order by id for no key update`;
  await db.$executeRaw`
    update call set
      requires_action = open.priority is not null,
      priority = coalesce(open.priority, 'normal')
    from (select distinct unnest(${[...callIds]}::uuid[]) as call_id) marked
    cross join lateral (
      select max(priority) as priority from action_item
      where tenant_id = current_tenant() and call_id = marked.call_id and state <> 'done'
    ) open
    where call.tenant_id = current_tenant() and call.id = marked.call_id`;
}
