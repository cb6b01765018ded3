import { todayIn } from '@/lib/local-date';
import { freshIndex } from './index-cache';
import { isKnown } from './is-known';
import type { Passage } from './passage-index';
import { rankPassages } from './rank-passages';

export interface KnowledgeQuery {
  tenantId: string;
  propertyId: string;
  query: string;
  /** BCP 47 tag of the conversation. */
  locale: string;
  now: Date;
  limit?: number;
}

export interface KnowledgeHit {
  passageId: string;
  title: string;
  text: string;
  /** Comparable between questions; about 1 for a passage that says just what was asked. */
  score: number;
}

export interface KnowledgeAnswer {
  /** False when the property has not written down an answer, even if some passage shares a word. */
  known: boolean;
  hits: KnowledgeHit[];
}

const MAX_QUESTION_LENGTH = 400;

/** The passages of one property that answer a spoken question, best first. */
export async function searchKnowledge(query: KnowledgeQuery): Promise<KnowledgeAnswer> {
  const { index, zone } = await freshIndex(query);
  const today = todayIn(zone, query.now);
  const ranked = rankPassages(index, query.query.slice(0, MAX_QUESTION_LENGTH), query.locale).filter(
    ({ passage }) => isValidOn(passage, today),
  );
  return {
    known: isKnown(ranked),
    hits: ranked.slice(0, query.limit ?? 3).map(({ passage, score }) => ({
      passageId: passage.id,
      title: passage.title,
      text: passage.text,
      score: Math.round(score * 1000) / 1000,
    })),
  };
}

function isValidOn({ validFrom, validTo }: Passage, today: string): boolean {
  return (validFrom === null || validFrom <= today) && (validTo === null || today <= validTo);
}
