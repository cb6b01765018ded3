import twilio from 'twilio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SandboxKit, startSandboxKit } from '../../testing/sandbox-kit';
import { ACCOUNT_SID, AUTH_TOKEN, CALLER, eventsOf, heardOn, MOTEL } from '../../testing/twilio-kit';

let kit: SandboxKit;
let client: twilio.Twilio;

beforeEach(async () => {
  kit = await startSandboxKit();
  client = clientWith(AUTH_TOKEN);
});

afterEach(() => kit.close());

/** The official SDK, sent elsewhere by its own request client. */
function clientWith(authToken: string): twilio.Twilio {
  const httpClient = new twilio.RequestClient();
  const request = httpClient.request.bind(httpClient);
  httpClient.request = (options) =>
    request({ ...options, uri: options.uri.replace('https://api.twilio.com', `${kit.url}/twilio`) });
  return twilio(ACCOUNT_SID, authToken, { httpClient });
}

describe('the REST API, asked by the official SDK', () => {
  it('shows a call with its times and numbers', async () => {
    const call = kit.dial('<Response><Say>Hello there</Say></Response>');
    await kit.untilOver(call);
    const fetched = await client.calls(call.sid).fetch();
    expect(fetched).toMatchObject({
      sid: call.sid,
      from: CALLER,
      to: MOTEL,
      fromFormatted: '(207) 555-0142',
      direction: 'inbound',
      status: 'completed',
      duration: '0',
    });
    expect(fetched.startTime).toBeInstanceOf(Date);
    expect(fetched.dateCreated.toISOString()).toMatch(/^2026-11-20T15:00:00/);
  });

  it('replaces the instructions of a running call', async () => {
    const call = kit.dial('<Response><Pause/><Say>A long wait</Say><Pause length="60"/></Response>');
    await kit.clock.advance(3000);
    await client.calls(call.sid).update({ twiml: '<Response><Say>Change of plan</Say></Response>' });
    await kit.untilOver(call);
    expect(heardOn(call)).toEqual(['A long wait', 'Change of plan']);
  });

  it('ends a running call', async () => {
    const call = kit.dial('<Response><Say>Hi</Say><Pause length="60"/></Response>');
    await kit.clock.advance(1000);
    expect((await client.calls(call.sid).update({ status: 'completed' })).status).toBe('completed');
    expect(call.isOver).toBe(true);
  });

  it('answers 20404 for a call that is unknown, and for changing one that is over', async () => {
    const call = kit.dial('<Response><Hangup/></Response>');
    await kit.untilOver(call);
    const gone = { status: 404, code: 20404, moreInfo: 'https://www.twilio.com/docs/errors/20404' };
    await expect(client.calls(`CA${'0'.repeat(32)}`).fetch()).rejects.toMatchObject(gone);
    await expect(client.calls(call.sid).update({ status: 'completed' })).rejects.toMatchObject(gone);
  });

  it('answers 21220 to a redirect of a call that is over', async () => {
    const call = kit.dial('<Response><Hangup/></Response>');
    await kit.untilOver(call);
    const redirect = client.calls(call.sid).update({ twiml: '<Response><Hangup/></Response>' });
    await expect(redirect).rejects.toMatchObject({ status: 400, code: 21220 });
  });

  it('answers 20003 to a wrong token', async () => {
    await expect(clientWith('wrong').calls.list()).rejects.toMatchObject({ status: 401, code: 20003 });
  });

  it('calls somebody, runs the instructions when they answer and reports every step', async () => {
    kit.answers['/outbound'] = '<Response><Say>This is your reminder</Say></Response>';
    const created = await client.calls.create({
      from: MOTEL,
      to: CALLER,
      url: 'https://desk.test/outbound',
      statusCallback: 'https://desk.test/progress',
      statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    });
    expect(created).toMatchObject({ status: 'queued', direction: 'outbound-api' });
    const call = kit.sandbox.carrier.calls.get(created.sid);
    if (!call) throw new Error('the call is missing');
    await kit.untilOver(call);
    await kit.clock.advance(100);
    expect(heardOn(call)).toEqual(['This is your reminder']);
    const steps = kit.webhooks
      .filter(({ path }) => path === '/progress')
      .map(({ params }) => params.CallStatus);
    expect(steps).toEqual(['initiated', 'ringing', 'in-progress', 'completed']);
  });

  it('does not call from a number the account does not have', async () => {
    const call = client.calls.create({ from: '+12075550199', to: CALLER, twiml: '<Response/>' });
    await expect(call).rejects.toMatchObject({ status: 400, code: 21210 });
  });

  it('lists calls by number, a page at a time', async () => {
    for (let index = 0; index < 5; index += 1)
      await kit.untilOver(kit.dial('<Response><Hangup/></Response>'));
    expect(await client.calls.list({ to: MOTEL, pageSize: 2 })).toHaveLength(5);
    expect(await client.calls.list({ to: '+12075550100' })).toHaveLength(0);
  });

  it('delivers a text message, shows it in the outbox and reports every step, signed', async () => {
    const sent = await client.messages.create({
      from: MOTEL,
      to: CALLER,
      body: 'Your room is booked.',
      statusCallback: 'https://desk.test/sms',
    });
    expect(sent).toMatchObject({ status: 'queued', numSegments: '1' });
    await kit.clock.advance(1000);
    expect((await client.messages(sent.sid).fetch()).status).toBe('delivered');
    expect(kit.outbox.list()[0]).toMatchObject({
      kind: 'sms',
      text: 'Your room is booked.',
      status: 'delivered',
    });
    const reports = kit.webhooks.filter(({ path }) => path === '/sms');
    expect(reports.map(({ params }) => params.MessageStatus)).toEqual(['queued', 'sent', 'delivered']);
    expect(
      reports.every(({ signature, params }) =>
        twilio.validateRequest(AUTH_TOKEN, signature, 'https://desk.test/sms', params),
      ),
    ).toBe(true);
  });

  it('cannot text a landline', async () => {
    kit.sandbox.carrier.lines.set(CALLER, { landline: true });
    const sent = await client.messages.create({ from: MOTEL, to: CALLER, body: 'Hello?' });
    await kit.clock.advance(1000);
    expect(await client.messages(sent.sid).fetch()).toMatchObject({
      status: 'undelivered',
      errorCode: 30006,
    });
  });

  it.each([
    [{ from: MOTEL, to: 'nonsense', body: 'x' }, 21211],
    [{ from: MOTEL, to: CALLER, body: '' }, 21602],
    [{ from: '+12075550199', to: CALLER, body: 'x' }, 21606],
    [{ from: MOTEL, to: CALLER, body: 'x'.repeat(1601) }, 21617],
  ])('refuses the message %j with error %i', async (message, code) => {
    await expect(client.messages.create(message)).rejects.toMatchObject({ status: 400, code });
  });

  it('rents a number, points it at a server and lets it be called', async () => {
    const number = await client.incomingPhoneNumbers.create({ phoneNumber: '+12072203599' });
    await client.incomingPhoneNumbers(number.sid).update({ voiceUrl: 'https://desk.test/voice' });
    const [listed] = await client.incomingPhoneNumbers.list({ phoneNumber: '+12072203599' });
    expect(listed).toMatchObject({ sid: number.sid, voiceUrl: 'https://desk.test/voice' });
  });

  it('records a running call on two channels and hands the file out', async () => {
    const call = kit.dial(
      '<Response><Say>Please hold the line for a moment</Say><Pause length="9"/></Response>',
    );
    await kit.clock.advance(100);
    const recording = await client.calls(call.sid).recordings.create({ recordingChannels: 'dual' });
    await kit.clock.advance(2000);
    await client.calls(call.sid).recordings('Twilio.CURRENT').update({ status: 'stopped' });
    const fetched = await client.recordings(recording.sid).fetch();
    expect(fetched).toMatchObject({ status: 'completed', channels: 2, duration: '2', callSid: call.sid });
    const authorization = `Basic ${Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64')}`;
    const path = `/twilio/2010-04-01/Accounts/${ACCOUNT_SID}/Recordings/${recording.sid}.wav`;
    const file = await fetch(kit.url + path, { headers: { authorization } });
    expect((await file.arrayBuffer()).byteLength).toBe(44 + 100 * 640);
    expect(await client.recordings(recording.sid).remove()).toBe(true);
    await expect(client.recordings(recording.sid).fetch()).rejects.toMatchObject({ status: 404 });
  });

  it('shows the account', async () => {
    expect(await client.api.accounts(ACCOUNT_SID).fetch()).toMatchObject({
      sid: ACCOUNT_SID,
      status: 'active',
    });
  });
});

