import { formatClock, formatDay } from '@/components/ui/format-time';
import { midnightIn } from '@/components/ui/midnight';

export interface SnoozeChoice {
  id: string;
  label: string;
  until: string;
}

const HOUR_MS = 3_600_000;
const MORNING_HOUR = 9;

/** When to be reminded, on the property's clock; a day's choices begin at nine in the morning. */
export function snoozeChoices(zone: string, nowMs: number): SnoozeChoice[] {
  const midnightMs = midnightIn(zone, nowMs);
  const morning = (days: number) => midnightMs + (days * 24 + MORNING_HOUR) * HOUR_MS;
  return [
    choice('hour', 'For an hour', nowMs + HOUR_MS),
    choice('hours', 'For three hours', nowMs + 3 * HOUR_MS),
    choice('tomorrow', 'Tomorrow morning', morning(1)),
    choice('days', 'In three days', morning(3)),
    choice('week', 'In a week', morning(7)),
  ];
}

/** "Sat 21 Nov, 9:00 am". */
export function snoozeWords(until: string, zone: string): string {
  return `${formatDay(until, zone)}, ${formatClock(until, zone)}`;
}

function choice(id: string, label: string, untilMs: number): SnoozeChoice {
  return { id, label, until: new Date(untilMs).toISOString() };
}
