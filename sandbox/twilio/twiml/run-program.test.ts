import twilioWebhooks from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, it } from 'vitest';
import { AUTH_TOKEN, CALLER, createTwilioKit, eventsOf, heardOn, MOTEL } from '../../testing/twilio-kit';
import { startProgram } from './run-program';

const APOLOGY = 'We are sorry, an application error has occurred. Goodbye.';

describe('an incoming call', () => {
  it('asks the number\u2019s owner what to do, signed and with the call\u2019s particulars', async () => {
    const kit = createTwilioKit();
    const call = kit.dial('<Response><Say>Hello</Say></Response>');
    await kit.untilOver(call);
    const [voice] = kit.webhooks;
    expect(voice).toMatchObject({ path: '/voice', method: 'POST' });
    expect(voice?.params).toMatchObject({
      CallSid: call.sid,
      From: CALLER,
      To: MOTEL,
      Caller: CALLER,
      Called: MOTEL,
      CallStatus: 'ringing',
      Direction: 'inbound',
      ApiVersion: '2010-04-01',
    });
    const isValid = twilioWebhooks.validateRequest(
      AUTH_TOKEN,
      voice?.signature ?? '',
      'https://desk.test/voice',
      voice?.params ?? {},
    );
    expect(isValid).toBe(true);
  });

  it('reports its end to the number\u2019s status callback with its length', async () => {
    const kit = createTwilioKit();
    const call = kit.dial('<Response><Pause length="1"/><Say>Hi</Say><Pause length="3"/></Response>');
    await kit.untilOver(call);
    await kit.clock.advance(100);
    const reports = kit.webhooks.filter(({ path }) => path === '/status');
    expect(reports.map(({ params }) => [params.CallStatus, params.CallDuration])).toEqual([
      ['completed', '3'],
    ]);
  });

  it('fails when the number is not in service', async () => {
    const kit = createTwilioKit();
    kit.sandbox.carrier.numbers.release(kit.sandbox.carrier.numbers.list()[0]?.sid ?? '');
    const call = kit.dial();
    expect(call.status).toBe('failed');
    expect(kit.webhooks).toEqual([]);
  });

  it('is not answered by a rejection', async () => {
    const kit = createTwilioKit();
    const call = kit.dial('<Response><Reject reason="busy"/></Response>');
    await kit.untilOver(call);
    expect(call.status).toBe('busy');
    expect(call.answeredAt).toBeNull();
  });

  it('that the caller gives up while it rings was never answered', async () => {
    const kit = createTwilioKit();
    const call = kit.dial('<Response><Pause length="10"/><Say>Hello</Say></Response>');
    await kit.clock.advance(2000);
    call.setStatus('no-answer');
    await kit.clock.advance(20_000);
    expect(heardOn(call)).toEqual([]);
    expect(eventsOf(call, 'verb')).toHaveLength(1);
  });
});

describe('instructions', () => {
  it('are carried out one after the other, and the call ends after the last', async () => {
    const kit = createTwilioKit();
    const call = kit.dial('<Response><Say>One</Say><Pause/><Say>Two</Say></Response>');
    await kit.untilOver(call);
    expect(heardOn(call)).toEqual(['One', 'Two']);
    expect(eventsOf(call, 'verb').map(({ verb }) => verb)).toEqual(['Say', 'Pause', 'Say']);
    expect(call.status).toBe('completed');
  });

  it('go on at the address of a redirect, resolved against the document it stands in', async () => {
    const kit = createTwilioKit();
    kit.answers['/next'] = '<Response><Say>Next</Say><Hangup/><Say>Never</Say></Response>';
    const call = kit.dial('<Response><Redirect method="GET">next?step=2</Redirect></Response>');
    await kit.untilOver(call);
    expect(heardOn(call)).toEqual(['Next']);
    expect(kit.webhooks[1]).toMatchObject({ path: '/next', method: 'GET' });
    expect(kit.webhooks[1]?.params).toMatchObject({ step: '2', CallSid: call.sid });
  });

  it('that are not known end the call with an apology and an error', async () => {
    const kit = createTwilioKit();
    const call = kit.dial('<Response><Dance/></Response>');
    await kit.untilOver(call);
    expect(eventsOf(call, 'error')[0]?.code).toBe(12200);
    expect(heardOn(call)).toEqual([APOLOGY]);
  });

  it.each([
    ['broken XML', '<Response><Say>', 12100],
    ['a server error', new Response('', { status: 500 }), 11200],
    ['no server', new Error('connection refused'), 11205],
    ['JSON', new Response('{}', { headers: { 'content-type': 'application/json' } }), 12300],
  ])('from %s end the call with an apology', async (_, answer, code) => {
    const kit = createTwilioKit();
    const call = kit.dial(answer);
    await kit.untilOver(call);
    expect(eventsOf(call, 'error')[0]?.code).toBe(code);
    expect(heardOn(call)).toEqual([APOLOGY]);
  });

  it('come from the fallback address when the first one fails', async () => {
    const kit = createTwilioKit();
    const number = kit.sandbox.carrier.numbers.list()[0];
    kit.sandbox.carrier.numbers.update(number?.sid ?? '', { voiceFallbackUrl: 'https://desk.test/fallback' });
    kit.answers['/fallback'] = '<Response><Say>Plan B</Say></Response>';
    const call = kit.dial(new Response('', { status: 502 }));
    await kit.untilOver(call);
    expect(heardOn(call)).toEqual(['Plan B']);
    expect(kit.webhooks.find(({ path }) => path === '/fallback')?.params.ErrorCode).toBe('11200');
  });

  it('are asked for once more when the connection fails', async () => {
    const kit = createTwilioKit();
    let attempts = 0;
    const call = kit.dial(() => {
      attempts += 1;
      return attempts === 1 ? new Error('reset') : '<Response><Say>Second time lucky</Say></Response>';
    });
    await kit.untilOver(call);
    expect(heardOn(call)).toEqual(['Second time lucky']);
  });

  it('that only redirect in a circle are stopped', async () => {
    const kit = createTwilioKit();
    const call = kit.dial('<Response><Redirect>/voice</Redirect></Response>');
    await kit.untilOver(call);
    expect(eventsOf(call, 'error')[0]?.code).toBe(12400);
  });

  it('are cut off in the middle of a word when others replace them', async () => {
    const kit = createTwilioKit();
    const call = kit.dial(
      '<Response><Say>A very long announcement that nobody needs</Say><Say>More</Say></Response>',
    );
    await kit.clock.advance(200);
    void startProgram(kit.sandbox.carrier, call, {
      kind: 'inline',
      twiml: '<Response><Say>New</Say></Response>',
    });
    await kit.untilOver(call);
    expect(heardOn(call)).toEqual(['A very long announcement that nobody needs –', 'New']);
  });
});