describe('faults of the REST API', () => {
  it('refuse with 503 as often as asked, then work again', async () => {
    kit.faults.set('twilio', { kind: 'refuse', times: 1 });
    await expect(client.calls.list()).rejects.toMatchObject({ status: 503, code: 20503 });
    expect(await client.calls.list()).toEqual([]);
  });

  it('limit the rate with 429', async () => {
    kit.faults.set('twilio', { kind: 'rate_limit', times: 1 });
    await expect(client.calls.list()).rejects.toMatchObject({ status: 429, code: 20429 });
  });

  it('cut the connection', async () => {
    kit.faults.set('twilio', { kind: 'drop' });
    await expect(client.calls.list()).rejects.toThrow(/socket hang up|ECONNRESET/);
  });

  it('answer late', async () => {
    kit.faults.set('twilio', { kind: 'slow', times: 1, delayMs: 5000 });
    let answered = false;
    const listing = client.calls.list().then(() => {
      answered = true;
    });
    await expect.poll(() => kit.faults.get('twilio')).toBeNull();
    await kit.clock.advance(4900);
    expect(answered).toBe(false);
    await kit.clock.advance(200);
    await listing;
  });

  it('never answer when stalled', async () => {
    kit.faults.set('twilio', { kind: 'stall', times: 1 });
    const patience = new AbortController();
    const request = fetch(`${kit.url}/twilio/2010-04-01/Accounts/${ACCOUNT_SID}.json`, {
      signal: patience.signal,
    });
    await expect.poll(() => kit.faults.get('twilio')).toBeNull();
    patience.abort();
    await expect(request).rejects.toThrow(/abort/);
    expect(eventsOf(kit.dial('<Response><Hangup/></Response>'), 'error')).toEqual([]);
  });
});
