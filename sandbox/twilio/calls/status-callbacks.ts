import type { CallStatus } from '../../phone/phone-events';
import type { Carrier } from '../carrier';
import { recordingUrl } from '../recordings/record-call';
import { toRfc2822 } from '../rfc2822';
import type { Call } from './call';
import { callParams } from './call-params';

const EVENT_OF: Partial<Record<CallStatus, string>> = {
  initiated: 'initiated',
  ringing: 'ringing',
  'in-progress': 'answered',
  completed: 'completed',
  busy: 'completed',
  failed: 'completed',
  'no-answer': 'completed',
  canceled: 'completed',
};

/** Reports the call's progress to its status callback, one at a time so that reports arrive in order. */
export function sendStatusCallbacks(carrier: Carrier, call: Call): void {
  const { statusCallback } = call.options;
  if (!statusCallback?.url) return;
  let previous = Promise.resolve();
  let sequence = 0;
  call.events.subscribe((event) => {
    if (event.type !== 'state') return;
    const name = EVENT_OF[event.status];
    if (!name || !statusCallback.events.includes(name)) return;
    const params = statusParams(carrier, call, sequence);
    sequence += 1;
    previous = previous.then(() => send(carrier, call, statusCallback, params));
  });
}

async function send(
  carrier: Carrier,
  call: Call,
  { url, method }: { url: string; method: string },
  params: Record<string, string>,
): Promise<void> {
  try {
    const { status } = await carrier.sendWebhook({ url, method, params });
    call.events.append({ type: 'webhook', url, status });
    if (status >= 400)
      call.events.append({ type: 'error', code: 11200, message: `${url} answered ${status}.` });
  } catch {
    call.events.append({ type: 'error', code: 11200, message: `Could not reach ${url}.` });
  }
}

function statusParams(carrier: Carrier, call: Call, sequence: number): Record<string, string> {
  return {
    ...callParams(call, carrier.accountSid),
    Timestamp: toRfc2822(carrier.clock.date()),
    CallbackSource: 'call-progress-events',
    SequenceNumber: String(sequence),
    ...(call.isOver ? endParams(carrier, call) : {}),
  };
}

function endParams(carrier: Carrier, call: Call): Record<string, string> {
  return {
    CallDuration: String(call.durationSec),
    Duration: String(Math.ceil(call.durationSec / 60)),
    ...(call.recordingSid
      ? { RecordingSid: call.recordingSid, RecordingUrl: recordingUrl(carrier, call.recordingSid) }
      : {}),
  };
}
