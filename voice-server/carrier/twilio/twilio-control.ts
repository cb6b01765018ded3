import { hangUpCall, redirectCall } from '@/lib/providers/twilio/client';
import type { CallFacts } from '../../call/call-facts';
import type { CallControlLink } from '../carrier-link';
import type { TwimlWriter } from './twiml';

/** Ends and moves a telephone call through the carrier's API; new instructions end the stream by themselves. */
export function createTwilioControl(facts: CallFacts, twiml: TwimlWriter): CallControlLink {
  const { tenantId, callId, callSid, fallbackNumber, locale } = facts;
  return {
    hangUp: () => hangUpCall(callSid),
    transfer: (target) =>
      redirectCall(callSid, twiml.dial({ tenantId, callId, fallbackNumber, locale }, target)),
  };
}
