/**
 * The consonants a word is heard by: "brakefast" and "breakfast", "elektrik" and "electric", "shuddle" and "shuttle"
 * share one. Speech recognition keeps sounds and loses spelling, so this finds what letters do not.
 */
export function soundKey(word: string): string {
  const consonants = word
    .replace(/^(?:wh|wr)/, (start) => (start === 'wr' ? 'r' : 'w'))
    .replace(/^kn/, 'n')
    .replace(/ph|gh(?=t)/g, (pair) => (pair === 'ph' ? 'f' : ''))
    .replace(/th/g, '0')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/sch|tch|ch|sh/g, 'j')
    .replace(/x/g, 'ks')
    .replace(/ck|[cqg]/g, 'k')
    .replace(/z/g, 's')
    .replace(/d/g, 't')
    .replace(/b/g, 'p')
    .replace(/v/g, 'f')
    .replace(/[aeiouyhw]/g, '')
    .replace(/(.)\1+/g, '$1');
  // An opening vowel or w is heard; it keeps "access" apart from "cases".
  const opening = /^[aeiou]/.test(word) ? 'a' : /^w(?!r)/.test(word) ? 'w' : '';
  return opening + consonants;
}
