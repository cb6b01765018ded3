import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { openCall } from './open-call';
import { playRecording } from './play-recording';

const SOUND = 'RIFF and twenty bytes';
const RECORDING_SID = 'RE0123456789abcdef0123456789abcdef';

/** Twilio's media endpoint: wants the account's credentials and honours a range. */
let carrier: Server;
let asked: Pick<IncomingMessage, 'url' | 'headers'>[];
let status: number;

let inn: Hotel;
let recordingId: string;

beforeAll(async () => {
  carrier = createServer((request, response) => {
    asked.push({ url: request.url, headers: request.headers });
    const part = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    if (status !== 200) response.writeHead(status).end();
    else if (!part) response.writeHead(200, { 'content-length': SOUND.length }).end(SOUND);
    else {
      const [from, to] = [Number(part[1]), Number(part[2])];
      response
        .writeHead(206, { 'content-range': `bytes ${from}-${to}/${SOUND.length}` })
        .end(SOUND.slice(from, to + 1));
    }
  });
  await new Promise<void>((resolve) => carrier.listen(0, '127.0.0.1', resolve));
  process.env.TWILIO_API_BASE_URL = `http://127.0.0.1:${(carrier.address() as AddressInfo).port}/twilio`;
  inn = await buildHotel();
  recordingId = await buildRecording(inn);
});

beforeEach(() => {
  asked = [];
  status = 200;
});

afterAll(() => new Promise((resolve) => carrier.close(resolve)));

async function buildRecording({ tenantId, propertyId, e164 }: Hotel): Promise<string> {
  const from = '+12075550100';
  const call = {
    tenantId,
    propertyId,
    callSid: newId(),
    from,
    to: e164,
    origin: 'external' as const,
    now: new Date(),
  };
  const { callId } = await openCall({ ...call, serverInstance: 'voice-test' });
  const id = newId();
  const url = 'https://elsewhere.example/steal';
  const data = { tenantId, id, callId, kind: 'voicemail', recordingSid: RECORDING_SID, url, durationMs: 900 };
  await withTenant(tenantId, (db) => db.recording.create({ data }));
  return id;
}

const play = (change: { tenantId?: string; range?: string } = {}) =>
  playRecording({ tenantId: change.tenantId ?? inn.tenantId, id: recordingId, range: change.range ?? null });

describe('playRecording', () => {
  it('streams the sound from the carrier, with the account’s credentials and not to where the webhook pointed', async () => {
    const answer = await play();
    expect(answer.headers.get('content-type')).toBe('audio/wav');
    expect(answer.headers.get('content-length')).toBe(String(SOUND.length));
    expect(await answer.text()).toBe(SOUND);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.url).toMatch(
      new RegExp(`^/twilio/2010-04-01/Accounts/AC\\w+/Recordings/${RECORDING_SID}\\.wav$`),
    );
    expect(asked[0]?.headers.authorization).toMatch(/^Basic /);
  });

  it('lets a listener jump', async () => {
    const answer = await play({ range: 'bytes=5-7' });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(`bytes 5-7/${SOUND.length}`);
    expect(await answer.text()).toBe('and');
  });

  it('does not find another tenant’s recording, and does not ask the carrier for it', async () => {
    const { tenantId } = await buildHotel();
    await expect(play({ tenantId })).rejects.toMatchObject({ code: 'not_found' });
    expect(asked).toEqual([]);
  });

  it.each([
    [404, 'not_found'],
    [401, 'vendor_unavailable'],
    [503, 'vendor_unavailable'],
  ])('says what a %d of the carrier means', async (answered, code) => {
    status = answered;
    await expect(play()).rejects.toMatchObject({ code });
  });
});
