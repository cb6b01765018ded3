import { recordVoicemail } from '@/lib/calls/record-voicemail';
import type { CallHouse } from '../../call/answer-call';
import { type HttpRoute, nothing, xml } from '../../http/http-types';
import { lineWords } from '../../speech/safety-messages';
import { keepTrying } from './keep-trying';
import { readSignedForm, type WebhookFields } from './signed-form';
import { threadOf } from './thread-of';
import type { CallThread, TwimlWriter } from './twiml';

interface Options {
  house: CallHouse;
  twiml: TwimlWriter;
  publicUrl: string;
}

/** The caller has finished speaking on the tape. */
export function createVoicemailRoute({ house, twiml, publicUrl }: Options): HttpRoute {
  return {
    method: 'POST',
    path: '/twilio/voicemail',
    async handle(request) {
      const field = await readSignedForm(request, publicUrl);
      const thread = threadOf(request);
      keep(house, thread, field);
      return xml(twiml.say(lineWords(thread.locale).messageTaken, thread.locale));
    },
  };
}

/** The recording can be fetched. It comes even when the caller hung up while speaking, which the other request does not. */
export function createRecordingRoute({ house, publicUrl }: Options): HttpRoute {
  return {
    method: 'POST',
    path: '/twilio/recording',
    async handle(request) {
      const field = await readSignedForm(request, publicUrl);
      if (field('RecordingStatus') === 'completed') keep(house, threadOf(request), field);
      return nothing;
    },
  };
}

function keep(house: CallHouse, { tenantId, callId }: CallThread, field: WebhookFields): void {
  const recordingSid = field('RecordingSid');
  const seconds = Number.parseInt(field('RecordingDuration'), 10);
  if (recordingSid === '' || seconds === 0) return;
  const durationMs = Number.isNaN(seconds) ? 0 : seconds * 1000;
  const url = field('RecordingUrl');
  house.metrics.callEvent('voicemail');
  keepTrying('voicemail', house.unfinished, () =>
    recordVoicemail({ tenantId, callId, recordingSid, url, durationMs, now: house.clock.now() }),
  );
}
