import type { TenantDb } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { notifyLive } from '@/lib/live/live-feed';
import { markCalls } from './mark-calls';
import { dueAtFor, SERVICE_LEVELS } from './rules';
import type { ActionState, ActionType, Priority } from './schema';

export interface ActionToRaise {
  propertyId: string;
  type: ActionType;
  title: string;
  detail?: string;
  /** At least the kind's own. */
  priority?: Priority;
  contactName?: string | null;
  contactPhone?: string | null;
  callId?: string | null;
  bookingId?: string | null;
  /** One open item per tenant and key: `voicemail:<call id>`. */
  dedupeKey: string;
  /** When it is not the kind's usual term, such as a promised callback. */
  dueAt?: Date;
  now: Date;
}

export interface RaisedAction {
  id: string;
  /** False when the same thing was open already and has now been reported once more. */
  created: boolean;
}

/**
 * Puts something on the staff's list. While it is open, the same report counts up instead of standing there twice;
 * it may become more urgent and due sooner by that, and a snoozed one wakes when it turns urgent.
 */
export async function raiseActionItem(db: TenantDb, action: ActionToRaise): Promise<RaisedAction> {
  const priority = action.priority ?? SERVICE_LEVELS[action.type].priority;
  const dueAt = action.dueAt ?? dueAtFor(action.type, priority, action.now);
  const [row] = await db.$queryRaw<
    { id: string; created: boolean; state: ActionState; callId: string | null }[]
  >`
    insert into action_item (tenant_id, id, property_id, type, priority, title, detail, contact_name, contact_phone,
                             due_at, dedupe_key, call_id, booking_id, created_at)
    values (current_tenant(), ${newId()}::uuid, ${action.propertyId}::uuid, ${action.type}, ${priority}::"Priority",
            ${action.title}, ${action.detail ?? ''}, ${action.contactName ?? null}, ${action.contactPhone ?? null},
            ${dueAt}, ${action.dedupeKey}, ${action.callId ?? null}::uuid, ${action.bookingId ?? null}::uuid, ${action.now})
    on conflict (tenant_id, dedupe_key) where state <> 'done' do update set
      occurrences = action_item.occurrences + 1,
      detail = case when excluded.detail = '' then action_item.detail else excluded.detail end,
      priority = greatest(action_item.priority, excluded.priority),
      due_at = least(action_item.due_at, excluded.due_at),
      state = case when excluded.priority = 'urgent' then 'open' else action_item.state end,
      snoozed_until = case when excluded.priority = 'urgent' then null else action_item.snoozed_until end,
      call_id = coalesce(excluded.call_id, action_item.call_id)
    returning id::text, occurrences = 1 as created, state::text as state, call_id::text as "callId"`;
  if (!row) throw new Error('an action item was neither written nor found');
  if (row.callId) await markCalls(db, [row.callId]);
  await notifyLive(db, { type: 'action_item', actionItemId: row.id, state: row.state });
  return { id: row.id, created: row.created };
}
