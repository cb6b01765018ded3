import { recordTransfer } from '@/lib/calls/record-transfer';
import type { Clock } from '@/lib/clock';
import { log } from '@/lib/log';
import type { CallFacts } from '../../call/call-facts';
import type { CallControlLink } from '../carrier-link';

/**
 * A call from a browser has no line to move: ending it is closing its socket, and a transfer is written down as one that
 * nobody could take, which asks somebody to call back like any other missed one.
 */
export function createBrowserControl(facts: CallFacts, clock: Clock): CallControlLink {
  return {
    hangUp: async () => false,
    async transfer({ phone, to, whisper }) {
      const { tenantId, callId } = facts;
      const result = { tenantId, callId, departmentSlug: to, phone, answered: false, dialStatus: 'no-line' };
      await recordTransfer({ ...result, summary: whisper, now: clock.now() }).catch((error: unknown) =>
        log.error({ err: error, callId }, 'a transfer could not be written down'),
      );
      return false;
    },
  };
}
