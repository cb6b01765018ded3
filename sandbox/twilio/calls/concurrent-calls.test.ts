import { afterEach, beforeEach, expect, it } from 'vitest';
import { type MediaServer, startMediaServer } from '../../testing/media-server';
import { createTwilioKit, type TwilioKit } from '../../testing/twilio-kit';

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

it('sixty calls at once each get every frame, in order and unmixed', async () => {
  const twiml = `<Response><Connect><Stream url="${server.url}/media"/></Connect></Response>`;
  const calls = Array.from({ length: 60 }, () => kit.dial(twiml));
  await kit.clock.advanceUntil(() => calls.every((call) => call.streamSid !== null));
  await kit.clock.advance(1000);
  await expect.poll(() => framesPerStream(server).filter((chunks) => chunks.length >= 50)).toHaveLength(60);
  for (const chunks of framesPerStream(server)) expect(chunks).toEqual(chunks.map((_, index) => index + 1));
});

function framesPerStream({ ofEvent }: MediaServer): number[][] {
  const streams = new Map<string, number[]>();
  for (const { streamSid = '', media } of ofEvent('media')) {
    streams.set(streamSid, [...(streams.get(streamSid) ?? []), Number(media?.chunk)]);
  }
  return [...streams.values()];
}

it('nothing beats any more once the company is closed', async () => {
  const call = kit.dial('<Response><Pause length="60"/></Response>');
  await kit.clock.advance(1000);
  kit.sandbox.close();
  const heardMs = call.audio.speaker.heardMs;
  let beats = 0;
  call.audio.micListeners.add(() => {
    beats += 1;
  });
  await kit.clock.advance(1000);
  expect([call.isOver, beats, call.audio.speaker.heardMs]).toEqual([true, 0, heardMs]);
});
