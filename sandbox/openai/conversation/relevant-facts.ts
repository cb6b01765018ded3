import { plain, splitSentences } from './words';

/** About what a person listens to in one go. */
const MAX_WORDS = 45;
const STOP = new Set(
  'what when where who how which why is are do does did can could the a an and or of to in for on at you your i we have there it my me with any be'.split(
    ' ',
  ),
);

/**
 * The part of the facts that answers the question. Short answers are told whole; of a long one, the sentences that
 * share most with the question, in their own order and their own words.
 */
export function relevantFacts(question: string, facts: readonly string[]): string[] {
  const sentences = facts.flatMap(splitSentencesOrWhole);
  if (countWords(sentences) <= MAX_WORDS) return [...sentences];
  const wanted = stems(question);
  const ranked = sentences
    .map((sentence, index) => ({
      sentence,
      index,
      score: stems(sentence).filter((stem) => wanted.includes(stem)).length,
    }))
    .sort((a, b) => b.score - a.score || a.index - b.index);
  const kept: typeof ranked = [];
  for (const candidate of ranked) {
    if (kept.length > 0 && countWords([...kept, candidate].map((each) => each.sentence)) > MAX_WORDS) break;
    kept.push(candidate);
  }
  return kept.sort((a, b) => a.index - b.index).map((each) => each.sentence);
}

function splitSentencesOrWhole(fact: string): string[] {
  const sentences = splitSentences(fact);
  return sentences.length > 0 ? sentences : [fact];
}

function countWords(sentences: readonly string[]): number {
  return sentences.join(' ').split(/\s+/).length;
}

function stems(text: string): string[] {
  return (plain(text).match(/[a-z]+/g) ?? [])
    .filter((word) => !STOP.has(word))
    .map((word) => word.slice(0, 5));
}
