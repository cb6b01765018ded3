import { Temporal } from 'temporal-polyfill';

/**
 * A night or a day on the property's own calendar, `YYYY-MM-DD`. Stays are half-open: [arrival, departure).
 * Prisma maps `date` columns to a JavaScript Date at UTC midnight; these two functions are the only bridge.
 */
export type LocalDate = string;

export function toDbDate(date: LocalDate): Date {
  return new Date(`${date}T00:00:00.000Z`);
}

export function fromDbDate(date: Date): LocalDate {
  return date.toISOString().slice(0, 10);
}

/** Today on the property's calendar. */
export function todayIn(zone: string, now: Date): LocalDate {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Whole nights from arrival to departure; negative when the order is wrong. */
export function nightsBetween(arrival: LocalDate, departure: LocalDate): number {
  return Temporal.PlainDate.from(arrival).until(Temporal.PlainDate.from(departure), { largestUnit: 'day' })
    .days;
}

/** Every night of the half-open stay, ascending. */
export function nightsOf(arrival: LocalDate, departure: LocalDate): LocalDate[] {
  const count = nightsBetween(arrival, departure);
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(arrival, index));
}

/** The instant of a local wall-clock time; a time skipped by daylight saving moves forward, one that happens twice is the first. */
export function instantOf(date: LocalDate, time: string, zone: string): Date {
  const zoned = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone, {
    disambiguation: 'compatible',
  });
  return new Date(zoned.epochMilliseconds);
}

/** True for a well-formed date that exists on the calendar. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}
