import { stem } from './stem';
import { isStopWord } from './stop-words';

/** Things said as two words or more that are one idea, after accents and hyphens are gone. */
const PHRASES: readonly [RegExp, string][] = [
  [/\b(late|early) check ?(in|out)\b/g, '$1 check$2'],
  [/\bcheck(?:ing|ed)? (in|out)\b/g, 'check$1'],
  // The commonest mishearings of the commonest question.
  [/\b(?:wi|why|wife|y) (?:fi|fy|eye|five)\b/g, 'wifi'],
  [/\bair ?con(?:ditioning|ditioner|ditioned)?\b|\ba\/?c\b/g, 'aircon'],
  [/\b(?:be|get|move) out\b|\bvacate\b/g, 'checkout'],
  [/\b(?:get|move|go) in(?:to)?\b/g, 'checkin'],
  [/\b(?:sign|signs) in\b/g, 'checkin'],
  [/\bhot tub\b/g, 'hottub'],
  [/\bmotor home\b/g, 'motorhome'],
  [/\bhow (?:far|do (?:we|i|you) get)\b/g, 'directions'],
  [/\be (cigarettes?|bikes?)\b/g, '$1'],
];

/** The language of a BCP 47 tag: `fr` of `fr-CA`. */
export function languageOf(locale: string): string {
  return (locale.split('-')[0] ?? 'en').toLowerCase();
}

/** Lower case, no accents, no punctuation but inner apostrophes, known phrases made one word. */
export function fold(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’ʼ`]/g, "'")
    .replace(/[^\p{L}\p{N}'/]+/gu, ' ')
    .trim();
  return PHRASES.reduce((words, [pattern, replacement]) => words.replace(pattern, replacement), plain);
}

/** The words that carry the topic, unstemmed, in the order said. */
export function contentWords(text: string, language: string): string[] {
  return fold(text)
    .split(/[\s/]+/)
    .map((word) => word.replace(/^'+|'+$/g, ''))
    .filter((word) => word !== '' && !isStopWord(word, language))
    .map((word) => word.replace(/'s$|'/g, ''))
    .filter((word) => word.length > 1 && !isStopWord(word, language));
}

/** The topic words, stemmed: the terms of the index. */
export function termsOf(text: string, language: string): string[] {
  return contentWords(text, language).map(stem);
}
