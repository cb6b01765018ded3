import { afterEach, describe, expect, it } from 'vitest';
import { base64Of } from '../../carrier/ulaw';
import { systemScheduler } from '../../scheduler';
import { createFakeScheduler } from '../../testing/fake-scheduler';
import { type ScriptedModel, startScriptedModel } from '../../testing/scripted-model';
import type { EngineEvent, EngineNote, VoiceEngine } from '../engine';
import { createRealtimeFactory } from './realtime-engine';

const opened: { model: ScriptedModel; engine: VoiceEngine }[] = [];
afterEach(async () => {
  for (const { model, engine } of opened.splice(0)) {
    engine.close();
    await model.close();
  }
});

async function open(
  options: {
    accept?: 'yes' | 'refuse' | 'silent';
    history?: EngineNote[];
    scheduler?: typeof systemScheduler;
  } = {},
) {
  const model = await startScriptedModel(options);
  const events: EngineEvent[] = [];
  const audio: [string, string][] = [];
  let wake: () => void = () => {};
  const factory = createRealtimeFactory({
    endpoint: { url: model.url, headers: { Authorization: 'Bearer k' } },
    model: 'gpt-realtime-2.1',
    transcriptionModel: 'gpt-live-transcribe',
    turnDetection: 'server_vad',
    scheduler: options.scheduler ?? systemScheduler,
  });
  const engine = factory(
    {
      instructions: 'Be kind.',
      voice: 'marin',
      locale: 'en-US',
      keywords: ['West Bethel'],
      tools: [{ type: 'function', name: 'look', description: 'Looks', parameters: { type: 'object' } }],
      history: options.history ?? [],
    },
    {
      audio(itemId, payload) {
        audio.push([itemId, payload.toString()]);
        wake();
      },
      event(event) {
        events.push(event);
        wake();
      },
    },
  );
  opened.push({ model, engine });
  async function until(found: () => boolean): Promise<void> {
    while (!found()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  return {
    model,
    engine,
    events,
    audio,
    until,
    event: (type: EngineEvent['type']) => until(() => events.some((event) => event.type === type)),
  };
}

const response = (status: string, output: object[] = []) => ({
  type: 'response.done',
  response: { id: 'r1', status, output },
});
const delta = (item: string, payload: string, id = 'r1') => ({
  type: 'response.output_audio.delta',
  event_id: 'e',
  response_id: id,
  item_id: item,
  output_index: 0,
  content_index: 0,
  delta: payload,
});

describe('a Realtime conversation', () => {
  it('is configured once, in the shape the vendor serves, without the beta header', async () => {
    const { model, event } = await open();
    await event('ready');
    expect(model.headers[0]).toMatchObject({ authorization: 'Bearer k' });
    expect(model.headers[0]).not.toHaveProperty('openai-beta');
    expect(model.received[0]).toMatchObject({
      type: 'session.update',
      session: {
        type: 'realtime',
        output_modalities: ['audio'],
        audio: {
          input: {
            format: { type: 'audio/pcmu' },
            transcription: { model: 'gpt-live-transcribe', languages: ['en'], keywords: ['West Bethel'] },
            turn_detection: { type: 'server_vad', create_response: true, interrupt_response: true },
          },
          output: { format: { type: 'audio/pcmu' }, voice: 'marin' },
        },
        tools: [{ type: 'function', name: 'look' }],
      },
    });
  });

  it('keeps what the caller says before it is ready, and forwards the rest as it comes', async () => {
    const { model, engine, event } = await open();
    const frame = base64Of(Buffer.alloc(160, 1));
    const shared = Buffer.from(frame);
    engine.appendAudio(shared);
    engine.appendAudio(shared);
    // The bytes belong to whoever handed them over.
    shared.fill(0);
    await event('ready');
    expect(await model.next('input_audio_buffer.append')).toMatchObject({
      audio: Buffer.alloc(320, 1).toString('base64'),
    });
    engine.appendAudio(frame);
    expect(await model.next('input_audio_buffer.append')).toMatchObject({ audio: frame.toString() });
  });

  it('begins with what was said before', async () => {
    const { model } = await open({
      history: [
        { key: 'a', role: 'agent', text: 'Welcome.' },
        { key: 'b', role: 'guest', text: 'Dogs?' },
        { key: 'c', role: 'system', text: 'A fact.' },
      ],
    });
    const items = [];
    for (let n = 0; n < 3; n += 1) items.push(await model.next('conversation.item.create'));
    expect(items.map(({ item }) => item)).toMatchObject([
      { role: 'assistant', content: [{ type: 'output_text', text: 'Welcome.' }] },
      { role: 'user', content: [{ type: 'input_text', text: 'Dogs?' }] },
      { role: 'system', content: [{ type: 'input_text', text: 'A fact.' }] },
    ]);
  });

  it('replaces a note that is said again under the same key', async () => {
    const { model, engine, event } = await open();
    await event('ready');
    engine.note({ key: 'greeting', role: 'agent', text: 'Welcome to the inn.', first: true });
    const first = await model.next('conversation.item.create');
    engine.note({ key: 'greeting', role: 'agent', text: 'Welcome …', first: true });
    const { id } = first.item as { id: string };
    expect(await model.next('conversation.item.delete')).toMatchObject({ item_id: id });
    expect(await model.next('conversation.item.create')).toMatchObject({ previous_item_id: 'root' });
  });

  it('hands on the sound, cut out of the text or parsed', async () => {
    const { model, event, audio, until } = await open();
    await event('ready');
    model.send(delta('a1', 'AAAA'));
    model.sendRaw(
      JSON.stringify(delta('a1', 'BBBB')).replace('"type"', ' "type" ').replace('BBBB', 'BB\\u0042B'),
    );
    await until(() => audio.length === 2);
    expect(audio).toEqual([
      ['a1', 'AAAA'],
      ['a1', 'BBBB'],
    ]);
  });

  it('plays nothing more of an answer that was cut off, and tells how much was heard of each item', async () => {
    const { model, engine, event, audio, until } = await open();
    await event('ready');
    model.send({ type: 'response.created', response: { id: 'r1' } });
    model.send(delta('a1', 'AAAA'));
    model.send(delta('a2', 'AAAA'));
    await until(() => audio.length === 2);
    engine.interrupt(
      [
        { itemId: 'a1', sentMs: 1_000, heardMs: 400 },
        { itemId: 'a2', sentMs: 900, heardMs: 0 },
        { itemId: 'recorded_1', sentMs: 900, heardMs: 100 },
      ],
      { cancel: true },
    );
    await model.next('response.cancel');
    expect(await model.next('conversation.item.truncate')).toMatchObject({
      item_id: 'a1',
      content_index: 0,
      audio_end_ms: 400,
    });
    expect(await model.next('conversation.item.delete')).toMatchObject({ item_id: 'a2' });
    model.send(delta('a2', 'LATE'));
    model.send(delta('a3', 'NEXT', 'r2'));
    await until(() => audio.length === 3);
    expect(audio.at(-1)).toEqual(['a3', 'NEXT']);
  });

  it('answers a tool with its output first and one request after it', async () => {
    const { model, engine, event, events } = await open();
    await event('ready');
    model.send({ type: 'response.created', response: { id: 'r1' } });
    const call = {
      type: 'function_call',
      status: 'completed',
      call_id: 'k1',
      name: 'look',
      arguments: '{"at":1}',
    };
    model.send({
      type: 'response.output_item.done',
      item: { ...call, status: 'incomplete', call_id: 'cut' },
    });
    model.send({ type: 'response.output_item.done', item: call });
    model.send(response('completed', [call]));
    await event('response_done');
    expect(events.filter(({ type }) => type === 'tool_call')).toEqual([
      { type: 'tool_call', toolCallId: 'k1', name: 'look', argsJson: '{"at":1}' },
    ]);
    engine.answerTool('k1', '{"ok":true}', { respond: true });
    expect(await model.next('conversation.item.create')).toMatchObject({
      item: { type: 'function_call_output', call_id: 'k1', output: '{"ok":true}' },
    });
    await model.next('response.create');
    expect(model.received.filter(({ type }) => type === 'response.create')).toHaveLength(1);
  });

  it('asks again when the vendor already had an answer under way', async () => {
    const { model, engine, event } = await open();
    await event('ready');
    engine.respond();
    const { event_id } = await model.next('response.create');
    model.send({
      type: 'error',
      event_id: 'x',
      error: {
        type: 'invalid_request_error',
        code: 'conversation_already_has_active_response',
        message: '',
        event_id,
      },
    });
    model.send(response('completed'));
    await model.next('response.create');
  });

  it('puts late transcripts and usage into words of ours', async () => {
    const { model, event, events } = await open();
    await event('ready');
    model.send({
      type: 'conversation.item.input_audio_transcription.delta',
      item_id: 'u1',
      delta: 'Do you ',
    });
    model.send({
      type: 'conversation.item.input_audio_transcription.delta',
      item_id: 'u1',
      delta: 'take dogs?',
    });
    model.send({
      type: 'conversation.item.input_audio_transcription.completed',
      item_id: 'u1',
      transcript: 'Do you take dogs? ',
      usage: { type: 'duration', seconds: 2 },
    });
    await event('usage');
    expect(events.filter(({ type }) => type === 'guest_words')).toEqual([
      { type: 'guest_words', itemId: 'u1', text: 'Do you ', final: false },
      { type: 'guest_words', itemId: 'u1', text: 'Do you take dogs?', final: false },
      { type: 'guest_words', itemId: 'u1', text: 'Do you take dogs?', final: true },
    ]);
  });

  it('survives nonsense and errors that do no harm', async () => {
    const { model, event, events, engine } = await open();
    await event('ready');
    for (const raw of [
      '',
      '{',
      '[]',
      'null',
      '{"type":"response.done"}',
      '{"type":"new.event"}',
      '{"type":"response.output_audio.delta"}',
    ])
      model.sendRaw(raw);
    model.send({
      type: 'error',
      error: { type: 'invalid_request_error', code: 'response_cancel_not_active', message: 'no' },
    });
    await event('problem');
    engine.respond();
    await model.next('response.create');
    expect(events.some(({ type }) => type === 'lost')).toBe(false);
  });

  it('shows that it is alive when asked', async () => {
    const { engine, event, events, model } = await open();
    await event('ready');
    events.length = 0;
    engine.probe();
    await event('alive');
    expect(model.received.filter(({ type }) => type === 'session.update')).toHaveLength(2);
  });
});

describe('a conversation that is lost', () => {
  it('says once that it was refused', async () => {
    const { event, events } = await open({ accept: 'refuse' });
    await event('lost');
    expect(events).toEqual([{ type: 'lost', cause: 'refused', message: 'the model answered 503' }]);
  });

  it('says that it was dropped', async () => {
    const { model, event, events } = await open();
    await event('ready');
    model.drop();
    await event('lost');
    expect(events.at(-1)).toMatchObject({ type: 'lost', cause: 'dropped' });
  });

  it('says that the session expired', async () => {
    const { model, event, events } = await open();
    await event('ready');
    model.send({
      type: 'error',
      error: { type: 'invalid_request_error', code: 'session_expired', message: '60 minutes' },
    });
    await event('lost');
    expect(events.at(-1)).toMatchObject({ type: 'lost', cause: 'expired' });
  });

  it('is called stalled when it accepts and says nothing', async () => {
    const scheduler = createFakeScheduler();
    const { event, events, model } = await open({ accept: 'silent', scheduler });
    await model.next('session.update');
    scheduler.advance(4_000);
    await event('lost');
    expect(events).toEqual([{ type: 'lost', cause: 'stalled', message: expect.any(String) }]);
  });

  it('says nothing after it was closed', async () => {
    const { model, engine, event, events } = await open();
    await event('ready');
    const before = events.length;
    engine.close();
    model.send({ type: 'response.created', response: { id: 'r1' } });
    await new Promise<void>((resolve) => setTimeout(resolve, 50));
    expect(events).toHaveLength(before);
    expect(model.connections()).toBe(0);
  });
});
