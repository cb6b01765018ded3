import { loadCallBrief } from '@/lib/agent/call-brief';
import { withPlatform } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { log } from '@/lib/log';
import type { NumberDirectory } from './carrier/twilio/number-directory';

/** As many callers ring in the same second after a start, before the pool is as large as it gets. */
const AT_ONCE = 4;

/**
 * Reads for a call that is not there: connections are opened, queries are planned and code is compiled now instead of
 * while the first callers listen to nothing. Never throws; without a database the first call is merely slower.
 */
export async function warmUp(numbers: NumberDirectory, now: Date): Promise<void> {
  try {
    const known = await withPlatform({ actor: 'voice-server', reason: 'rehearse a call' }, (db) =>
      db.phoneNumber.findFirst({ select: { e164: true } }),
    );
    if (known)
      await Promise.all(Array.from({ length: AT_ONCE }, () => rehearse(numbers, { e164: known.e164, now })));
  } catch (error) {
    log.info({ err: error }, 'the rehearsal of a call did not succeed');
  }
}

async function rehearse(numbers: NumberDirectory, { e164, now }: { e164: string; now: Date }): Promise<void> {
  const property = await numbers.find(e164);
  if (!property) return;
  const { tenantId, propertyId } = property;
  await loadCallBrief({ tenantId, propertyId, callId: newId(), callerNumber: null, now });
}
