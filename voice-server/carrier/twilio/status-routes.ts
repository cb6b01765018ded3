import { completeCall } from '@/lib/calls/complete-call';
import { openCall } from '@/lib/calls/open-call';
import { log } from '@/lib/log';
import type { CallHouse } from '../../call/answer-call';
import { type HttpRoute, nothing } from '../../http/http-types';
import { keepTrying } from './keep-trying';
import type { NumberDirectory } from './number-directory';
import { readSignedForm } from './signed-form';

const OVER = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

/**
 * The carrier says how a call stands. One that is over ends here if nothing else ended it: a lost stream's goodbye, a
 * call that was never answered, a caller who hung up while being put through.
 */
export function createStatusRoute(options: {
  house: CallHouse;
  numbers: NumberDirectory;
  publicUrl: string;
}): HttpRoute {
  const { house, numbers, publicUrl } = options;

  async function end(callSid: string, to: string, from: string, status: string): Promise<void> {
    const property = await numbers.find(to);
    if (!property) return;
    const { tenantId, propertyId } = property;
    const now = house.clock.now();
    const row = {
      tenantId,
      propertyId,
      callSid,
      from: from.startsWith('+') ? from : null,
      to,
      origin: 'external' as const,
    };
    const { callId } = await openCall({ ...row, serverInstance: house.instance, now });
    const failed = status === 'failed';
    await completeCall({
      tenantId,
      callId,
      endedAt: now,
      status: failed ? 'failed' : 'completed',
      endedBy: 'caller',
    });
  }

  return {
    method: 'POST',
    path: '/twilio/status',
    async handle(request) {
      const field = await readSignedForm(request, publicUrl);
      const [callSid, status] = [field('CallSid'), field('CallStatus')];
      house.metrics.callEvent(`status_${status.replaceAll('-', '_')}`);
      if (!OVER.has(status)) return nothing;
      const live = house.registry.byCallSid(callSid);
      if (live) live.session.left('status');
      // A session that has just ended writes that itself, with what the call cost and how fast it was; this knows neither.
      else if (!house.registry.hasEnded(callSid))
        keepTrying('status', house.unfinished, () => end(callSid, field('To'), field('From'), status));
      return nothing;
    },
  };
}

/** The carrier says how a stream stands; what went wrong there is for whoever looks after the server. */
export function createStreamStatusRoute(options: { house: CallHouse; publicUrl: string }): HttpRoute {
  return {
    method: 'POST',
    path: '/twilio/stream-status',
    async handle(request) {
      const field = await readSignedForm(request, options.publicUrl);
      const event = field('StreamEvent').replaceAll('-', '_');
      options.house.metrics.callEvent(event);
      if (event === 'stream_error') {
        log.warn(
          { callSid: field('CallSid'), error: field('StreamError') },
          'the carrier reports a stream error',
        );
      }
      return nothing;
    },
  };
}
