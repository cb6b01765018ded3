import { type CostLine, priceUsage, totalMicros } from '@/lib/billing/prices';
import { announceEnded } from '@/lib/calls/announce-ended';
import { type TenantDb, withTenant } from '@/lib/db/tenant-db';
import { toDbDate } from '@/lib/local-date';
import { log } from '@/lib/log';
import { summarizeTranscript, type TranscriptAnalysis } from '@/lib/providers/openai/summarize-transcript';
import { vendorMode } from '@/lib/providers/vendor-mode';
import { claimsBeyond } from './claims-beyond';

/** What was committed says best what the call was about, and is true by construction; a model's words never replace it. */
const TOLD_BY_ROWS = new Set<string | null>(['booked', 'lead', 'message_taken']);

/**
 * A second look at a finished call: a model's summary takes the place of the one made from what was said, if a model is
 * configured and claims nothing that was not written or said. Without one, or when it never answers, the call stays as it
 * was.
 */
export async function analyseCall(job: {
  tenantId: string;
  callId: string;
}): Promise<'analysed' | 'left_as_it_was'> {
  if (vendorMode('openai') === 'off') return 'left_as_it_was';
  const call = await withTenant(job.tenantId, (db) => loadTranscript(db, job.callId));
  if (!call?.turns.some(({ role, text }) => role === 'guest' && text.trim() !== '')) return 'left_as_it_was';
  const analysis = await summarizeTranscript(call);
  if (!analysis) return 'left_as_it_was';
  const known = [call.facts, ...call.turns.map(({ text }) => text)].join('\n');
  const invented = claimsBeyond(analysis.summary, known);
  if (invented.length > 0) {
    log.warn({ ...job, personal: invented }, 'analysis: the summary claims what nobody said');
    return 'left_as_it_was';
  }
  await withTenant(job.tenantId, (db) => writeAnalysis(db, job, analysis));
  return 'analysed';
}

async function loadTranscript(db: TenantDb, callId: string) {
  const call = await db.call.findFirst({ where: { id: callId, endedAt: { not: null } } });
  if (!call) return null;
  const property = await db.property.findFirstOrThrow({
    where: { id: call.propertyId },
    select: { name: true },
  });
  const turns = await db.callTurn.findMany({
    where: { callId },
    orderBy: { seq: 'asc' },
    select: { role: true, text: true },
  });
  return { propertyName: property.name, turns, facts: `Outcome: ${call.outcome}. ${call.summary}` };
}

const MAX_REASONS = 8;

async function writeAnalysis(
  db: TenantDb,
  { tenantId, callId }: { tenantId: string; callId: string },
  analysis: TranscriptAnalysis,
): Promise<void> {
  const { reasons, outcome, summary } = await db.call.findFirstOrThrow({ where: { id: callId } });
  for (const cost of priceUsage(analysis.usage)) await writeCost(db, { tenantId, callId }, cost);
  const costs = await db.callCost.findMany({ where: { callId }, select: { amount: true } });
  const allReasons = new Set([...reasons, ...analysis.reasons.map((reason) => reason.toLowerCase())]);
  await db.call.updateMany({
    where: { id: callId },
    data: {
      summary: TOLD_BY_ROWS.has(outcome) ? summary : analysis.summary,
      reasons: [...allReasons].slice(0, MAX_REASONS),
      costMicros: totalMicros(costs.map(({ amount }) => ({ amount: amount.toFixed(6) }))),
    },
  });
  await announceEnded(db, callId);
}

/** A job that runs twice has cost what its last run did. */
async function writeCost(
  db: TenantDb,
  key: { tenantId: string; callId: string },
  { priceDate, ...cost }: CostLine,
): Promise<void> {
  const { component, model, unit } = cost;
  const row = { ...cost, priceDate: toDbDate(priceDate) };
  await db.callCost.upsert({
    where: { tenantId_callId_component_model_unit: { ...key, component, model, unit } },
    create: { ...key, ...row },
    update: row,
  });
}
