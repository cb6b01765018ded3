import { letterGrams } from './letter-grams';
import { soundKey } from './sound-key';
import { stem } from './stem';
import { contentWords, languageOf } from './words';

/** One short fact of a property. Validity is in the property's own calendar, both ends included. */
export interface Passage {
  id: string;
  topic: string;
  title: string;
  text: string;
  locale: string;
  validFrom: string | null;
  validTo: string | null;
}

export interface IndexedPassage {
  passage: Passage;
  /** Term → how often, a title word counting as `TITLE_WEIGHT` and a topic word as `TOPIC_WEIGHT`. */
  frequencies: ReadonlyMap<string, number>;
  /** The terms of title and topic: what the passage is about, not only what it mentions. */
  headline: ReadonlySet<string>;
  length: number;
  grams: ReadonlySet<string>;
}

/** A word of the property's vocabulary and the ways to recognise it when it is misheard. */
interface VocabularyWord {
  term: string;
  word: string;
  sound: string;
  grams: ReadonlySet<string>;
}

export interface PassageIndex {
  passages: readonly IndexedPassage[];
  vocabulary: ReadonlyMap<string, VocabularyWord[]>;
  averageLength: number;
  /** Inverse document frequency of a term; a term no passage has is the rarest. */
  idf(term: string): number;
  gramIdf(gram: string): number;
}

const TITLE_WEIGHT = 2;
const TOPIC_WEIGHT = 1;

/** Reads every passage once; a few hundred take a few milliseconds. */
export function buildPassageIndex(passages: readonly Passage[]): PassageIndex {
  const vocabulary = new Map<string, VocabularyWord[]>();
  const indexed = passages.map((passage) => indexPassage(passage, vocabulary));
  const total = indexed.reduce((sum, { length }) => sum + length, 0);
  return {
    passages: indexed,
    vocabulary,
    averageLength: indexed.length === 0 ? 1 : total / indexed.length,
    idf: inverseFrequency(indexed, ({ frequencies }) => frequencies.keys()),
    gramIdf: inverseFrequency(indexed, ({ grams }) => grams),
  };
}

function indexPassage(passage: Passage, vocabulary: Map<string, VocabularyWord[]>): IndexedPassage {
  const frequencies = new Map<string, number>();
  const headline = new Set<string>();
  const grams = new Set<string>();
  const fields = [
    { text: passage.title, weight: TITLE_WEIGHT },
    { text: passage.topic.replaceAll('_', ' '), weight: TOPIC_WEIGHT },
    { text: passage.text, weight: 1 },
  ];
  let length = 0;
  for (const { text, weight } of fields) {
    for (const word of contentWords(text, languageOf(passage.locale))) {
      const term = stem(word);
      frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
      length += weight;
      if (text !== passage.text) headline.add(term);
      const known = addToVocabulary(vocabulary, term, word);
      for (const gram of known.grams) grams.add(gram);
    }
  }
  return { passage, frequencies, headline, length, grams };
}

function addToVocabulary(
  vocabulary: Map<string, VocabularyWord[]>,
  term: string,
  word: string,
): VocabularyWord {
  const forms = vocabulary.get(term) ?? [];
  const known = forms.find((form) => form.word === word);
  if (known) return known;
  const added = { term, word, sound: soundKey(word), grams: letterGrams(word) };
  vocabulary.set(term, [...forms, added]);
  return added;
}

function inverseFrequency(
  passages: readonly IndexedPassage[],
  keysOf: (passage: IndexedPassage) => Iterable<string>,
): (key: string) => number {
  const counts = new Map<string, number>();
  for (const passage of passages)
    for (const key of keysOf(passage)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return (key) => {
    const count = counts.get(key) ?? 0;
    return Math.log(1 + (passages.length - count + 0.5) / (count + 0.5));
  };
}
