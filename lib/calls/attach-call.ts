import { withTenant } from '@/lib/db/tenant-db';

export interface AttachedCall {
  tenantId: string;
  callId: string;
  streamSid: string;
  agentVersionId: string;
  engine: string;
  model: string;
  guestId?: string | null;
  /** BCP 47; stays what the property speaks when unknown. */
  language?: string;
  /** The process that carries the audio now: orphans are judged by its heartbeat. */
  serverInstance: string;
  now: Date;
}

/** The caller is on the line: who answers, with which engine and model. False when the call is already over. */
export async function attachCall(call: AttachedCall): Promise<boolean> {
  return withTenant(call.tenantId, async (db) => {
    const { count } = await db.call.updateMany({
      where: { id: call.callId, endedAt: null },
      data: {
        status: 'in_progress',
        streamSid: call.streamSid,
        agentVersionId: call.agentVersionId,
        engine: call.engine,
        model: call.model,
        serverInstance: call.serverInstance,
        ...(call.guestId ? { guestId: call.guestId } : {}),
        ...(call.language ? { language: call.language } : {}),
      },
    });
    // A second stream of the same call does not make it answered later than it was.
    await db.call.updateMany({
      where: { id: call.callId, answeredAt: null },
      data: { answeredAt: call.now },
    });
    return count === 1;
  });
}
