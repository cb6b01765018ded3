import twilioWebhooks from 'twilio/lib/webhooks/webhooks.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sayOnPhone } from '../../phone/phone';
import { type MediaServer, startMediaServer } from '../../testing/media-server';
import { AUTH_TOKEN, createTwilioKit, eventsOf, heardOn, type TwilioKit } from '../../testing/twilio-kit';
import type { Call } from '../calls/call';
import { startProgram } from '../twiml/run-program';

let server: MediaServer;
let kit: TwilioKit;

beforeEach(async () => {
  server = await startMediaServer();
  kit = createTwilioKit();
});

afterEach(async () => {
  kit.sandbox.close();
  await server.close();
});

function streamTwiml(url = `${server.url}/media/ticket`): string {
  return (
    `<Response><Connect><Stream url="${url}" name="desk" statusCallback="/stream-status">` +
    '<Parameter name="property" value="motel"/></Stream></Connect><Say>The stream is gone</Say></Response>'
  );
}

/** Dials and lets the stream get its first frames. */
async function connect(url?: string): Promise<Call> {
  const call = kit.dial(streamTwiml(url));
  await kit.clock.advanceUntil(() => server.messages.length > 2);
  return call;
}

const voice = (ms: number) => Buffer.alloc(ms * 8, 0x55).toString('base64');

/** Real sockets need real turns of the loop; fake time stands still meanwhile. */
async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 5000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('the socket did not deliver in time');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('a media stream', () => {
  it('is signed for the address without its query, and begins with connected and start', async () => {
    const call = await connect(`${server.url}/media/ticket?dropped=yes`);
    const [request] = server.requests;
    expect(request?.url).toBe('/media/ticket');
    const signature = String(request?.headers['x-twilio-signature']);
    expect(twilioWebhooks.validateRequest(AUTH_TOKEN, signature, `${server.url}/media/ticket`, {})).toBe(
      true,
    );
    expect(server.messages[0]).toEqual({ event: 'connected', protocol: 'Call', version: '1.0.0' });
    expect(server.messages[1]).toMatchObject({
      event: 'start',
      sequenceNumber: '1',
      start: {
        callSid: call.sid,
        tracks: ['inbound'],
        customParameters: { property: 'motel' },
        mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
      },
    });
  });

  it('carries fifty numbered frames a second, silence where nobody speaks', async () => {
    const call = await connect();
    const before = server.ofEvent('media').length;
    await kit.clock.advance(1000);
    await until(() => server.ofEvent('media').length === before + 50);
    const media = server.ofEvent('media');
    expect(media[0]).toMatchObject({
      sequenceNumber: '2',
      media: { track: 'inbound', chunk: '1', timestamp: '0' },
    });
    expect(media.map((message) => Number(message.media?.timestamp))).toEqual(
      media.map((_, index) => index * 20),
    );
    expect(media.every((message) => message.streamSid === call.streamSid)).toBe(true);
    expect(Buffer.from(media[0]?.media?.payload ?? '', 'base64')).toEqual(Buffer.alloc(160, 0xff));
  });

  it('carries the caller\u2019s words behind the watermark that names them', async () => {
    const call = await connect();
    await sayOnPhone(kit.sandbox.carrier, call, 'Two nights please');
    const before = server.ofEvent('media').length;
    await kit.clock.advance(1000);
    await until(() => server.ofEvent('media').length >= before + 50);
    const frames = server
      .ofEvent('media')
      .map((message) => Buffer.from(message.media?.payload ?? '', 'base64'));
    const marked = frames.findIndex((frame) => kit.utterances.read(frame) !== null);
    const id = kit.utterances.read(frames[marked] ?? Buffer.alloc(0));
    expect(kit.utterances.find(id ?? 0n)?.text).toBe('Two nights please');
    expect(frames.slice(marked + 1, marked + 18).every((frame) => frame[0] === 0x55)).toBe(true);
    expect(eventsOf(call, 'caller_text').map(({ state }) => state)).toEqual(['started', 'finished']);
  });

  it('echoes a mark when everything before it has been heard, not earlier', async () => {
    const call = await connect();
    const streamSid = call.streamSid;
    server.send({ event: 'media', streamSid, media: { payload: voice(400) } });
    server.send({ event: 'mark', streamSid, mark: { name: 'a:1' } });
    await until(() => eventsOf(call, 'mark').length === 1);
    await kit.clock.advance(380);
    expect(eventsOf(call, 'mark').map(({ state }) => state)).toEqual(['received']);
    await kit.clock.advance(40);
    await until(() => server.ofEvent('mark').length === 1);
    expect(server.ofEvent('mark')[0]).toMatchObject({ streamSid, mark: { name: 'a:1' } });
  });

  it('returns every pending mark at once on clear and plays nothing more', async () => {
    const call = await connect();
    const streamSid = call.streamSid;
    for (const name of ['a', 'b']) {
      server.send({ event: 'media', streamSid, media: { payload: voice(1000) } });
      server.send({ event: 'mark', streamSid, mark: { name } });
    }
    await until(() => eventsOf(call, 'mark').length === 2);
    await kit.clock.advance(200);
    server.send({ event: 'clear', streamSid });
    await until(() => server.ofEvent('mark').length === 2);
    expect(server.ofEvent('mark').map((message) => message.mark?.name)).toEqual(['a', 'b']);
    expect(eventsOf(call, 'clear')[0]?.droppedMs).toBeGreaterThan(1700);
    expect(call.audio.speaker.queuedMs).toBe(0);
  });

  it('ignores frames of another stream, marks without a name and nonsense, and goes on', async () => {
    const call = await connect();
    const streamSid = call.streamSid;
    server.send({ event: 'media', streamSid: 'MZother', media: { payload: voice(1000) } });
    server.send({ event: 'mark', streamSid });
    server.socket().send('not json');
    server.socket().send(Buffer.from([1, 2, 3]));
    await until(() => eventsOf(call, 'error').length === 4);
    expect(call.audio.speaker.queuedMs).toBe(0);
    server.send({ event: 'mark', streamSid, mark: { name: 'still here' } });
    await until(() => server.ofEvent('mark').length === 1);
  });

  it('tells of every key pressed', async () => {
    const call = await connect();
    call.pressKeys('5#');
    await until(() => server.ofEvent('dtmf').length === 2);
    expect(server.ofEvent('dtmf').map((message) => message.dtmf)).toEqual([
      { track: 'inbound_track', digit: '5' },
      { track: 'inbound_track', digit: '#' },
    ]);
  });

  it('says stop when the caller hangs up', async () => {
    const call = await connect();
    call.setStatus('completed');
    await until(() => server.isClosed());
    expect(server.messages.at(-1)).toMatchObject({ event: 'stop', stop: { callSid: call.sid } });
  });

  it('hands over to the next instruction when the server closes it', async () => {
    const call = await connect();
    server.socket().close();
    await until(() => eventsOf(call, 'stream').at(-1)?.state === 'stopped');
    await kit.untilOver(call);
    expect(heardOn(call)).toEqual(['The stream is gone']);
  });

  it('hands over to the next instruction when nobody answers at its address', async () => {
    const call = kit.dial(streamTwiml('ws://127.0.0.1:1/media'));
    await until(() => eventsOf(call, 'stream').at(-1)?.state === 'failed');
    await kit.untilOver(call);
    expect(eventsOf(call, 'error')[0]?.code).toBe(31920);
    expect(heardOn(call)).toEqual(['The stream is gone']);
  });

  it('is refused on an unencrypted address that is not this machine', async () => {
    const call = kit.dial(streamTwiml('ws://desk.example/media'));
    await kit.untilOver(call);
    expect(eventsOf(call, 'error')[0]?.code).toBe(31922);
  });

  it('is stopped when the call gets other instructions, which come after what it was playing', async () => {
    const call = await connect();
    server.send({ event: 'media', streamSid: call.streamSid, media: { payload: voice(5000) } });
    await until(() => call.audio.speaker.queuedMs === 5000);
    void startProgram(kit.sandbox.carrier, call, {
      kind: 'inline',
      twiml: '<Response><Say>Moved</Say></Response>',
    });
    await until(() => server.isClosed());
    await kit.untilOver(call);
    expect(server.messages.at(-1)?.event).toBe('stop');
    expect(heardOn(call)).toEqual(['Moved']);
  });

  it('reports its start and stop to its status callback', async () => {
    const call = await connect();
    server.socket().close();
    await until(() => eventsOf(call, 'stream').at(-1)?.state === 'stopped');
    await kit.untilOver(call);
    const reports = kit.webhooks.filter(({ path }) => path === '/stream-status').map(({ params }) => params);
    expect(reports.map(({ StreamEvent }) => StreamEvent)).toEqual(['stream-started', 'stream-stopped']);
    expect(reports[0]).toMatchObject({ CallSid: call.sid, StreamName: 'desk' });
  });
});

