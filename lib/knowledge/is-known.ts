import type { RankedPassage } from './rank-passages';

/**
 * Whether the best passages speak of what was asked, or merely share a word with it. "Not known" must be honest: an
 * agent that reads out the nearest paragraph about a helicopter pad is worse than one that takes a message.
 *
 * Either a passage covers two fifths of the question by weight, or its title and topic cover a quarter: a question
 * wrapped in a story ("a fridge for my insulin") has many words of its own, but names the subject. Both numbers are
 * chosen on the hotel questions of the tests, leaning to "known": the agent reads the passages and can still see that
 * they do not answer, while a wrong "not known" sends a caller away empty-handed.
 */
const MIN_COVERAGE = 0.4;
const MIN_HEADLINE = 0.25;

export function isKnown(ranked: readonly RankedPassage[]): boolean {
  return ranked
    .slice(0, 3)
    .some(({ coverage, headline }) => coverage >= MIN_COVERAGE || headline >= MIN_HEADLINE);
}
