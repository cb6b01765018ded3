import { plain } from './words';

const SPOKEN_DIGITS: Record<string, string> = {
  zero: '0',
  oh: '0',
  o: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
};

const FILLER_LEAD = /^(?:(?:um+|uh+|yes|yeah|yep|sure|ok(?:ay)?|of course|certainly|hi|hello)[,. ]+)+/i;
const NAME_LEAD =
  /^(?:(?:(?:my|the|full|last|first|guest)\s+)*name(?:'s| is| would be| on the booking is)|it's|it is|this is|i'm|i am|that(?:'s| is| would be)|(?:put it |make it )?(?:under|for))\s+/i;
const NOT_NAMES =
  /\b(?:i|you|room|book|night|can|could|want|need|have|what|how|when|where|why|is|are|do|does|the|please|actually|cancel|no|not|yes|hello|thanks?|sorry|wait|there|for|all|bye|goodbye|nothing|sure|ok|okay|yeah|yep)\b/i;

/** A person's name, or null when the words do not look like one. A spelled last name wins over how it sounded. */
export function readName(text: string): string | null {
  const said = text.replace(/[’‘]/g, "'").trim();
  const parts = /first name(?:'s| is)? ([\p{L}'-]+).*last name(?:'s| is)? ([\p{L}'-]+)/iu.exec(said);
  if (parts?.[1] && parts[2]) return `${titleCase(parts[1])} ${titleCase(parts[2])}`;
  const spelled = readSpelled(said);
  const words = withoutSpelling(said)
    .replace(FILLER_LEAD, '')
    .replace(NAME_LEAD, '')
    .replace(NAME_LEAD, '')
    .replace(/[.,!?;:]+/g, ' ')
    .trim();
  const name = words
    .split(/\s+/)
    .filter((word) => /^[\p{L}][\p{L}'-]*$/u.test(word))
    .slice(0, 4);
  if (spelled)
    return [...name.slice(0, -1), ...(name.length === 1 && !sounds(name[0], spelled) ? name : []), spelled]
      .map(titleCase)
      .join(' ');
  if (name.length === 0 || NOT_NAMES.test(words)) return null;
  return name.map(titleCase).join(' ');
}

/** "S-M-I-T-H" or "S M I T H" as one word, else null. */
export function readSpelled(text: string): string | null {
  const found = /(?:^|[\s,:])((?:[A-Za-z](?:\s*[-.,]\s*|\s+)){2,}[A-Za-z])(?![A-Za-z'])/.exec(text);
  return found?.[1] ? titleCase(found[1].replace(/[^A-Za-z]/g, '')) : null;
}

/** An address written or dictated ("jane dot doe at example dot com"), else null. */
export function readEmail(text: string): string | null {
  const dictated = plain(text)
    .replace(/\s+(?:at|@)\s+/g, '@')
    .replace(/\s+(?:dot|period|point)\s+/g, '.')
    .replace(/\s+underscore\s+/g, '_')
    .replace(/\s+(?:dash|hyphen|minus)\s+/g, '-');
  const joined = dictated.replace(/(?<![\w'])([a-z0-9])(?:[ -](?=[a-z0-9]\b))/g, '$1');
  return /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(joined)?.[0]?.replace(/[.-]+$/, '') ?? null;
}

/** Digits as E.164; ten digits are taken to be in the country of `homePrefix` (for example `+1`). */
export function readPhone(text: string, homePrefix = '+1'): string | null {
  const words = plain(text)
    .replace(/double (\w+)/g, '$1 $1')
    .split(/[\s,.-]+/)
    .map((word) => SPOKEN_DIGITS[word] ?? word);
  const runs =
    words
      .join(' ')
      .replace(/[()]/g, '')
      .match(/\+?\d(?:[\d ]*\d)?/g) ?? [];
  const digits = runs.map((run) => run.replaceAll(' ', '')).sort((a, b) => b.length - a.length)[0] ?? '';
  if (digits.startsWith('+')) return digits.length >= 8 ? digits : null;
  if (digits.length === 10) return homePrefix + digits;
  if (digits.length === 11 && digits.startsWith('1')) return `+${digits}`;
  return digits.length >= 7 && digits.length <= 15 ? digits : null;
}

/** Whether a payment card's digits seem to be read out; they are never repeated or stored. */
export function soundsLikeCard(text: string): boolean {
  const digits = plain(text)
    .split(/[\s,.-]+/)
    .map((word) => SPOKEN_DIGITS[word] ?? word)
    .filter((word) => /^\d+$/.test(word))
    .join('');
  return digits.length >= 13 && digits.length <= 19;
}

/** "S, M, I, T, H", for reading a name back. */
export function spell(word: string): string {
  return [...word.toUpperCase()].filter((letter) => /\p{L}/u.test(letter)).join(', ');
}

function withoutSpelling(text: string): string {
  return text
    .replace(/(?:^|[\s,:])(?:[A-Za-z](?:\s*[-.,]\s*|\s+)){2,}[A-Za-z](?![A-Za-z'])/, ' ')
    .replace(/[,\s]*(?:that's|that is|it's|spelled|spelt)?\s*(?:spelled|spelt)?[.,\s]*$/i, '')
    .trim();
}

function sounds(said: string | undefined, spelled: string): boolean {
  return said?.[0]?.toLowerCase() === spelled[0]?.toLowerCase();
}

function titleCase(word: string): string {
  if (/[a-z]/.test(word) && /[A-Z]/.test(word.slice(1))) return word;
  return word
    .toLowerCase()
    .replace(/(^|['-])(\p{L})/gu, (_whole, before: string, letter: string) => before + letter.toUpperCase());
}
