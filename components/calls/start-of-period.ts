import { midnightIn } from '@/components/ui/midnight';

export const PERIODS = [
  { value: '', label: 'Any time' },
  { value: 'today', label: 'Today' },
  { value: 'night', label: 'Since 10 pm' },
  { value: '7d', label: 'Last 7 days' },
  { value: '30d', label: 'Last 30 days' },
] as const;
export type Period = (typeof PERIODS)[number]['value'];

export function parsePeriod(text: string | null): Period {
  return PERIODS.find((period) => period.value === text)?.value ?? '';
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NIGHT_BEGINS_HOUR = 22;

/** The first instant of a period on the clock of `zone`, to the minute; undefined for any time. */
export function startOfPeriod(period: Period, zone: string, nowMs: number): string | undefined {
  const midnightMs = midnightIn(zone, nowMs);
  switch (period) {
    case '':
      return undefined;
    case 'today':
      return new Date(midnightMs).toISOString();
    case 'night':
      return new Date(lastNightMs(midnightMs, nowMs)).toISOString();
    case '7d':
      return new Date(midnightMs - 6 * DAY_MS).toISOString();
    case '30d':
      return new Date(midnightMs - 29 * DAY_MS).toISOString();
  }
}

/** Ten in the evening, yesterday's until it strikes again today. */
function lastNightMs(midnightMs: number, nowMs: number): number {
  const tonightMs = midnightMs + NIGHT_BEGINS_HOUR * HOUR_MS;
  return nowMs >= tonightMs ? tonightMs : tonightMs - DAY_MS;
}
