import { dayKey } from '@/components/ui/format-time';

export const ARRIVALS = [
  { value: '', label: 'Any arrival' },
  { value: 'today', label: 'Arriving today' },
  { value: '7d', label: 'Arriving in 7 days' },
  { value: '30d', label: 'Arriving in 30 days' },
  { value: 'past', label: 'Arrived before today' },
] as const;
export type ArrivalWindow = (typeof ARRIVALS)[number]['value'];

export function parseArrivalWindow(text: string | null): ArrivalWindow {
  return ARRIVALS.find((choice) => choice.value === text)?.value ?? '';
}

const DAY_MS = 86_400_000;
const LAST_DAY = { today: 0, '7d': 6, '30d': 29 } as const;

/** First and last arrival date of a choice, both included, on the property's calendar. */
export function arrivalDates(
  choice: ArrivalWindow,
  zone: string,
  nowMs: number,
): { from?: string; to?: string } {
  const today = dayKey(new Date(nowMs).toISOString(), zone);
  if (choice === '') return {};
  if (choice === 'past') return { to: addDays(today, -1) };
  return { from: today, to: addDays(today, LAST_DAY[choice]) };
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
