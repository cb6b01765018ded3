import { withTenant } from '@/lib/db/tenant-db';
import { AppError } from '@/lib/errors';
import { downloadRecording } from '@/lib/providers/twilio/download-recording';

/** Headers a player needs to show the length and to jump. */
const PASSED_ON = ['content-length', 'content-range', 'accept-ranges'];

/**
 * Streams the audio of one of the tenant's recordings from where it is kept.
 * @throws AppError `not_found`, also for a recording of another tenant
 */
export async function playRecording(query: {
  tenantId: string;
  id: string;
  range: string | null;
}): Promise<Response> {
  const recording = await withTenant(query.tenantId, (db) =>
    db.recording.findFirst({ where: { id: query.id }, select: { recordingSid: true } }),
  );
  if (!recording) throw new AppError('not_found', { message: 'There is no such recording.' });
  const audio = await downloadRecording(recording.recordingSid, query.range);
  const headers = new Headers({ 'content-type': 'audio/wav', 'cache-control': 'private, no-store' });
  for (const name of PASSED_ON) {
    const value = audio.headers.get(name);
    if (value) headers.set(name, value);
  }
  return new Response(audio.body, { status: audio.status, headers });
}
