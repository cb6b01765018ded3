import { Temporal } from 'temporal-polyfill';
import { addDays, type LocalDate } from '@/lib/local-date';

/** Weekly hours in local wall-clock time. Monday is 1. `closes` at or before `opens` is past midnight; 24:00 ends a day. */
export interface Hours {
  weekday: number;
  opens: string;
  closes: string;
  label?: string;
}

export interface HolidayDate {
  date: LocalDate;
  name: string;
  /** False for a day that is only named, and keeps its hours. */
  closed: boolean;
}

/**
 * Whether a door or a desk is open at an instant, judged by the clock on its own wall. Whoever states no hours keeps
 * none and is always there. Hours that run past midnight belong to the day they began on, so the small hours
 * after a holiday are closed, and those after the eve of one are not.
 */
export function isOpenAt(
  hours: readonly Hours[],
  holidays: readonly HolidayDate[],
  zone: string,
  instant: Date,
): boolean {
  if (hours.length === 0) return true;
  const { date, time } = wallClock(zone, instant);
  const openedToday = hoursOn(date, hours, holidays).some(
    (span) => span.opens <= time && (isOvernight(span) || time < span.closes),
  );
  const stillOpen = hoursOn(addDays(date, -1), hours, holidays).some(
    (span) => isOvernight(span) && time < span.closes,
  );
  return openedToday || stillOpen;
}

/** When it opens next, within two weeks; null when it is open now or does not open at all. */
export function findNextOpening(
  hours: readonly Hours[],
  holidays: readonly HolidayDate[],
  zone: string,
  instant: Date,
): { date: LocalDate; time: string } | null {
  if (isOpenAt(hours, holidays, zone, instant)) return null;
  const { date: today, time: now } = wallClock(zone, instant);
  for (let ahead = 0; ahead <= 14; ahead += 1) {
    const date = addDays(today, ahead);
    const openings = hoursOn(date, hours, holidays)
      .map(({ opens }) => opens)
      .filter((opens) => ahead > 0 || opens > now)
      .sort();
    if (openings[0] !== undefined) return { date, time: openings[0] };
  }
  return null;
}

function hoursOn(
  date: LocalDate,
  hours: readonly Hours[],
  holidays: readonly HolidayDate[],
): readonly Hours[] {
  if (holidays.some((holiday) => holiday.closed && holiday.date === date)) return [];
  const weekday = Temporal.PlainDate.from(date).dayOfWeek;
  return hours.filter((span) => span.weekday === weekday);
}

function isOvernight({ opens, closes }: Hours): boolean {
  return closes <= opens;
}

function wallClock(zone: string, instant: Date): { date: LocalDate; time: string } {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  return {
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}
