import { gramOverlap, letterGrams } from './letter-grams';
import type { PassageIndex } from './passage-index';
import { relatedTerms } from './related-words';
import { soundKey } from './sound-key';
import { stem } from './stem';
import { contentWords } from './words';

/** How surely a word of the property is what the caller's word means, 0 to 1. */
interface Meaning {
  term: string;
  strength: number;
}

/** One idea of the question: what it may mean here, and how much it matters. */
export interface QuestionTerm {
  word: string;
  meanings: Meaning[];
  weight: number;
}

const RELATED = 0.6;
const SAME_SOUND = 0.75;
const MIN_LENGTH_RATIO = 0.6;
const MIN_OVERLAP_OF_SOUND = 0.08;
const MIN_LETTER_OVERLAP = 0.45;

/** Reads a spoken question against what the property speaks of. Fillers fall away; misheard words find their likeness. */
export function readQuestion(index: PassageIndex, question: string, language: string): QuestionTerm[] {
  const words = [...new Set(contentWords(question, language))];
  const read: QuestionTerm[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = words[at + 1];
    const joined = next === undefined ? undefined : readSplitWord(index, word, next);
    if (joined) at += 1;
    read.push(joined ?? readWord(index, word));
  }
  return read;
}

function readWord(index: PassageIndex, word: string): QuestionTerm {
  const meanings = plainMeanings(index, word);
  return weigh(index, word, meanings.length > 0 ? meanings : soundsLike(index, word));
}

function plainMeanings(index: PassageIndex, word: string): Meaning[] {
  const term = stem(word);
  const exact = index.vocabulary.has(term) ? [{ term, strength: 1 }] : [];
  const related = [...relatedTerms(term)]
    .filter((other) => index.vocabulary.has(other))
    .map((other) => ({ term: other, strength: RELATED }));
  return [...exact, ...related];
}

/** Recognition splits one word into two: "wheel chair" is a known word, "brake fast" only sounds like one. */
function readSplitWord(index: PassageIndex, first: string, second: string): QuestionTerm | undefined {
  const joined = first + second;
  const whole = plainMeanings(index, joined);
  if (whole.length > 0) return weigh(index, joined, whole);
  const strangers = [first, second].every((word) => plainMeanings(index, word).length === 0);
  const heard = strangers ? soundsLike(index, joined) : [];
  return heard.length > 0 ? weigh(index, joined, heard) : undefined;
}

function soundsLike(index: PassageIndex, word: string): Meaning[] {
  const sound = soundKey(word);
  const grams = letterGrams(word);
  const best = new Map<string, number>();
  for (const forms of index.vocabulary.values()) {
    for (const form of forms) {
      const strength = likeness({ word, sound, grams }, form);
      if (strength > (best.get(form.term) ?? 0)) best.set(form.term, strength);
    }
  }
  return [...best].map(([term, strength]) => ({ term, strength }));
}

interface Heard {
  word: string;
  sound: string;
  grams: ReadonlySet<string>;
}

/** Two consonants are too few to hear a word by, and without a run of letters in common "jacket" would be "checkout". */
function likeness(heard: Heard, form: Heard): number {
  const overlap = gramOverlap(heard.grams, form.grams);
  const asLong =
    Math.min(heard.word.length, form.word.length) / Math.max(heard.word.length, form.word.length) >=
    MIN_LENGTH_RATIO;
  const sounds =
    asLong && heard.sound === form.sound && heard.sound.length >= 3 && overlap >= MIN_OVERLAP_OF_SOUND;
  return Math.max(sounds ? SAME_SOUND : 0, overlap >= MIN_LETTER_OVERLAP ? overlap : 0);
}

/** A word weighs what its likeliest meaning weighs; a stranger weighs as the rarest word does. */
function weigh(index: PassageIndex, word: string, meanings: Meaning[]): QuestionTerm {
  const strongest = meanings.reduce<Meaning | undefined>(
    (best, meaning) => (best && best.strength >= meaning.strength ? best : meaning),
    undefined,
  );
  return { word, meanings, weight: index.idf(strongest?.term ?? word) };
}
