import { letterGrams } from './letter-grams';
import type { IndexedPassage, Passage, PassageIndex } from './passage-index';
import { type QuestionTerm, readQuestion } from './read-question';
import { contentWords, languageOf } from './words';

export interface RankedPassage {
  passage: Passage;
  /** BM25 and letter runs fused by weight; comparable between questions. */
  score: number;
  /** The part of the question, by weight, that this passage speaks of: 0 to 1. */
  coverage: number;
  /** The part of the question its title and topic speak of: 0 to 1. */
  headline: number;
}

/** The usual constants of BM25: how fast repeating a word stops counting, and how much length costs. */
const K1 = 1.2;
const B = 0.75;

/** Chosen on the calibration questions. */
const LETTER_WEIGHT = 0.3;
const SAME_LANGUAGE = 1.05;

/** Passages by how well they answer, best first. */
export function rankPassages(index: PassageIndex, question: string, locale: string): RankedPassage[] {
  const language = languageOf(locale);
  const terms = readQuestion(index, question, language);
  const grams = gramsOf(question, language);
  const weightOfAll = terms.reduce((sum, { weight }) => sum + weight, 0);
  if (weightOfAll === 0) return [];
  return index.passages
    .map((candidate) => {
      const words = wordScore(index, candidate, terms) / weightOfAll;
      const letters = letterScore(index, candidate, grams);
      const tongue = languageOf(candidate.passage.locale) === language ? SAME_LANGUAGE : 1;
      const score = ((1 - LETTER_WEIGHT) * words + LETTER_WEIGHT * letters) * tongue;
      return {
        passage: candidate.passage,
        score,
        coverage: covered(candidate.frequencies, terms) / weightOfAll,
        headline: covered(candidate.headline, terms) / weightOfAll,
      };
    })
    .filter(({ score }) => score > 0)
    .sort((first, second) => second.score - first.score);
}

/** BM25, where a term is worth its best meaning in the passage. */
function wordScore(
  index: PassageIndex,
  { frequencies, length }: IndexedPassage,
  terms: QuestionTerm[],
): number {
  const lengthCost = K1 * (1 - B + B * (length / index.averageLength));
  let score = 0;
  for (const { meanings } of terms) {
    let best = 0;
    for (const { term, strength } of meanings) {
      const frequency = frequencies.get(term) ?? 0;
      const saturated = (frequency * (K1 + 1)) / (frequency + lengthCost);
      best = Math.max(best, strength * index.idf(term) * saturated);
    }
    score += best;
  }
  return score;
}

function letterScore(index: PassageIndex, { grams }: IndexedPassage, asked: ReadonlySet<string>): number {
  let shared = 0;
  let all = 0;
  for (const gram of asked) {
    const weight = index.gramIdf(gram);
    all += weight;
    if (grams.has(gram)) shared += weight;
  }
  return all === 0 ? 0 : shared / all;
}

/** The letter runs of the topic words, and of neighbours run together, as recognition may have split one. */
function gramsOf(question: string, language: string): Set<string> {
  const words = contentWords(question, language);
  const grams = new Set<string>();
  words.forEach((word, at) => {
    for (const gram of letterGrams(word)) grams.add(gram);
    const next = words[at + 1];
    if (next !== undefined && word.length + next.length <= 10)
      for (const gram of letterGrams(word + next)) grams.add(gram);
  });
  return grams;
}

/** Weight of the ideas found; a related word is the same idea here, only misheard ones count for less. */
function covered(known: { has(term: string): boolean }, terms: QuestionTerm[]): number {
  return terms.reduce((sum, { meanings, weight }) => {
    const best = Math.max(
      0,
      ...meanings.filter(({ term }) => known.has(term)).map(({ strength }) => strength),
    );
    return sum + best * weight;
  }, 0);
}
