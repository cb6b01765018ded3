import { withTenant } from '@/lib/db/tenant-db';
import type { AgentVoice, StoredRecording } from './recording-shelf';

export async function loadRecordings({ tenantId, agentVersionId }: AgentVoice): Promise<StoredRecording[]> {
  return withTenant(tenantId, async (db) => {
    const rows = await db.spokenRecording.findMany({
      where: { agentVersionId },
      select: { kind: true, text: true, ulaw: true },
    });
    return rows;
  });
}

/** Stores a rendered sentence in place of an earlier rendering of its kind. */
export async function storeRecording(
  { tenantId, agentVersionId }: AgentVoice,
  recording: { kind: string; source: string; text: string; ulaw: Uint8Array<ArrayBuffer> },
): Promise<void> {
  const { kind, ...rest } = recording;
  await withTenant(tenantId, (db) =>
    db.spokenRecording.upsert({
      where: { tenantId_agentVersionId_kind: { tenantId, agentVersionId, kind } },
      create: { tenantId, agentVersionId, kind, ...rest },
      update: rest,
    }),
  );
}
