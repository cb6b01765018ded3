import { pino } from 'pino';
import { createFaults } from '../faults';
import { createOutbox } from '../outbox/outbox';
import { dialFromPhone } from '../phone/phone';
import type { CallEventBody } from '../phone/phone-events';
import type { Call } from '../twilio/calls/call';
import { createTwilioSandbox, type TwilioSandbox } from '../twilio/twilio-sandbox';
import { createUtterances } from '../utterances';
import { createFakeClock, type FakeClock } from './fake-clock';

export const ACCOUNT_SID = `AC${'a1'.repeat(16)}`;
export const AUTH_TOKEN = 'an-auth-token-for-tests';
export const MOTEL = '+12072203501';
export const CALLER = '+12075550142';

interface ReceivedWebhook {
  path: string;
  method: string;
  signature: string;
  url: string;
  params: Record<string, string>;
}

/** What the product's web server would answer at a path: TwiML, a whole Response, or an Error for no server. */
type Answer = string | Response | Error | ((params: Record<string, string>) => string | Response | Error);

export interface TwilioKit {
  clock: FakeClock;
  sandbox: TwilioSandbox;
  webhooks: ReceivedWebhook[];
  answers: Record<string, Answer>;
  faults: ReturnType<typeof createFaults>;
  outbox: ReturnType<typeof createOutbox>;
  utterances: ReturnType<typeof createUtterances>;
  /** Dials the motel; `twiml` is what its voice URL answers. */
  dial(twiml?: Answer): Call;
  /** Advances time until the call is over. */
  untilOver(call: Call): Promise<void>;
}

/** A telephone company on a fake clock, with a product's web server in the same process. */
export function createTwilioKit(): TwilioKit {
  const clock = createFakeClock();
  const faults = createFaults();
  const outbox = createOutbox();
  const utterances = createUtterances();
  const webhooks: ReceivedWebhook[] = [];
  const answers: Record<string, Answer> = {};

  async function fetchUrl(url: string, init: RequestInit): Promise<Response> {
    const { pathname, search } = new URL(url);
    const isPost = init.method === 'POST';
    const params = Object.fromEntries(new URLSearchParams(isPost ? String(init.body) : search));
    const signature = new Headers(init.headers).get('x-twilio-signature') ?? '';
    webhooks.push({ path: pathname, method: init.method ?? '', signature, url, params });
    const answer = answers[pathname];
    const value = typeof answer === 'function' ? answer(params) : answer;
    if (value instanceof Error) throw value;
    if (value instanceof Response) return value.clone();
    if (value === undefined) return new Response(null, { status: 204 });
    return new Response(value, { headers: { 'content-type': 'text/xml' } });
  }

  const sandbox = createTwilioSandbox({
    ...{ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, apiBaseUrl: 'http://sandbox.test/twilio' },
    ...{ clock, faults, outbox, utterances, fetchUrl, log: pino({ level: 'silent' }) },
    renderSpeech: async (text) => ({
      ulaw: Buffer.alloc(text.length * 160, 0x55),
      durationMs: text.length * 20,
    }),
  });
  sandbox.carrier.numbers.rent(MOTEL, {
    voiceUrl: 'https://desk.test/voice',
    statusCallback: 'https://desk.test/status',
  });

  return {
    ...{ clock, sandbox, webhooks, answers, faults, outbox, utterances },
    dial(twiml) {
      if (twiml !== undefined) answers['/voice'] = twiml;
      return dialFromPhone(sandbox.carrier, { from: CALLER, to: MOTEL });
    },
    untilOver: (call) => clock.advanceUntil(() => call.isOver),
  };
}

/** The events of one type, in order. */
export function eventsOf<Type extends CallEventBody['type']>(
  call: Call,
  type: Type,
): Extract<CallEventBody, { type: Type }>[] {
  const all: CallEventBody[] = call.events.after(0);
  return all.filter((event): event is Extract<CallEventBody, { type: Type }> => event.type === type);
}

/** What the caller heard, cut-off words marked with a dash. */
export function heardOn(call: Call): string[] {
  return call.heard.map(({ text, interrupted }) => (interrupted ? `${text} –` : text));
}
