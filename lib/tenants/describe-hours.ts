import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '@/lib/local-date';
import type { Hours } from './opening-hours';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Weekly hours as one would say them: "Monday to Friday 9 am to 5 pm; Saturday 10 am to noon". */
export function describeHours(hours: readonly Hours[]): string {
  if (hours.length === 0) return 'around the clock';
  const labels = [...new Set(hours.map(({ label }) => label ?? ''))];
  return labels
    .map((label) => {
      const week = describeWeek(hours.filter((span) => (span.label ?? '') === label));
      return label === '' ? week : `${label}: ${week}`;
    })
    .join('; ');
}

/** "9 am", "5:30 pm", "noon", "midnight". */
export function spokenTime(time: string): string {
  if (time === '12:00') return 'noon';
  if (time === '00:00' || time === '24:00') return 'midnight';
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const past = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 || 12}${past} ${hour < 12 ? 'am' : 'pm'}`;
}

/** "at 9 am", "tomorrow at 9 am", or "on Monday at 9 am", as heard on `today`. */
export function spokenOpening(opening: { date: LocalDate; time: string }, today: LocalDate): string {
  const days = Temporal.PlainDate.from(today).until(opening.date).days;
  const at = `at ${spokenTime(opening.time)}`;
  if (days === 0) return at;
  if (days === 1) return `tomorrow ${at}`;
  const date = Temporal.PlainDate.from(opening.date);
  const weekday = WEEKDAYS[date.dayOfWeek - 1] ?? '';
  return days < 7 ? `on ${weekday} ${at}` : `on ${weekday}, ${monthAndDay(date)}, ${at}`;
}

function monthAndDay(date: Temporal.PlainDate): string {
  return date.toLocaleString('en-US', { month: 'long', day: 'numeric' });
}

function describeWeek(hours: readonly Hours[]): string {
  const days = WEEKDAYS.map((_name, at) => describeDay(hours.filter(({ weekday }) => weekday === at + 1)));
  return runsOf(days)
    .filter(({ what }) => what !== '')
    .map(({ from, to, what }) => `${describeRun(from, to)} ${what}`)
    .join('; ');
}

function describeDay(hours: readonly Hours[]): string {
  return [...hours]
    .sort((first, second) => first.opens.localeCompare(second.opens))
    .map(({ opens, closes }) =>
      isWholeDay(opens, closes) ? '24 hours' : `${spokenTime(opens)} to ${spokenTime(closes)}`,
    )
    .join(' and ');
}

function isWholeDay(opens: string, closes: string): boolean {
  return opens === '00:00' && (closes === '24:00' || closes === '00:00');
}

/** Neighbouring days with the same hours, as runs of indexes. */
function runsOf(days: readonly string[]): { from: number; to: number; what: string }[] {
  const runs: { from: number; to: number; what: string }[] = [];
  days.forEach((what, at) => {
    const last = runs.at(-1);
    if (last && last.what === what) last.to = at;
    else runs.push({ from: at, to: at, what });
  });
  return runs;
}

function describeRun(from: number, to: number): string {
  if (from === 0 && to === 6) return 'every day';
  if (from === to) return WEEKDAYS[from] ?? '';
  const joint = to - from === 1 ? 'and' : 'to';
  return `${WEEKDAYS[from]} ${joint} ${WEEKDAYS[to]}`;
}
