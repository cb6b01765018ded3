const SIZES = [3, 4, 5];

/** Every run of three to five letters of the word, its ends marked, so that beginnings weigh like letters. */
export function letterGrams(word: string): Set<string> {
  const marked = `^${word}$`;
  const grams = new Set<string>();
  for (const size of SIZES) {
    for (let start = 0; start + size <= marked.length; start += 1)
      grams.add(marked.slice(start, start + size));
  }
  return grams;
}

/** The Dice coefficient of two sets, 0 to 1. */
export function gramOverlap(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  if (first.size === 0 || second.size === 0) return 0;
  const [small, large] = first.size < second.size ? [first, second] : [second, first];
  let shared = 0;
  for (const gram of small) if (large.has(gram)) shared += 1;
  return (2 * shared) / (first.size + second.size);
}
