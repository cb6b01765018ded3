import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPhoneClient, type PhoneClient } from './phone-client';
import { type SandboxKit, startSandboxKit } from './testing/sandbox-kit';
import { CALLER, MOTEL } from './testing/twilio-kit';

let kit: SandboxKit;
let phone: PhoneClient;

beforeEach(async () => {
  kit = await startSandboxKit();
  phone = createPhoneClient(kit.url);
});

afterEach(() => kit.close());

/** Lets fake time run until the promise has settled, so that waiting on the wire needs no real seconds. */
async function whileTimeRuns<Value>(promise: Promise<Value>): Promise<Value> {
  let settled = false;
  const done = promise.finally(() => {
    settled = true;
  });
  done.catch(() => {});
  await kit.clock.advanceUntil(() => settled, 10 * 60_000);
  return done;
}

describe('the phone client', () => {
  it('dials, hears what is said, answers and sees the call end', async () => {
    kit.answers['/voice'] =
      '<Response><Say>Good evening</Say><Record playBeep="false" timeout="2" action="/done"/></Response>';
    kit.answers['/done'] = '<Response><Say>Thank you, goodbye</Say><Pause length="2"/></Response>';
    const call = await phone.dial({ from: CALLER, to: MOTEL });
    expect(await whileTimeRuns(call.waitForAgent())).toBe('Good evening');
    expect(await call.say('My name is Mary')).toEqual({ durationMs: 300 });
    expect(await whileTimeRuns(call.waitForAgent({ matching: /goodbye/ }))).toBe('Thank you, goodbye');
    expect(await whileTimeRuns(call.waitForState('completed'))).toBe('completed');
    expect((await call.get()).heard.map(({ text }) => text)).toEqual(['Good evening', 'Thank you, goodbye']);
    call.close();
  });

  it('does not take what was said before the caller spoke for the answer', async () => {
    kit.answers['/voice'] =
      '<Response><Say>First</Say><Pause length="5"/><Say>Second</Say><Pause length="5"/></Response>';
    const call = await phone.dial({ to: MOTEL });
    await whileTimeRuns(call.waitForEvent((event) => event.type === 'agent_idle'));
    await call.say('Hello?');
    expect(await whileTimeRuns(call.waitForAgent())).toBe('Second');
    call.close();
  });

  it('presses keys and hangs up', async () => {
    kit.answers['/voice'] = '<Response><Gather numDigits="1" action="/keys"/></Response>';
    kit.answers['/keys'] = (params) => `<Response><Say>${params.Digits}</Say><Pause length="60"/></Response>`;
    const call = await phone.dial({ to: MOTEL });
    await whileTimeRuns(call.waitForState('in-progress'));
    await call.dtmf('7');
    expect(await whileTimeRuns(call.waitForAgent())).toBe('7');
    await call.hangup();
    expect(await call.waitForState('completed')).toBe('completed');
    call.close();
  });

  it('hears a goodbye that is followed at once by hanging up', async () => {
    kit.answers['/voice'] = '<Response><Say>Goodbye</Say><Hangup/></Response>';
    const call = await phone.dial({ to: MOTEL });
    expect(await whileTimeRuns(call.waitForAgent({ matching: /Goodbye/ }))).toBe('Goodbye');
    expect((await call.get()).status).toBe('completed');
    call.close();
  });

  it('does not count words that the caller cut off by hanging up', async () => {
    kit.answers['/voice'] =
      '<Response><Say>A very long story that nobody waits for until its end</Say></Response>';
    const call = await phone.dial({ to: MOTEL });
    await whileTimeRuns(call.waitForEvent((event) => event.type === 'agent_text'));
    await call.hangup();
    await expect(call.waitForAgent()).rejects.toThrow(/the call ended/);
    call.close();
  });

  it('explains what it waited for when the call ends first', async () => {
    kit.answers['/voice'] = '<Response><Say>Closed</Say></Response>';
    const call = await phone.dial({ to: MOTEL });
    await expect(whileTimeRuns(call.waitForAgent({ matching: /booked/ }))).rejects.toThrow(
      /booked.*the call ended/,
    );
    call.close();
  });

  it('decides how staff telephones behave and follows the leg that rings', async () => {
    kit.answers['/voice'] = '<Response><Dial>+12075550101</Dial></Response>';
    await phone.setLine('+12075550101', { ringSeconds: 5, greeting: 'Mary speaking' });
    const call = await phone.dial({ to: MOTEL });
    const ringing = await whileTimeRuns(
      call.waitForEvent((event) => event.type === 'dial' && event.status === 'ringing'),
    );
    const staff = await phone.follow(ringing.type === 'dial' ? ringing.callSid : '');
    await whileTimeRuns(
      staff.waitForEvent((event) => event.type === 'caller_text' && event.state === 'finished'),
    );
    await staff.hangup();
    expect(await whileTimeRuns(call.waitForState('completed'))).toBe('completed');
    call.close();
    staff.close();
  });
});

