/**
 * Takes the commonest endings off, so that "parking", "parked" and "parks" meet. Deliberately lighter than Porter:
 * over a few hundred passages a wrong merge costs more than a missed one.
 */
export function stem(word: string): string {
  const regular = IRREGULAR[word];
  if (regular) return regular;
  if (word.length <= 3 || /\d/.test(word)) return word;
  const singular = takeOffPlural(word);
  const base = singular.replace(/(?:ations?|ators?)$/, 'at').replace(/(?:ingly|edly)$/, '');
  return tidy(takeOffVerbEnding(base));
}

const IRREGULAR: Record<string, string> = {
  children: 'child',
  feet: 'foot',
  men: 'man',
  women: 'woman',
  people: 'person',
};

function takeOffPlural(word: string): string {
  if (/(?:ss|us|sis|nis)$/.test(word)) return word;
  if (/ies$/.test(word)) return word.length > 4 ? word.replace(/ies$/, 'y') : word.replace(/s$/, '');
  if (/(?:sh|ch|x|z|ss)es$/.test(word)) return word.slice(0, -2);
  return word.replace(/s$/, '');
}

function takeOffVerbEnding(word: string): string {
  const cut = /^(.*[aeiouy].*?)(?:ing|ed)$/.exec(word)?.[1];
  if (cut === undefined || cut.length < 3) return word;
  return /([bdgklmnprtv])\1$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** "charge"/"charging" and "laundry"/"laundries" end alike; "heated"/"heat" and "rate"/"rated" do as well. */
function tidy(word: string): string {
  if (word.length > 4 && word.endsWith('ly')) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('e')) return word.slice(0, -1);
  return word.length > 3 && word.endsWith('y') ? `${word.slice(0, -1)}i` : word;
}
