import type { ActionType, Priority } from './schema';

interface Service {
  priority: Priority;
  /** Minutes from being raised until a person should have acted. */
  dueInMinutes: number;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** What the house promises itself, by kind of request. Emergencies first, a missing paragraph last. */
export const SERVICE_LEVELS: Record<ActionType, Service> = {
  emergency: { priority: 'urgent', dueInMinutes: 2 },
  wake_up_unanswered: { priority: 'urgent', dueInMinutes: 5 },
  transfer_missed: { priority: 'high', dueInMinutes: 15 },
  pms_write_failed: { priority: 'high', dueInMinutes: 15 },
  complaint: { priority: 'high', dueInMinutes: 30 },
  price_dispute: { priority: 'high', dueInMinutes: HOUR },
  voicemail: { priority: 'normal', dueInMinutes: HOUR },
  callback_due: { priority: 'normal', dueInMinutes: HOUR },
  low_confidence_detail: { priority: 'normal', dueInMinutes: 2 * HOUR },
  identity_refused: { priority: 'normal', dueInMinutes: 2 * HOUR },
  special_request: { priority: 'normal', dueInMinutes: 4 * HOUR },
  unpaid_hold: { priority: 'normal', dueInMinutes: 4 * HOUR },
  sms_undelivered: { priority: 'normal', dueInMinutes: 4 * HOUR },
  lead_follow_up: { priority: 'normal', dueInMinutes: 4 * HOUR },
  group_quote: { priority: 'normal', dueInMinutes: DAY },
  coverage_gap: { priority: 'normal', dueInMinutes: DAY },
  kb_gap: { priority: 'low', dueInMinutes: 3 * DAY },
};

/** An item raised above its kind's usual priority is due sooner, never later. */
const AT_MOST_MINUTES: Record<Priority, number> = { low: 7 * DAY, normal: 3 * DAY, high: 30, urgent: 5 };

export function dueAtFor(type: ActionType, priority: Priority, now: Date): Date {
  const minutes = Math.min(SERVICE_LEVELS[type].dueInMinutes, AT_MOST_MINUTES[priority]);
  return new Date(now.getTime() + minutes * 60_000);
}