describe('the control API', () => {
  const post = (path: string, body: unknown, type = 'application/json') =>
    fetch(kit.url + path, { method: 'POST', headers: { 'content-type': type }, body: JSON.stringify(body) });

  it('refuses numbers and words that are none', async () => {
    expect((await post('/api/phone/calls', { from: 'me', to: MOTEL })).status).toBe(422);
    const call = kit.dial('<Response><Pause/><Say>Hi</Say><Pause length="9"/></Response>');
    await kit.clock.advance(2000);
    expect((await post(`/api/phone/calls/${call.sid}/say`, { text: '  ' })).status).toBe(422);
    expect((await post(`/api/phone/calls/${call.sid}/dtmf`, { digits: 'abc' })).status).toBe(422);
  });

  it('says that nobody listens while it still rings', async () => {
    const call = kit.dial('<Response><Pause length="9"/></Response>');
    await kit.clock.advance(1000);
    expect((await post(`/api/phone/calls/${call.sid}/say`, { text: 'Hello?' })).status).toBe(409);
  });

  it('takes nothing from a foreign web page\u2019s form', async () => {
    expect((await post('/api/phone/calls', { from: CALLER, to: MOTEL }, 'text/plain')).status).toBe(415);
  });

  it('does not know calls, vendors and addresses that are not there', async () => {
    expect((await fetch(`${kit.url}/api/phone/calls/CAnone`)).status).toBe(404);
    expect((await fetch(`${kit.url}/api/nothing`)).status).toBe(404);
    expect((await fetch(`${kit.url}/api/faults/acme`, { method: 'DELETE' })).status).toBe(404);
    expect((await fetch(`${kit.url}/api/faults`, { method: 'PATCH' })).status).toBe(405);
  });

  it('throws and clears fault switches', async () => {
    await phone.setFault('openai', { kind: 'slow', times: 2, delayMs: 100 });
    const faults = await (await fetch(`${kit.url}/api/faults`)).json();
    expect(faults).toEqual({
      twilio: null,
      openai: { kind: 'slow', remaining: 2, delayMs: 100 },
      stripe: null,
      resend: null,
    });
    await phone.clearFaults();
    expect(kit.faults.get('openai')).toBeNull();
  });

  it('streams both sides of a call for the ear', async () => {
    const call = kit.dial('<Response><Say>Hello out there</Say><Pause length="1"/></Response>');
    await kit.clock.advanceUntil(() => call.status === 'in-progress');
    const response = await fetch(`${kit.url}/api/phone/calls/${call.sid}/audio`);
    const reading = response.arrayBuffer();
    await kit.untilOver(call);
    const audio = Buffer.from(await reading);
    expect(audio.length % 320).toBe(0);
    expect(audio.includes(Buffer.alloc(160, 0x55))).toBe(true);
  });
});
