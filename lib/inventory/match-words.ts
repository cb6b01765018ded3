/** Words callers wrap around a name without meaning anything by them. */
const FILLER = new Set([
  'a',
  'an',
  'the',
  'room',
  'rooms',
  'bed',
  'beds',
  'bedded',
  'rate',
  'plan',
  'with',
  'please',
  'one',
  'your',
]);

interface Named {
  code: string;
  name: string;
  spokenName: string;
  beds?: string;
}

/**
 * Those the words may mean: the one with that code or name, else everything that carries all the words said. "a queen
 * room" is the Queen room where there is one, else every type with queen beds; "ocean suite" may be none.
 */
export function matchWords<Item extends Named>(items: readonly Item[], said: string): Item[] {
  const wanted = meaningOf(said);
  const exact = items.filter(({ code, name, spokenName }) =>
    [code, name, spokenName].some(
      (own) => isSame(own, said) || (wanted.length > 0 && isSame(meaningOf(own).join(' '), wanted.join(' '))),
    ),
  );
  if (exact.length > 0 || wanted.length === 0) return exact;
  return items.filter((item) => {
    const carried = new Set(wordsOf([item.code, item.name, item.spokenName, item.beds ?? ''].join(' ')));
    return wanted.every((word) => carried.has(word));
  });
}

/** Rate plans are also asked for by what they allow. */
export function matchRatePlans<Item extends Named & { refundable: boolean }>(
  items: readonly Item[],
  said: string,
): Item[] {
  const named = matchWords(items, said);
  if (/\bnon[ -]?refundable\b/i.test(said)) return items.filter((item) => !item.refundable);
  if (/\b(?:refundable|flexible|cancel\w*)\b/i.test(said)) {
    const refundable = items.filter((item) => item.refundable);
    return named.some((item) => item.refundable) ? named.filter((item) => item.refundable) : refundable;
  }
  return named;
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function meaningOf(text: string): string[] {
  return wordsOf(text).filter((word) => !FILLER.has(word));
}

/** Lower case, without accents or a plural's s. */
function wordsOf(text: string): string[] {
  const bare = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return (bare.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
    word.length > 3 ? word.replace(/s$/, '') : word,
  );
}
