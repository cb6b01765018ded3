import { COUNT, listNumbers, plain, readCount } from './words';

export interface Party {
  adults?: number;
  /** How many children were mentioned; their ages may still be missing. */
  children?: number;
  childAges?: number[];
  rooms?: number;
  /** Present when the caller said who sleeps in which room. */
  perRoom?: { adults: number; childAges: number[] }[];
}

const CHILD =
  'child(?:ren)?|kids?|toddlers?|bab(?:y|ies)|infants?|teen(?:ager)?s?|sons?|daughters?|boys?|girls?';
const PARTNER =
  'wife|husband|partner|girlfriend|boyfriend|spouse|fianc[eé]e?|friend|mother|father|mom|dad|colleague';

/** Who is coming, as far as the words say. `expecting` lets a bare number answer the question just asked. */
export function readParty(text: string, expecting: 'guests' | 'child_ages' | null): Party {
  const words = plain(text);
  if (expecting === 'child_ages') return readAges(words);
  const perRoom = readRoomByRoom(words);
  if (perRoom) return { perRoom, rooms: perRoom.length };
  return { ...readGuests(words, expecting === 'guests'), ...readRooms(words) };
}

function readAges(words: string): Party {
  const childAges = listNumbers(words).filter((age) => age < 18);
  return childAges.length > 0 ? { childAges, children: childAges.length } : {};
}

function readRoomByRoom(words: string): Party['perRoom'] | null {
  const parts = words.split(/\b(?:and )?(?:another|the other|the second|one more)(?: room| one)?\b/);
  if (parts.length < 2 || !/\broom|\bone for\b/.test(words)) return null;
  const rooms = parts.map((part) => readGuests(part, false));
  if (rooms.some((room) => room.adults === undefined)) return null;
  return rooms.map((room) => ({ adults: room.adults ?? 1, childAges: room.childAges ?? [] }));
}

function readGuests(words: string, expecting: boolean): Party {
  const children = readChildren(words);
  const adults = readAdults(words, expecting && children.children === undefined);
  if (adults === undefined) return children;
  return {
    adults: Math.max(1, adults - familyChildren(words, adults)),
    ...familyOf(words, adults),
    ...children,
  };
}

function readAdults(words: string, expecting: boolean): number | undefined {
  const grownUps = match(words, `(${COUNT}) (?:adults?|grown-?ups?)`);
  if (grownUps !== undefined) return grownUps;
  const counted = match(words, `(${COUNT}) (?:adults?|grown-?ups?|people|persons?|guests?|of us|seniors?)`);
  if (counted !== undefined) return counted;
  const party = match(words, `(?:party|family|group) of (${COUNT})`);
  if (party !== undefined) return party;
  if (
    /\b(?:just|only) (?:me|myself)\b|\bby myself\b|\bjust one\b|\balone\b|\bon my own\b|\bsolo\b/.test(words)
  )
    return 1;
  if (
    new RegExp(
      `\\bmy (?:${PARTNER})\\b|\\b(?:as |for |we're |we are )a couple\\b|\\b(?:the two of us|my parents|both of us|(?:me|myself) plus one)\\b`,
    ).test(words)
  )
    return 2;
  const bare = match(
    words,
    `(?:for|we're|we are|there(?:'s| are| will be)) (${COUNT})(?! (?:night|room|day|week|of us|hour|minute|pm|am|dog|pet|more|queen|king|the|[a-z]*(?:uary|ch|ril|ber)))`,
  );
  if (bare !== undefined && !/\bfor an?\b/.test(words)) return bare;
  if (!expecting) return /\bme and\b|\band (?:me|i)\b/.test(words) ? 1 : undefined;
  if (/\b(?:me|myself|single)\b/.test(words)) return 1;
  return listNumbers(words)[0];
}

function readChildren(words: string): Party {
  const ages = readSpokenAges(words);
  const counted = [
    ...words.matchAll(new RegExp(`\\b(${COUNT}) (?:(?:small|young|little|more) )?(?:${CHILD})\\b`, 'g')),
  ];
  const own = [...words.matchAll(/\bmy (?:\d+[ -]year[ -]old )?(?:son|daughter|baby|toddler|kid|child)\b/g)];
  const count = counted.reduce((sum, found) => sum + readCount(found[1] ?? '1'), 0) + own.length;
  if (/\bno (?:kids|children)\b|\bwithout (?:kids|children)\b/.test(words))
    return { children: 0, childAges: [] };
  if (ages.length > 0) return { children: Math.max(count, ages.length), childAges: ages };
  if (count === 0) return {};
  return /\b(?:baby|babies|infants?)\b/.test(words)
    ? { children: count, childAges: Array(count).fill(0) }
    : { children: count };
}

function readSpokenAges(words: string): number[] {
  const list = '((?:\\w+(?:, (?:and )?| and | & )?){1,4})';
  const patterns = [
    new RegExp(`(?:${CHILD})(?:,)? (?:of|aged?|ages|who (?:is|are)|(?:he|she)'s|they're|they are) ${list}`),
    new RegExp(`\\b(?:aged|ages) ${list}`),
    /((?:\w+(?:, (?:and )?| and ))*\w+)[ -]years?[ -]olds?\b/,
    new RegExp(`(?:${CHILD}),? ((?:\\d+(?:, (?:and )?| and )?)+)`),
  ];
  for (const pattern of patterns) {
    const ages = listNumbers(pattern.exec(words)?.[1] ?? '').filter((age) => age < 18);
    if (ages.length > 0) return ages;
  }
  return [];
}

function readRooms(words: string): Party {
  const rooms = match(words, `(${COUNT})(?: (?:double|queen|king|separate|different|standard))? rooms`);
  return rooms === undefined ? {} : { rooms };
}

/** A "family of four" is two adults and the rest children whose ages are still to be asked. */
function familyChildren(words: string, people: number): number {
  return /\bfamily of\b/.test(words) ? Math.max(0, people - 2) : 0;
}

function familyOf(words: string, people: number): Party {
  const children = familyChildren(words, people);
  return children > 0 ? { children } : {};
}

function match(words: string, pattern: string): number | undefined {
  const found = new RegExp(`\\b${pattern}\\b`).exec(words)?.[1];
  return found === undefined ? undefined : readCount(found);
}