describe('a fault of the telephone company', () => {
  it('cuts a live stream the moment the switch is thrown', async () => {
    const call = await connect();
    kit.faults.set('twilio', { kind: 'drop', times: 1 });
    await until(() => server.isClosed());
    await until(() => eventsOf(call, 'stream').at(-1)?.state === 'stopped');
    await kit.untilOver(call);
    expect(server.ofEvent('stop')).toEqual([]);
    expect(heardOn(call)).toEqual(['The stream is gone']);
    expect(kit.faults.get('twilio')).toBeNull();
  });

  it('freezes a live stream until it is cleared', async () => {
    const call = await connect();
    kit.faults.set('twilio', { kind: 'stall' });
    const before = server.messages.length;
    await kit.clock.advance(1000);
    expect(server.messages.length).toBe(before);
    kit.faults.clear('twilio');
    await kit.clock.advance(100);
    await until(() => server.messages.length > before);
    expect(call.status).toBe('in-progress');
  });

  it('refuses a new stream and lets the next instruction take over', async () => {
    kit.faults.set('twilio', { kind: 'refuse', times: 1 });
    const call = kit.dial(streamTwiml());
    await kit.untilOver(call);
    expect(heardOn(call)).toEqual(['The stream is gone']);
    expect(server.requests).toEqual([]);
  });
});
