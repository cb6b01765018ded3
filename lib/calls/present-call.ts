import type { Call, Guest } from '@/lib/db/generated/client';
import { CALL_OUTCOMES, type CallOutcome, type CallSummaryDto } from './schema';

export interface PropertyOfCall {
  name: string;
  zone: string;
  currency: string;
}

/** A call's row in the words of the API. */
export function presentCall(
  call: Omit<Call, 'searchText'>,
  property: PropertyOfCall,
  guest: Pick<Guest, 'fullName'> | null,
): CallSummaryDto {
  return {
    id: call.id,
    propertyId: call.propertyId,
    propertyName: property.name,
    zone: property.zone,
    currency: property.currency,
    status: call.status,
    origin: call.origin,
    from: call.fromE164,
    to: call.toE164,
    guestName: guest?.fullName ?? null,
    language: call.language,
    startedAt: call.startedAt.toISOString(),
    endedAt: call.endedAt?.toISOString() ?? null,
    durationMs: call.durationMs,
    outcome: asOutcome(call.outcome),
    summary: call.summary,
    requiresAction: call.requiresAction,
    priority: call.priority,
    pipelineMinor: call.pipelineMinor,
    costMicros: call.costMicros,
    turnCount: call.turnCount,
    latencyP50Ms: call.latencyP50Ms,
  };
}

function asOutcome(text: string | null): CallOutcome | null {
  return CALL_OUTCOMES.find((outcome) => outcome === text) ?? null;
}
