import { Temporal } from 'temporal-polyfill';
import type { CallBrief } from '../call-brief';
import { oneLine } from './one-line';

/** What is true in this minute: the date on the property's own calendar, and who is there. */
export function describeMoment({ now, property, hours, departments, holidays }: CallBrief): string {
  const { zone } = property;
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const weekday = local.toLocaleString('en-US', { weekday: 'long' });
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const open = departments.filter(({ isOpenNow }) => isOpenNow).map(({ slug }) => slug);
  return [
    '# This call',
    `Today is ${weekday} ${local.toPlainDate().toString()} (${zone}), local time ${time}.`,
    ...(hours.text === '' ? [] : [`The property is ${hours.isOpenNow ? 'open' : 'closed'}.`]),
    ...(departments.length === 0 ? [] : [`Departments there now: ${open.join(', ') || 'none'}.`]),
    ...holidays.map(({ date, name, closed }) => `${date} is ${oneLine(name)}${closed ? ', closed' : ''}.`),
  ].join('\n');
}
