const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than a hundred uses of it, so each combination is made once. */
function formatterFor(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options });
  formatters.set(key, made);
  return made;
}

function partsOf(instant: string, zone: string, options: Intl.DateTimeFormatOptions): Record<string, string> {
  const parts = formatterFor(zone, options).formatToParts(new Date(instant));
  return Object.fromEntries(parts.map((part) => [part.type, part.value]));
}

/** "9:05 pm" on the clock of `zone`. */
export function formatClock(instant: string, zone: string): string {
  const parts = partsOf(instant, zone, { hour: 'numeric', minute: '2-digit', hour12: true });
  return `${parts.hour}:${parts.minute} ${parts.dayPeriod?.toLowerCase()}`;
}

/** "3 pm" or "3:30 pm" from a wall-clock "15:00"; anything else is left as it was written. */
export function formatWallTime(time: string): string {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!match) return time;
  const hour = Number(match[1]);
  const minutes = match[2] === '00' ? '' : `:${match[2]}`;
  return `${hour % 12 || 12}${minutes} ${hour < 12 ? 'am' : 'pm'}`;
}

/** "Fri 20 Nov" on the calendar of `zone`. */
export function formatDay(instant: string, zone: string): string {
  const parts = partsOf(instant, zone, { weekday: 'short', day: 'numeric', month: 'short' });
  return `${parts.weekday} ${parts.day} ${parts.month}`;
}

/** "2026-11-20" on the calendar of `zone`: equal for instants of one day. */
export function dayKey(instant: string, zone: string): string {
  const parts = partsOf(instant, zone, { year: 'numeric', month: '2-digit', day: '2-digit' });
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** "Fri 20 Nov 2026, 9:05 pm EST": nothing left to guess. */
export function formatExact(instant: string, zone: string): string {
  const parts = partsOf(instant, zone, { year: 'numeric', hour: 'numeric', timeZoneName: 'short' });
  return `${formatDay(instant, zone)} ${parts.year}, ${formatClock(instant, zone)} ${parts.timeZoneName}`;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** "just now", "12 min ago", "in 3 h", "2 days ago". */
export function formatRelative(instant: string, nowMs: number): string {
  const differenceMs = new Date(instant).getTime() - nowMs;
  const distanceMs = Math.abs(differenceMs);
  if (distanceMs < MINUTE_MS) return differenceMs > 0 ? 'in a moment' : 'just now';
  const words = distanceInWords(distanceMs);
  return differenceMs > 0 ? `in ${words}` : `${words} ago`;
}

function distanceInWords(distanceMs: number): string {
  if (distanceMs < HOUR_MS) return `${Math.floor(distanceMs / MINUTE_MS)} min`;
  if (distanceMs < DAY_MS) return `${Math.floor(distanceMs / HOUR_MS)} h`;
  const days = Math.floor(distanceMs / DAY_MS);
  return days === 1 ? '1 day' : `${days} days`;
}
