/** "Fri 12 – Sun 14 Mar (2 nights)". */
export function formatStay(stay: { arrival: string; departure: string; nights: number }): string {
  return `${formatDateRange(stay.arrival, stay.departure)} (${stay.nights} ${stay.nights === 1 ? 'night' : 'nights'})`;
}

/** "Fri 12 – Sun 14 Mar"; the month or year is said twice only when it changes on the way. */
export function formatDateRange(first: string, last: string): string {
  const from = dateParts(first);
  const to = dateParts(last);
  const start = [from.weekday, from.day];
  if (from.month !== to.month) start.push(from.month);
  if (from.year !== to.year) start.push(from.year);
  const end = [to.weekday, to.day, to.month];
  if (from.year !== to.year) end.push(to.year);
  return `${start.join(' ')} – ${end.join(' ')}`;
}

/** "Fri 12 Mar" for one local date. */
export function formatLocalDate(date: string): string {
  const parts = dateParts(date);
  return `${parts.weekday} ${parts.day} ${parts.month}`;
}

const DATE_FORMAT = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** A local date has no zone; reading it at midnight UTC keeps it the day it is. */
function dateParts(date: string): { weekday: string; day: string; month: string; year: string } {
  const parts = DATE_FORMAT.formatToParts(new Date(`${date}T00:00:00Z`));
  const find = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { weekday: find('weekday'), day: find('day'), month: find('month'), year: find('year') };
}
