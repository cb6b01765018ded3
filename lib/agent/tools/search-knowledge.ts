import { z } from 'zod';
import { withTenant } from '@/lib/db/tenant-db';
import { recordGap } from '@/lib/knowledge/record-gap';
import { type KnowledgeHit, searchKnowledge } from '@/lib/knowledge/search';
import { log } from '@/lib/log';
import { raiseActionItem } from '@/lib/requests/raise-action-item';
import { callerText } from './caller-text';
import type { AgentTool, ToolContext } from './tool';

const input = z.object({
  query: callerText(400).describe(
    "The caller's question in a few words, in the language the property's information is written in",
  ),
});

/** Passages far behind the best one only distract. */
const SHARE_OF_BEST = 0.55;
const NEAREST = 2;

export const searchKnowledgeTool: AgentTool<z.output<typeof input>> = {
  name: 'search_knowledge',
  description:
    'Looks up what this property has written down: policies, times, fees, parking, pets, food, facilities, directions, payment. ' +
    'Use it for every question about the property. Answer only from what it returns. Code "unknown" means that nothing written clearly answers: use a passage of "nearest" only if it plainly does, else say that you do not know.',
  input,
  effect: 'read',
  fillers: ['Let me look that up for you.', 'One moment, I am checking.'],
  timeLimitMs: 4_000,
  async run(context, { query }) {
    const { tenantId, propertyId, locale, clock } = context;
    const { known, hits } = await searchKnowledge({
      tenantId,
      propertyId,
      query,
      locale,
      now: clock.now(),
      limit: 3,
    });
    if (!known) {
      await noteGap(context, query);
      return {
        ok: false,
        code: 'unknown',
        sayFacts: [
          "I'm sorry, I don't have that information here. I can take a message so that someone gets back to you.",
        ],
        // Measured on a house nobody tuned for, half of the "unknown" were answered by one of these; the model can read.
        data: { nearest: hits.slice(0, NEAREST).map(({ title, text }) => ({ title, text })) },
      };
    }
    const best = nearBest(hits);
    return {
      ok: true,
      code: 'answer',
      sayFacts: best.map(({ text }) => text),
      data: {
        passages: best.map(({ passageId, title, score }) => ({ passage_id: passageId, title, score })),
      },
    };
  },
};

function nearBest(hits: KnowledgeHit[]): KnowledgeHit[] {
  const top = hits[0]?.score ?? 0;
  return hits.filter(({ score }) => score >= top * SHARE_OF_BEST);
}

/** Staff hear of an unanswered question the first time; after that it only counts. Failing to note it is no reason to fail the caller. */
async function noteGap(
  { tenantId, propertyId, callId, callerNumber, locale, clock }: ToolContext,
  question: string,
) {
  const now = clock.now();
  try {
    await withTenant(tenantId, async (db) => {
      const gap = await recordGap(db, { propertyId, question, locale, callId, now });
      if (gap?.timesAsked !== 1) return;
      await raiseActionItem(db, {
        propertyId,
        type: 'kb_gap',
        title: `No answer to: ${question}`.slice(0, 200),
        detail: 'A caller asked this and nothing in the knowledge base answers it. Add a passage.',
        contactPhone: callerNumber,
        callId,
        dedupeKey: `kb_gap:${gap.id}`,
        now,
      });
    });
  } catch (error) {
    log.error({ err: error, callId }, 'an unanswered question could not be noted');
  }
}