describe('<Play>', () => {
  it('plays the file at the address to its end', async () => {
    const kit = createTwilioKit();
    kit.answers['/jingle.ulaw'] = new Response(Buffer.alloc(8000, 0x55), {
      headers: { 'content-type': 'audio/basic' },
    });
    const call = kit.dial('<Response><Play>/jingle.ulaw</Play></Response>');
    await kit.untilOver(call);
    expect(call.heard).toEqual([{ text: '(recorded audio)', heardMs: 1000, interrupted: false }]);
  });

  it('of something that is not audio ends the call with an apology', async () => {
    const kit = createTwilioKit();
    kit.answers['/jingle.wav'] = new Response('<html>', { headers: { 'content-type': 'audio/wav' } });
    const call = kit.dial('<Response><Play>/jingle.wav</Play></Response>');
    await kit.untilOver(call);
    expect(eventsOf(call, 'error')[0]?.code).toBe(12300);
  });
});

describe('<Gather>', () => {
  const MENU =
    '<Response><Gather numDigits="2" action="/keys" timeout="5"><Say>Press two keys now, please</Say></Gather>' +
    '<Say>Nothing</Say></Response>';

  it('stops speaking at the first key and hands the keys to its action', async () => {
    const kit = createTwilioKit();
    kit.answers['/keys'] = (params) => `<Response><Say>${params.Digits}</Say></Response>`;
    const call = kit.dial(MENU);
    await kit.clock.advance(200);
    call.pressKeys('4');
    await kit.clock.advance(1000);
    call.pressKeys('2');
    await kit.untilOver(call);
    expect(heardOn(call)).toEqual(['Press two keys now, please –', '42']);
  });

  it('ends early on the finish key, which is not one of the digits', async () => {
    const kit = createTwilioKit();
    kit.answers['/keys'] = (params) =>
      `<Response><Say>${params.Digits}${params.FinishedOnKey}</Say></Response>`;
    const call = kit.dial(MENU);
    await kit.clock.advance(200);
    call.pressKeys('7#');
    await kit.untilOver(call);
    expect(heardOn(call).at(-1)).toBe('7#');
  });

  it('goes on with the next instruction when no key comes in time', async () => {
    const kit = createTwilioKit();
    const call = kit.dial(MENU);
    await kit.untilOver(call);
    expect(heardOn(call)).toEqual(['Press two keys now, please', 'Nothing']);
    expect(kit.webhooks.map(({ path }) => path)).not.toContain('/keys');
  });

  it('waits anew after every key', async () => {
    const kit = createTwilioKit();
    const call = kit.dial(MENU.replace('numDigits="2"', 'numDigits="3"'));
    for (const key of '123') {
      await kit.clock.advance(4000);
      call.pressKeys(key);
    }
    await kit.untilOver(call);
    expect(kit.webhooks.find(({ path }) => path === '/keys')?.params.Digits).toBe('123');
  });
});
