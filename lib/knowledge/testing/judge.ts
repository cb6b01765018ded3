import { isKnown } from '../is-known';
import type { PassageIndex } from '../passage-index';
import { rankPassages } from '../rank-passages';
import type { LabelledQuestion } from './spoken-questions';

/** Shares of questions: answered among the first `n`, and how right and how complete "not known" is. */
export function judge(index: PassageIndex, questions: readonly LabelledQuestion[]) {
  const ask = (said: string) => rankPassages(index, said, 'en-US');
  const answerable = questions.filter(({ answers }) => answers.length > 0);
  const unknown = questions.filter(({ said }) => !isKnown(ask(said)));
  const rightlyUnknown = unknown.filter(({ answers }) => answers.length === 0).length;
  const foundWithin = (depth: number) =>
    answerable.filter(({ said, answers }) =>
      ask(said)
        .slice(0, depth)
        .some(({ passage }) => answers.includes(passage.id)),
    ).length / answerable.length;
  return {
    answerable: answerable.length,
    recallAt1: foundWithin(1),
    recallAt3: foundWithin(3),
    unknownPrecision: rightlyUnknown / unknown.length,
    unknownRecall: rightlyUnknown / (questions.length - answerable.length),
  };
}
