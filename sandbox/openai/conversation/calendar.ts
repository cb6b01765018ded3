/** Arithmetic on local calendar dates written `YYYY-MM-DD`; no clock and no time zone is involved. */
const DAY_MS = 86_400_000;

export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

export function addDays(date: string, days: number): string {
  return new Date(utcMs(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one date to the other; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utcMs(to) - utcMs(from)) / DAY_MS);
}

/** 0 is Sunday. */
export function weekdayOf(date: string): number {
  return new Date(utcMs(date)).getUTCDay();
}

export function isoDate(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** The first such day of the month on or after `from`. */
export function nextDayOfMonth(from: string, day: number): string {
  for (let offset = 0; offset < 62; offset += 1) {
    const date = addDays(from, offset);
    if (Number(date.slice(8)) === day) return date;
  }
  return from;
}

/** "Friday, November 27". */
export function sayDate(date: string): string {
  return new Intl.DateTimeFormat('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(utcMs(date)));
}

function utcMs(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}
