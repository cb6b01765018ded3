import { setTimeout as sleep } from 'node:timers/promises';
import { priceUsage, type UsageLine } from '@/lib/billing/prices';
import type { CallLogWriter } from '@/lib/calls/call-log-writer';
import { completeCall } from '@/lib/calls/complete-call';
import { log } from '@/lib/log';
import type { CallFacts } from './call-facts';
import type { CallEnd } from './call-ports';

/** While the database is away the end of a call is tried again for some minutes; after that the sweep closes it. */
const RETRY_DELAYS_MS = [500, 2_000, 5_000, 15_000, 30_000, 60_000, 60_000];

/** Writes the end of a call, after everything that was said in it. Never throws. */
export async function completeWithRetries(
  facts: CallFacts,
  end: CallEnd,
  { writer, startedAt }: { writer: CallLogWriter; startedAt: Date },
): Promise<void> {
  const { tenantId, callId } = facts;
  const usage = [...end.usage, ...lineUsage(facts, end.endedAt.getTime() - startedAt.getTime())];
  for (let attempt = 0; ; attempt += 1) {
    try {
      await writer.flush({ tenantId, callId });
      await completeCall({
        tenantId,
        callId,
        endedAt: end.endedAt,
        status: end.status,
        endedBy: end.endedBy,
        language: facts.locale,
        latency: latencyOf(end.latencies),
        costs: priceUsage(usage, end.endedAt),
        ...(end.failure ? { failure: end.failure } : {}),
      });
      return;
    } catch (error) {
      const delayMs = RETRY_DELAYS_MS[attempt];
      log.error({ err: error, callId, attempt }, 'the end of a call could not be written');
      if (delayMs === undefined) return;
      await sleep(delayMs, undefined, { ref: false });
    }
  }
}

/** What the carrier charges for the line and the stream. */
function lineUsage({ channel }: CallFacts, durationMs: number): UsageLine[] {
  if (channel !== 'twilio') return [];
  const quantity = Math.max(1, durationMs / 1000);
  return [
    { component: 'telephony', model: 'twilio-inbound', quantity, unit: 'second' },
    { component: 'media_stream', model: 'twilio-media-streams', quantity, unit: 'second' },
  ];
}

function latencyOf(latencies: number[]): { p50Ms: number | null; maxMs: number | null } {
  const sorted = latencies.toSorted((left, right) => left - right);
  return { p50Ms: sorted[Math.floor((sorted.length - 1) / 2)] ?? null, maxMs: sorted.at(-1) ?? null };
}
