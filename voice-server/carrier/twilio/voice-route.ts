import { openCall } from '@/lib/calls/open-call';
import { signStreamTicket } from '@/lib/calls/stream-ticket';
import { log } from '@/lib/log';
import { answerCall, type CallHouse } from '../../call/answer-call';
import { type HttpAnswer, type HttpRoute, xml } from '../../http/http-types';
import { lineWords } from '../../speech/safety-messages';
import type { Admission } from '../admission';
import type { DialledProperty, NumberDirectory } from './number-directory';
import { readSignedForm } from './signed-form';
import type { CallThread, TwimlWriter } from './twiml';

export interface VoiceRouteOptions {
  house: CallHouse;
  admission: Admission;
  numbers: NumberDirectory;
  twiml: TwimlWriter;
  publicUrl: string;
}

const DEFAULT_LOCALE = 'en-US';
/** Answers are kept this long for a webhook that comes twice; the carrier gives up waiting after fifteen seconds. */
const KEEP_ANSWER_MS = 120_000;

/** A call comes in. */
export function createVoiceRoute(options: VoiceRouteOptions): HttpRoute {
  const { house, admission, numbers, twiml, publicUrl } = options;
  const answers = new Map<string, Promise<string>>();

  /** The second webhook of a call gets the very answer of the first, even while that is still being made. */
  function answerOnce(call: Ring): Promise<string> {
    const known = answers.get(call.callSid);
    if (known) return known;
    const answer = makeAnswer(call);
    answers.set(call.callSid, answer);
    house.scheduler.after(KEEP_ANSWER_MS, () => answers.delete(call.callSid));
    return answer;
  }

  async function makeAnswer(call: Ring): Promise<string> {
    try {
      const property = await numbers.find(call.to);
      if (property) return await answerFor(call, property);
      house.metrics.callEvent('unknown_number');
      return twiml.say(lineWords(DEFAULT_LOCALE).unknownNumber, DEFAULT_LOCALE);
    } catch (error) {
      log.error({ err: error, callSid: call.callSid }, 'a call could not be answered by an agent');
      house.metrics.callEvent('answer_failed');
      return withoutDatabase(call);
    }
  }

  async function answerFor({ callSid, from, to }: Ring, property: DialledProperty): Promise<string> {
    const { tenantId, propertyId, fallbackNumber, locale } = property;
    const now = house.clock.now();
    const row = {
      tenantId,
      propertyId,
      callSid,
      from,
      to,
      origin: 'external' as const,
      serverInstance: house.instance,
      now,
    };
    const { callId } = await openCall(row);
    const thread: CallThread = { tenantId, callId, fallbackNumber, locale };
    const refusal = admission.refusal();
    if (refusal) {
      house.metrics.callEvent(`refused_${refusal}`);
      return twiml.sorry(thread);
    }
    const ticket = signStreamTicket({ tenantId, propertyId, callId, callSid, channel: 'twilio' }, now);
    try {
      await answerCall(
        house,
        { tenantId, propertyId, callId, callSid, channel: 'twilio', callerNumber: from },
        ticket,
      );
    } catch (error) {
      log.error({ err: error, callId }, 'a call has no agent');
      return twiml.sorry(thread);
    }
    house.metrics.callEvent('call_answered');
    return twiml.stream(thread, ticket);
  }

  function withoutDatabase({ callSid, to }: Ring): string {
    const known = numbers.recall(to);
    if (!known) return twiml.say(lineWords(DEFAULT_LOCALE).apology, DEFAULT_LOCALE);
    return twiml.sorry({ ...known, callId: callSid });
  }

  return {
    method: 'POST',
    path: '/twilio/voice',
    async handle(request): Promise<HttpAnswer> {
      const field = await readSignedForm(request, publicUrl);
      const call = { callSid: field('CallSid'), from: e164OrNull(field('From')), to: field('To') };
      return xml(await answerOnce(call));
    },
  };
}

interface Ring {
  callSid: string;
  /** E.164, or null when withheld. */
  from: string | null;
  to: string;
}

/** A withheld number comes as a word, or as the letters of one dialled on a keypad. */
const WITHHELD = new Set(['+266696687', '+7378742833', '+2562533', '+8656696', '+86282452253']);

function e164OrNull(number: string): string | null {
  return /^\+[1-9]\d{6,14}$/.test(number) && !WITHHELD.has(number) ? number : null;
}
