import * as chrono from 'chrono-node';
import { addDays, daysBetween, isoDate, nextDayOfMonth, WEEKDAYS, weekdayOf } from './calendar';
import { COUNT, numberDays, plain, readCount } from './words';

export interface StayDates {
  arrival?: string;
  departure?: string;
  nights?: number;
}

interface SpokenDate {
  date: string;
  index: number;
}

export interface DateContext {
  /** Today at the property. */
  today: string;
  /** An arrival already agreed, which a lone later date is measured from. */
  arrival: string | null;
  expecting: 'arrival' | 'departure' | null;
}

const DEPARTURE_CUE =
  /\b(?:until|till|til|to|through|leaving|leave|check(?:ing)?[ -]?out|depart(?:ing|ure)?|checkout|go(?:ing)? home)\b[^,;.]{0,14}$/;
const FIXED_HOLIDAYS: [RegExp, string][] = [
  [/\bchristmas eve\b/g, 'december 24'],
  [/\bchristmas(?: day)?\b/g, 'december 25'],
  [/\bnew year'?s eve\b/g, 'december 31'],
  [/\bnew year'?s(?: day)?\b/g, 'january 1'],
  [/\bvalentine'?s(?: day)?\b/g, 'february 14'],
  [/\b(?:fourth|4th) of july\b/g, 'july 4'],
];

/** What the caller's words say about the stay's dates. Only what was said is present in the answer. */
export function readStayDates(text: string, context: DateContext): StayDates {
  const words = rewrite(plain(text));
  const nights = readNights(words);
  if (context.arrival && /\b(?:week after|following week|a week later)\b/.test(words))
    return { arrival: addDays(context.arrival, 7) };
  const weekend = readWeekendOf(words, context) ?? readWeekend(words, context.today);
  if (weekend) return { ...weekend, ...(nights === undefined ? {} : withNights(weekend.arrival, nights)) };
  const dates = listDates(withoutDurations(words), context);
  const [first, second] = dates;
  if (first && second && second.date > first.date) return consecutive(words, first, second);
  if (first) return { ...placeLoneDate(words, first, context), ...(nights === undefined ? {} : { nights }) };
  return nights === undefined ? {} : { nights };
}

function rewrite(text: string): string {
  let words = text;
  for (const [holiday, date] of FIXED_HOLIDAYS) words = words.replace(holiday, date);
  return numberDays(words)
    .replace(
      /\b(\d{1,2})(?:st|nd|rd|th) (to|through|until|till|and) (?:the )?(\d{1,2})(?:st|nd|rd|th) of ([a-z]+)/g,
      '$4 $1 $2 $4 $3',
    )
    .replace(
      /\b([a-z]+day) (?:the )?(\d{1,2})(?:st|nd|rd|th)(?! of| [a-z]*(?:uary|ary|ch|ril|may|june|july|gust|ber)\b)/g,
      'the $2th',
    );
}

function readNights(words: string): number | undefined {
  const counted = new RegExp(`\\b(${COUNT})(?: more)? nights?\\b`).exec(words);
  if (counted?.[1]) return readCount(counted[1]);
  const weeks = new RegExp(`\\b(?:for |stay(?:ing)? )?(${COUNT}) weeks?\\b(?! from| on)`).exec(words);
  if (weeks?.[1] && !/\bin (?:an?|\w+) weeks?\b/.test(words)) return readCount(weeks[1]) * 7;
  if (/\b(\w+day) and (?:\w+day)(?: nights?)?\b/.test(words) && /nights?\b/.test(words)) return 2;
  if (/\b(?:tonight|tomorrow night|overnight|[a-z]+day night)\b/.test(words)) return 1;
  return undefined;
}

function withoutDurations(words: string): string {
  return words
    .replace(new RegExp(`\\b(?:for )?${COUNT}(?: more)? nights?\\b`, 'g'), ' ')
    .replace(new RegExp(`(?<!\\bin )\\b(?:for )?${COUNT} weeks?\\b(?! from| on)`, 'g'), ' ')
    .replace(new RegExp(`\\bfor ${COUNT} (?:people|adults?|persons?|guests?)\\b`, 'g'), ' ');
}

function readWeekend(words: string, today: string): { arrival: string; departure: string } | null {
  const found = /\b(this|next|the|coming) (?:coming )?weekend\b/.exec(words);
  if (!found) return null;
  const daysToFriday = weekdayOf(today) === 6 ? 0 : (5 - weekdayOf(today) + 7) % 7;
  const arrival = addDays(today, daysToFriday + (found[1] === 'next' ? 7 : 0));
  return { arrival, departure: addDays(arrival, weekdayOf(arrival) === 6 ? 1 : 2) };
}

/** "The weekend of December 5th": Friday to Sunday around that day. */
function readWeekendOf(words: string, context: DateContext): { arrival: string; departure: string } | null {
  const found = /\bweekend (?:of|starting|around) (.+)$/.exec(words);
  const [day] = found?.[1] ? listDates(found[1], context) : [];
  if (!day) return null;
  const arrival = addDays(day.date, -((weekdayOf(day.date) + 2) % 7));
  return { arrival, departure: addDays(arrival, 2) };
}

function withNights(arrival: string, nights: number): StayDates {
  return { departure: addDays(arrival, nights), nights };
}

function listDates(words: string, context: DateContext): SpokenDate[] {
  const shifted = readWeekFrom(words, context.today);
  if (shifted) return [shifted];
  const reference = context.expecting === 'departure' && context.arrival ? context.arrival : context.today;
  const spoken = chronoDates(words, reference);
  return spoken.length > 0 ? spoken : ordinalDates(words, reference);
}

function readWeekFrom(words: string, today: string): SpokenDate | null {
  const found = /\ba week (?:from|on) (today|tomorrow|[a-z]+day)\b/.exec(words);
  if (!found?.[1]) return null;
  const days = found[1] === 'today' ? 0 : found[1] === 'tomorrow' ? 1 : daysToWeekday(today, found[1]);
  return { date: addDays(today, days + 7), index: found.index };
}

function daysToWeekday(from: string, name: string): number {
  return (WEEKDAYS.indexOf(name) - weekdayOf(from) + 7) % 7;
}

function chronoDates(words: string, reference: string): SpokenDate[] {
  const [year = 1970, month = 1, day = 1] = reference.split('-').map(Number);
  const noon = new Date(year, month - 1, day, 12);
  const dates: SpokenDate[] = [];
  for (const result of chrono.en.parse(words, noon, { forwardDate: true })) {
    if (!namesADay(result.start)) continue;
    dates.push({ date: dateOf(result.start), index: result.index });
    if (result.end && namesADay(result.end))
      dates.push({ date: dateOf(result.end), index: result.index + 1 });
  }
  return dates.sort((a, b) => a.index - b.index).concat(trailingOrdinal(words, dates));
}

/** "December 24 to the 27th": the second day borrows the first one's month. */
function trailingOrdinal(words: string, dates: SpokenDate[]): SpokenDate[] {
  const [only] = dates;
  if (!only || dates.length > 1) return [];
  const after = words.slice(only.index);
  const found = /\b(?:to|through|until|till|leaving|out)(?: on)?(?: the)? (\d{1,2})(?:st|nd|rd|th)\b/.exec(
    after,
  );
  if (!found?.[1]) return [];
  return [{ date: nextDayOfMonth(addDays(only.date, 1), Number(found[1])), index: only.index + found.index }];
}

function namesADay(components: chrono.ParsedComponents): boolean {
  return components.isCertain('day') || components.isCertain('weekday');
}

function dateOf(components: chrono.ParsedComponents): string {
  return isoDate(components.get('year') ?? 1970, components.get('month') ?? 1, components.get('day') ?? 1);
}

function ordinalDates(words: string, reference: string): SpokenDate[] {
  const dates: SpokenDate[] = [];
  let from = reference;
  for (const found of words.matchAll(/\b(?:the |on )?(\d{1,2})(?:st|nd|rd|th)\b(?! (?:floor|room))/g)) {
    const day = Number(found[1]);
    if (day < 1 || day > 31) continue;
    from = nextDayOfMonth(from, day);
    dates.push({ date: from, index: found.index });
  }
  return dates;
}

function consecutive(words: string, first: SpokenDate, second: SpokenDate): StayDates {
  // "Friday and Saturday night" names nights to sleep, not a day to arrive and one to leave.
  if (/\band\b/.test(words.slice(first.index, second.index + 4)) && /nights?\b/.test(words)) {
    const departure = addDays(second.date, 1);
    return { arrival: first.date, departure, nights: daysBetween(first.date, departure) };
  }
  return { arrival: first.date, departure: second.date };
}

function placeLoneDate(words: string, spoken: SpokenDate, context: DateContext): StayDates {
  const cued = DEPARTURE_CUE.test(words.slice(0, spoken.index));
  const leaves = context.arrival !== null && (cued || context.expecting === 'departure');
  if (!leaves) return { arrival: spoken.date };
  const arrival = context.arrival ?? context.today;
  return { departure: spoken.date > arrival ? spoken.date : afterArrival(arrival, spoken.date) };
}

/** A weekday measured from today can fall before the arrival; the caller means the next one after it. */
function afterArrival(arrival: string, date: string): string {
  const weeks = Math.floor(daysBetween(date, arrival) / 7) + 1;
  return addDays(date, weeks * 7);
}
