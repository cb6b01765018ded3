import { recordTransfer } from '@/lib/calls/record-transfer';
import type { CallHouse } from '../../call/answer-call';
import { type HttpRoute, xml } from '../../http/http-types';
import { lineWords } from '../../speech/safety-messages';
import { keepTrying } from './keep-trying';
import { readSignedForm } from './signed-form';
import { threadOf } from './thread-of';
import type { TwimlWriter } from './twiml';

const FALLBACK_RING_SECONDS = 30;

/** A number was rung. Taken: the call is theirs. Not taken: the next number, and at last a voicemail. */
export function createTransferRoute(options: {
  house: CallHouse;
  twiml: TwimlWriter;
  publicUrl: string;
}): HttpRoute {
  const { house, twiml, publicUrl } = options;
  return {
    method: 'POST',
    path: '/twilio/transfer',
    async handle(request) {
      const field = await readSignedForm(request, publicUrl);
      const { to, phone, ...thread } = threadOf(request);
      const dialStatus = field('DialCallStatus');
      const answered = dialStatus === 'completed' || dialStatus === 'answered';
      const seconds = Number.parseInt(field('DialCallDuration'), 10);
      house.metrics.callEvent(answered ? 'transfer_answered' : 'transfer_missed');
      keepTrying('transfer', house.unfinished, () =>
        recordTransfer({
          tenantId: thread.tenantId,
          callId: thread.callId,
          departmentSlug: to,
          phone,
          answered,
          dialStatus,
          ...(Number.isNaN(seconds) ? {} : { durationMs: seconds * 1000 }),
          now: house.clock.now(),
        }),
      );
      if (answered) return xml(twiml.hangUp());
      if (to === 'fallback' || phone === thread.fallbackNumber) return xml(twiml.voicemail(thread));
      const next = { phone: thread.fallbackNumber, ringSeconds: FALLBACK_RING_SECONDS, to: 'fallback' };
      return xml(twiml.dial(thread, { ...next, say: lineWords(thread.locale).nobodyThere }));
    },
  };
}
