import { openCall } from '@/lib/calls/open-call';
import type { CallTurnDto } from '@/lib/calls/schema';
import { newId } from '@/lib/ids';

interface CallPlan {
  tenantId: string;
  propertyId: string;
  callSid?: string;
  /** E.164; null when withheld. */
  callerNumber?: string | null;
  now?: Date;
  serverInstance?: string;
}

/** An open call of a property. */
export async function buildCall(
  plan: CallPlan,
): Promise<{ tenantId: string; callId: string; callSid: string }> {
  const callSid = plan.callSid ?? `CA${newId().replaceAll('-', '')}`;
  const { callId } = await openCall({
    tenantId: plan.tenantId,
    propertyId: plan.propertyId,
    callSid,
    from: plan.callerNumber === undefined ? '+12075550123' : plan.callerNumber,
    to: '+12072203501',
    origin: 'external',
    serverInstance: plan.serverInstance ?? 'voice-test',
    now: plan.now ?? new Date('2026-11-20T17:00:00Z'),
  });
  return { tenantId: plan.tenantId, callId, callSid };
}

/** Something said; `seq` decides who speaks (even: the agent greets first) and when. */
export function buildTurn(seq: number, text: string, rest: Partial<CallTurnDto> = {}): CallTurnDto {
  return {
    seq,
    role: seq % 2 === 0 ? 'agent' : 'guest',
    text,
    at: new Date(Date.UTC(2026, 10, 20, 17, 0, seq * 4)).toISOString(),
    startMs: seq * 4_000,
    endMs: seq * 4_000 + 3_000,
    interrupted: false,
    latency: null,
    ...rest,
  };
}
