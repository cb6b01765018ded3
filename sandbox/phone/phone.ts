import type { Call } from '../twilio/calls/call';
import { openCall } from '../twilio/calls/open-call';
import { sayOn } from '../twilio/calls/say-on';
import type { Carrier } from '../twilio/carrier';
import type { RentedNumber } from '../twilio/number-book';
import { startProgram } from '../twilio/twiml/run-program';
import type { PhoneCall } from './phone-events';

export interface DialOptions {
  from: string;
  to: string;
  /** Passed on with the webhook; the telephone company makes one up when it is not given. */
  callToken?: string;
}

/** Somebody dials a number: the company asks the number's owner what to do and does it. */
export function dialFromPhone(carrier: Carrier, { from, to, callToken }: DialOptions): Call {
  const number = carrier.numbers.find(to);
  const call = openCall(carrier, {
    from,
    to,
    direction: 'inbound',
    callToken: callToken ?? JSON.stringify({ parentCallInfoToken: crypto.randomUUID() }),
    ...(number ? { phoneNumberSid: number.sid, statusCallback: numberCallback(number) } : {}),
  });
  if (!number?.voiceUrl) call.setStatus('failed', 'the number is not in service');
  else void startProgram(carrier, call, voiceSource(number));
  return call;
}

/** An incoming call reports only its end, and only if its number has a status callback. */
function numberCallback(number: RentedNumber) {
  if (!number.statusCallback) return null;
  return { url: number.statusCallback, method: number.statusCallbackMethod, events: ['completed'] };
}

function voiceSource(number: RentedNumber) {
  const fallback = number.voiceFallbackUrl
    ? { fallback: { url: number.voiceFallbackUrl, method: number.voiceFallbackMethod } }
    : {};
  return { kind: 'url', url: number.voiceUrl, method: number.voiceMethod, ...fallback } as const;
}

/** Lets the person on the telephone speak. */
export function sayOnPhone(carrier: Carrier, call: Call, text: string): Promise<{ durationMs: number }> {
  const isStaff = call.options.direction === 'outbound-dial';
  return sayOn(carrier, call, { text, voice: isStaff ? 'echo' : 'caller' });
}

export function phoneCallOf(call: Call): PhoneCall {
  return {
    callSid: call.sid,
    parentCallSid: call.options.parentSid ?? null,
    direction: call.options.direction,
    from: call.options.from,
    to: call.options.to,
    status: call.status,
    startedAt: call.createdAt.toISOString(),
    endedAt: call.endedAt?.toISOString() ?? null,
    verb: call.verb,
    streamSid: call.streamSid,
    heardMs: Math.round(call.audio.speaker.heardMs),
    heard: call.heard,
  };
}
