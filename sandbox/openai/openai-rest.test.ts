import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenAiStandIn, startOpenAi } from './testing/realtime-client';

const TRANSCRIPT = `Agent: Thank you for calling West Bethel Motel. How can I help you?
Caller: Hello.
Caller: I would like a room for next Friday for three nights.
Agent: We have a Queen Room for $389.50. Shall I confirm the booking?
Caller: Yes.
Agent: Your booking is confirmed. The confirmation code is WB-4F7K. Is there anything else?`;

let openai: OpenAiStandIn;

beforeAll(async () => {
  openai = await startOpenAi();
});
afterAll(() => openai.close());
beforeEach(() => openai.faults.clear());

describe('models', () => {
  it('are listed with the day they are switched off', async () => {
    const models = (await openai.api.models.list()).data;
    const dates = new Map(models.map((model) => [model.id, model.shutdown_date]));
    expect(dates.get('gpt-realtime-2.1')).toBeNull();
    expect(dates.get('gpt-realtime')).toBe('2027-01-20');
    expect(dates.get('gpt-4o-mini-transcribe')).toBe('2027-02-26');
    for (const id of [
      'gpt-realtime-2.1-mini',
      'gpt-live-1.1',
      'gpt-transcribe',
      'gpt-live-transcribe',
      'gpt-6-luna',
    ]) {
      expect(dates.has(id)).toBe(true);
    }
    await expect(openai.api.models.retrieve('nope')).rejects.toMatchObject({
      status: 404,
      code: 'model_not_found',
    });
  });
});

describe('text answers', () => {
  it('summarise a call with nothing but what was said', async () => {
    const response = await openai.api.responses.create({
      model: 'gpt-6-luna',
      instructions: 'Summarise.',
      input: TRANSCRIPT,
    });
    expect(response.output_text).toBe(
      'The caller said: "I would like a room for next Friday for three nights.". The front desk said: "The confirmation code is WB-4F7K."',
    );
    expect(response.usage?.total_tokens).toBeGreaterThan(50);
  });

  it('take the shape of a JSON schema and leave empty what they cannot know', async () => {
    const completion = await openai.api.chat.completions.create({
      model: 'gpt-6-luna',
      messages: [
        { role: 'system', content: 'Summarise the call.' },
        { role: 'user', content: TRANSCRIPT },
      ],
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'summary',
          schema: {
            type: 'object',
            properties: {
              summary: { type: 'string' },
              outcome: { type: 'string', enum: ['lead', 'booking', 'other'] },
              email: { type: ['string', 'null'] },
              topics: { type: 'array', items: { type: 'string' } },
            },
          },
        },
      },
    });
    expect(JSON.parse(completion.choices[0]?.message.content ?? '')).toEqual({
      summary: expect.stringContaining('WB-4F7K'),
      outcome: 'booking',
      email: null,
      topics: [],
    });
  });

  it('refuse to stream, and requests without a model', async () => {
    await expect(
      openai.api.responses.create({ model: 'gpt-6-luna', input: 'x', stream: true }),
    ).rejects.toMatchObject({ status: 400 });
    await expect(
      openai.api.chat.completions.create({ model: '', messages: [{ role: 'user', content: 'x' }] }),
    ).rejects.toMatchObject({
      status: 400,
      param: 'model',
    });
  });
});

describe('embeddings', () => {
  it('are unit vectors that bring like texts together', async () => {
    const { data } = await openai.api.embeddings.create({
      model: 'text-embedding-3-small',
      input: ['Are dogs allowed?', 'Is a dog allowed in the room?', 'What time is breakfast?'],
    });
    const [dogs, dog, breakfast] = data.map((each) => each.embedding);
    const dot = (a: number[] = [], b: number[] = []) =>
      a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
    expect(dogs).toHaveLength(1536);
    expect(dot(dogs, dogs)).toBeCloseTo(1, 4);
    expect(dot(dogs, dog)).toBeGreaterThan(dot(dogs, breakfast) + 0.1);
  });

  it('come in the length that is asked for', async () => {
    const { data } = await openai.api.embeddings.create({
      model: 'text-embedding-3-small',
      input: 'Are dogs allowed?',
      dimensions: 64,
      encoding_format: 'float',
    });
    expect(data[0]?.embedding).toHaveLength(64);
  });
});

describe('speech', () => {
  it('is a WAV of plausible length', async () => {
    const response = await openai.api.audio.speech.create({
      model: 'gpt-4o-mini-tts',
      voice: 'marin',
      input: 'Good morning.',
      response_format: 'wav',
    });
    const wav = Buffer.from(await response.arrayBuffer());
    expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
    expect(wav.readUInt32LE(24)).toBe(24_000);
    expect(wav.length).toBeGreaterThan(24_000);
  });

  it('refuses formats it cannot render', async () => {
    await expect(
      openai.api.audio.speech.create({
        model: 'gpt-4o-mini-tts',
        voice: 'marin',
        input: 'x',
        response_format: 'mp3',
      }),
    ).rejects.toMatchObject({ status: 400, param: 'response_format' });
  });
});

describe('the door', () => {
  it('wants a key', async () => {
    const keyless = await fetch(`http://127.0.0.1:${openai.port}/v1/models`);
    expect(keyless.status).toBe(401);
    expect(await keyless.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
  });

  it('answers broken bodies like the vendor', async () => {
    const broken = await fetch(`http://127.0.0.1:${openai.port}/v1/responses`, {
      method: 'POST',
      headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
      body: '{',
    });
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
  });

  it.each([
    ['refuse', 503],
    ['rate_limit', 429],
  ] as const)('answers %s with %i', async (kind, status) => {
    openai.faults.set('openai', { kind, times: 1 });
    await expect(openai.api.models.list()).rejects.toBeInstanceOf(OpenAI.APIError);
    openai.faults.set('openai', { kind, times: 1 });
    await expect(openai.api.models.list()).rejects.toMatchObject({ status });
    await expect(openai.api.models.list()).resolves.toBeDefined();
  });

  it('cuts the connection when dropped', async () => {
    openai.faults.set('openai', { kind: 'drop', times: 1 });
    await expect(openai.api.models.list()).rejects.toBeInstanceOf(OpenAI.APIConnectionError);
  });
});
