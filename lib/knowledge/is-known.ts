import type { RankedPassage } from './rank-passages';

/**
 * Whether the best passages speak of what was asked, or merely share a word with it. "Not known" must be honest: an
 * agent that reads out the nearest paragraph about a helicopter pad is worse than one that takes a message.
 *
 * Either a passage covers two fifths of the question by weight, or its title and topic cover a quarter: a question
 * wrapped in a story ("a fridge for my insulin") has many words of its own, but names the subject.
 *
 * Both numbers are chosen on the questions to the hotel and the bistro of the tests, so how well those do says little
 * about another house. Questions to the cottage, on which nothing was chosen, do: there "not known" catches nearly
 * everything that is not written down, but about every second "not known" is wrong, mostly where the caller's words are
 * not the page's ("barbecue", "campfire", "labs"). Raising the numbers makes that worse, lowering them makes the agent
 * read out what does not answer.
 */
const MIN_COVERAGE = 0.4;
const MIN_HEADLINE = 0.25;

export function isKnown(ranked: readonly RankedPassage[]): boolean {
  return ranked
    .slice(0, 3)
    .some(({ coverage, headline }) => coverage >= MIN_COVERAGE || headline >= MIN_HEADLINE);
}
