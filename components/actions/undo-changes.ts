import type { ActionItemChange, ActionItemDto } from '@/lib/requests/schema';

export interface ItemsChange {
  ids: string[];
  change: ActionItemChange;
}

/** The fewest changes that put items back to how they were before `change`. */
export function undoChanges(before: readonly ActionItemDto[], change: ActionItemChange): ItemsChange[] {
  const grouped = new Map<string, ItemsChange>();
  for (const item of before) {
    const back = changeBack(item, change);
    const key = JSON.stringify(back);
    const group = grouped.get(key) ?? { ids: [], change: back };
    group.ids.push(item.id);
    grouped.set(key, group);
  }
  return [...grouped.values()];
}

function changeBack(item: ActionItemDto, change: ActionItemChange): ActionItemChange {
  if (change.action === 'assign') return { action: 'assign', assigneeId: item.assigneeId };
  if (change.action === 'prioritise') return { action: 'prioritise', priority: item.priority };
  if (item.state === 'done') return { action: 'done' };
  if (item.state === 'snoozed' && item.snoozedUntil) return { action: 'snooze', until: item.snoozedUntil };
  return { action: 'reopen' };
}
