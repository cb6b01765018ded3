import { describe, expect, it } from 'vitest';
import { buildPassageIndex } from '@/lib/knowledge/passage-index';
import { COTTAGE_QUESTIONS } from '@/lib/knowledge/testing/cottage-questions';
import { judge } from '@/lib/knowledge/testing/judge';
import { readPassages } from './read-passages';

const passages = readPassages('cedar-cottage').map((passage) => ({
  ...passage,
  id: passage.title,
  locale: 'en',
  validFrom: null,
  validTo: null,
}));

describe('questions to a house the search was not chosen on', () => {
  it('are enough, and answered by passages that exist', () => {
    const titles = passages.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(COTTAGE_QUESTIONS.flatMap(({ answers }) => [...answers])));
    const answerable = COTTAGE_QUESTIONS.filter(({ answers }) => answers.length > 0).length;
    expect(answerable).toBeGreaterThanOrEqual(40);
    expect(COTTAGE_QUESTIONS.length - answerable).toBeGreaterThanOrEqual(12);
  });

  // Loose on purpose: bounds a good change will not cross and a broken index will.
  it('do not fare much worse than when they were first asked', () => {
    const judged = judge(buildPassageIndex(passages), COTTAGE_QUESTIONS);
    expect(judged.recallAt1).toBeGreaterThanOrEqual(0.6);
    expect(judged.recallAt3).toBeGreaterThanOrEqual(0.75);
    expect(judged.unknownPrecision).toBeGreaterThanOrEqual(0.4);
    expect(judged.unknownRecall).toBeGreaterThanOrEqual(0.8);
  });
});
