const UNITS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const ORDINAL_UNITS = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
];

/** A small count as a person says it: digits, a word, or an article. */
export const COUNT = `(?:\\d{1,2}|an?|${UNITS.slice(1, 13).join('|')})`;

/** The value of a `COUNT`. */
export function readCount(word: string): number {
  const lower = word.toLowerCase();
  if (lower === 'a' || lower === 'an') return 1;
  const index = UNITS.indexOf(lower);
  return index >= 0 ? index : Number.parseInt(lower, 10);
}

/** Lower case, plain quotes, single spaces: what every reader of the caller's words starts from. */
export function plain(text: string): string {
  return text.toLowerCase().replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();
}

/** Every number in the text, whether in digits or in words, in order. */
export function listNumbers(text: string): number[] {
  const pattern = new RegExp(`\\b(?:\\d+|${UNITS.join('|')}|twenty|thirty)\\b`, 'g');
  return (plain(text).match(pattern) ?? []).map((word) =>
    word === 'twenty' ? 20 : word === 'thirty' ? 30 : readCount(word),
  );
}

/** Turns "twenty first" into "21st" and "december five" into "december 5", which date readers understand better. */
export function numberDays(text: string): string {
  const tens = '(?:(twenty|thirty)[ -])?';
  const ordinals = ORDINAL_UNITS.slice(1).join('|');
  const months = 'january|february|march|april|may|june|july|august|september|october|november|december';
  return text
    .replace(/\b(twentieth|thirtieth)\b/g, (word) => (word === 'twentieth' ? '20th' : '30th'))
    .replace(
      new RegExp(`\\b${tens}(${ordinals})\\b(?! (?:one|room|option|floor|offer|choice|name))`, 'g'),
      (_whole, ten: string | undefined, unit: string) => `${tensValue(ten) + ORDINAL_UNITS.indexOf(unit)}th`,
    )
    .replace(
      new RegExp(`\\b(${months}) ${tens}(${UNITS.slice(1).join('|')})\\b`, 'g'),
      (_whole, month: string, ten: string | undefined, unit: string) =>
        `${month} ${tensValue(ten) + UNITS.indexOf(unit)}`,
    );
}

function tensValue(word: string | undefined): number {
  return word === 'twenty' ? 20 : word === 'thirty' ? 30 : 0;
}

/** "a, b and c". */
export function joinWords(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${UNITS[count] ?? count} ${count === 1 ? noun : plural}`;
}

/** Sentences with their final punctuation; a dot inside an amount or an address does not end one. */
export function splitSentences(text: string): string[] {
  return (text.match(/[^.!?]+(?:[.!?](?=\S)[^.!?]*)*[.!?]*["”]?/g) ?? [])
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}
