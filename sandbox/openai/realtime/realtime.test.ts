import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONFIRMED, HELD, INSTRUCTIONS, OFFERS, TOOLS } from '../conversation/testing/talk';
import { type OpenAiStandIn, type RealtimeClient, silence, startOpenAi } from '../testing/realtime-client';

const tools = TOOLS.map((tool) => ({ type: 'function', description: tool.name, ...tool }));
const pcmu = { format: { type: 'audio/pcmu' } };
const vad = (settings: Record<string, unknown>) => ({
  audio: { input: { ...pcmu, turn_detection: { type: 'server_vad', ...settings } }, output: pcmu },
});

let openai: OpenAiStandIn;
let client: RealtimeClient;

beforeEach(async () => {
  openai = await startOpenAi();
  client = openai.connect();
});

afterEach(async () => {
  client.socket.close();
  await openai.close();
});

/** Sends something wrong and returns the error event it earns. */
async function errorFor(event: Record<string, unknown>) {
  client.sendRaw({ event_id: 'mine', ...event });
  return (await client.next('error')).error;
}

function injectGreeting(): void {
  client.send({
    type: 'conversation.item.create',
    item: {
      type: 'message',
      role: 'assistant',
      content: [{ type: 'output_text', text: 'How can I help you?' }],
    },
  });
}

describe('session', () => {
  it('starts with session.created and shows the effective settings after an update', async () => {
    const created = await client.next('session.created');
    expect(created.session).toMatchObject({
      type: 'realtime',
      object: 'realtime.session',
      model: 'gpt-realtime-2.1',
      output_modalities: ['audio'],
    });
    client.sendRaw({
      type: 'session.update',
      session: { type: 'realtime', instructions: INSTRUCTIONS, tools, ...vad({ silence_duration_ms: 300 }) },
    });
    const { session } = await client.next('session.updated');
    expect(session).toMatchObject({
      instructions: INSTRUCTIONS,
      audio: {
        input: {
          turn_detection: {
            type: 'server_vad',
            threshold: 0.5,
            prefix_padding_ms: 300,
            silence_duration_ms: 300,
          },
        },
        output: { format: { type: 'audio/pcmu' }, voice: 'marin' },
      },
    });
  });

  it.each([
    ['no type', {}, 'missing_required_parameter', 'session.type'],
    [
      'both modalities',
      { type: 'realtime', output_modalities: ['audio', 'text'] },
      'invalid_value',
      'session.output_modalities',
    ],
    [
      'an unknown voice',
      { type: 'realtime', audio: { output: { voice: 'gandalf' } } },
      'invalid_value',
      'session.audio.output.voice',
    ],
    [
      'a rate for µ-law',
      { type: 'realtime', audio: { input: { format: { type: 'audio/pcmu', rate: 8000 } } } },
      'unknown_parameter',
      'session.audio.input.format.rate',
    ],
    [
      'strict tools',
      { type: 'realtime', tools: [{ type: 'function', name: 'x', strict: true }] },
      'unknown_parameter',
      'session.tools[0].strict',
    ],
    [
      'a field of the old shape',
      { type: 'realtime', modalities: ['text'] },
      'unknown_parameter',
      'session.modalities',
    ],
    [
      'a wild speed',
      { type: 'realtime', audio: { output: { speed: 9 } } },
      'invalid_value',
      'session.audio.output.speed',
    ],
    [
      'an idle timeout for semantic turns',
      {
        type: 'realtime',
        audio: { input: { turn_detection: { type: 'semantic_vad', idle_timeout_ms: 5000 } } },
      },
      'unknown_parameter',
      'session.audio.input.turn_detection.idle_timeout_ms',
    ],
  ])('refuses an update with %s', async (_name, session, code, param) => {
    await client.next('session.created');
    expect(await errorFor({ type: 'session.update', session })).toMatchObject({
      type: 'invalid_request_error',
      code,
      param,
      event_id: 'mine',
    });
  });

  it('stays open through broken frames', async () => {
    await client.next('session.created');
    client.sendRaw('{"type": "resp');
    expect((await client.next('error')).error.code).toBe('invalid_json');
    expect((await errorFor({ type: 'response.speak' })).message).toContain(
      "Supported values are: 'session.update'",
    );
    expect((await errorFor({ type: 'input_audio_buffer.append', audio: '§§' })).param).toBe('audio');
    client.sendRaw('[1,2]');
    expect((await client.next('error')).error.code).toBe('invalid_json');
    await client.settled();
  });

  it('turns away the old protocol header, unknown models and missing keys', async () => {
    const beta = openai.connect({ headers: { 'OpenAI-Beta': 'realtime=v1' } });
    expect((await beta.next('error')).error.code).toBe('beta_api_shape_disabled');
    await beta.until(() => beta.closed !== null, 'close');
    const unknown = openai.connect({ model: 'gpt-imaginary' });
    expect((await unknown.next('error')).error.code).toBe('model_not_found');
    const keyless = openai.connect({ headers: { Authorization: '' } });
    await keyless.until(() => keyless.problems.length > 0, 'refusal');
    expect(keyless.problems[0]).toContain('401');
  });

  it('ends after its longest age', async () => {
    const short = await startOpenAi({ sessionMaxMs: 60_000 });
    const session = short.connect();
    await session.next('session.created');
    await short.clock.advance(60_000);
    expect((await session.next('error')).error.code).toBe('session_expired');
    await session.until(() => session.closed !== null, 'close');
    expect(session.closed?.code).toBe(1001);
    await short.close();
  });

  it('does not change its voice after it has spoken', async () => {
    await client.configure();
    client.send({ type: 'response.create' });
    await client.next('response.done');
    expect(
      (
        await errorFor({
          type: 'session.update',
          session: { type: 'realtime', audio: { output: { voice: 'cedar' } } },
        })
      ).code,
    ).toBe('cannot_update_voice');
  });
});

describe('a reply', () => {
  it('comes as the documented sequence of events, faster than it is spoken', async () => {
    await client.configure({ instructions: INSTRUCTIONS });
    const startedAtMs = openai.clock.nowMs();
    client.send({ type: 'response.create' });
    const done = await client.next('response.done');
    const types = client.types().slice(client.types().indexOf('response.created'));
    expect([...new Set(types)]).toEqual([
      'response.created',
      'rate_limits.updated',
      'response.output_item.added',
      'conversation.item.added',
      'response.content_part.added',
      'response.output_audio_transcript.delta',
      'response.output_audio.delta',
      'response.output_audio.done',
      'response.output_audio_transcript.done',
      'response.content_part.done',
      'conversation.item.done',
      'response.output_item.done',
      'response.done',
    ]);
    const [said] = client.all('response.output_audio_transcript.done');
    const text =
      "Thank you for calling West Bethel Motel. I'm the AI assistant at the front desk. How can I help you?";
    expect(said?.transcript).toBe(text);
    expect(
      client
        .all('response.output_audio_transcript.delta')
        .map((event) => event.delta)
        .join(''),
    ).toBe(text);
    const audio = Buffer.concat(
      client.all('response.output_audio.delta').map((event) => Buffer.from(event.delta, 'base64')),
    );
    expect(audio.length % 160).toBe(0);
    expect(audio.length / 8).toBeGreaterThan(4000);
    expect(openai.clock.nowMs() - startedAtMs).toBeLessThan(audio.length / 8);
    expect(done.response).toMatchObject({
      status: 'completed',
      output: [{ type: 'message', role: 'assistant', status: 'completed' }],
    });
    const seconds = audio.length / 8000;
    expect(done.response.usage?.output_token_details?.audio_tokens).toBeCloseTo(seconds * 20, -1);
  });

  it('marks every sentence with a watermark that names its words', async () => {
    await client.configure({ instructions: INSTRUCTIONS });
    client.send({ type: 'response.create' });
    await client.next('response.done');
    const audio = Buffer.concat(
      client.all('response.output_audio.delta').map((event) => Buffer.from(event.delta, 'base64')),
    );
    const sentences: (string | undefined)[] = [];
    for (
      let found = openai.utterances.search(audio);
      found;
      found = openai.utterances.search(audio, found.offset + 160)
    ) {
      expect(found.offset % 160).toBe(0);
      sentences.push(openai.utterances.find(found.id)?.text);
    }
    expect(sentences).toEqual([
      'Thank you for calling West Bethel Motel.',
      "I'm the AI assistant at the front desk.",
      'How can I help you?',
    ]);
  });

  it('is written when only text is asked for', async () => {
    await client.configure({ output_modalities: ['text'], instructions: INSTRUCTIONS });
    client.send({ type: 'response.create' });
    const { text } = await client.next('response.output_text.done');
    expect(text).toContain('West Bethel Motel');
    expect(client.count('response.output_audio.delta')).toBe(0);
  });

  it('comes as 24 kHz PCM when the session asks for it', async () => {
    await client.next('session.created');
    client.send({ type: 'response.create', response: { instructions: 'Say exactly: "Good morning."' } });
    await client.next('response.done');
    const audio = Buffer.concat(
      client.all('response.output_audio.delta').map((event) => Buffer.from(event.delta, 'base64')),
    );
    const [spoken] = client.all('response.done');
    expect(spoken?.response.usage?.output_token_details?.audio_tokens).toBe(
      Math.ceil(audio.length / 48 / 50),
    );
  });

  it('says what the response is told to say, beside the conversation', async () => {
    await client.configure({ instructions: INSTRUCTIONS });
    client.send({
      type: 'response.create',
      response: {
        conversation: 'none',
        instructions: 'Say exactly: "One moment while I look."',
        metadata: { kind: 'filler' },
      },
    });
    const done = await client.next('response.done');
    expect(client.all('response.output_audio_transcript.done')[0]?.transcript).toBe(
      'One moment while I look.',
    );
    expect(done.response.metadata).toEqual({ kind: 'filler' });
    expect(client.count('conversation.item.added')).toBe(0);
    client.send({ type: 'response.create' });
    await client.next('response.done');
    expect(client.all('response.output_audio_transcript.done')[1]?.transcript).toContain(
      'Thank you for calling',
    );
  });

  it('answers input of its own instead of the conversation', async () => {
    await client.configure({ instructions: INSTRUCTIONS });
    client.send({
      type: 'response.create',
      response: {
        conversation: 'none',
        input: [
          { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Are you a robot?' }] },
        ],
      },
    });
    await client.next('response.done');
    expect(client.all('response.output_audio_transcript.done')[0]?.transcript).toContain('AI assistant');
  });

  it('stops at the token limit', async () => {
    await client.configure({ instructions: INSTRUCTIONS, max_output_tokens: 20 });
    client.send({ type: 'response.create' });
    const { response } = await client.next('response.done');
    expect(response).toMatchObject({ status: 'incomplete', status_details: { reason: 'max_output_tokens' } });
  });

  it('refuses a second response while one is under way, and a cancel when none is', async () => {
    await client.configure();
    expect((await errorFor({ type: 'response.cancel' })).code).toBe('response_cancel_not_active');
    client.send({ type: 'response.create' });
    await client.next('response.created');
    expect((await errorFor({ type: 'response.create' })).code).toBe(
      'conversation_already_has_active_response',
    );
    client.send({ type: 'response.cancel' });
    client.send({ type: 'response.create' });
    const { response } = await client.next('response.done');
    expect(response).toMatchObject({ status: 'cancelled', status_details: { reason: 'client_cancelled' } });
    expect((await client.next('response.done')).response.status).toBe('completed');
  });

  it('counts what was read before as cached', async () => {
    await client.configure({ instructions: INSTRUCTIONS, tools });
    const usages = [];
    for (const words of ['Hello.', 'Thank you.']) {
      client.type(words);
      client.send({ type: 'response.create' });
      usages.push((await client.next('response.done')).response.usage);
    }
    const [first, second] = usages;
    expect(first?.input_token_details).toMatchObject({ cached_tokens: 0, audio_tokens: 0 });
    expect(second?.input_token_details?.cached_tokens).toBeGreaterThan(100);
    expect(second?.input_tokens).toBeGreaterThan(first?.input_tokens ?? 0);
    expect(second?.total_tokens).toBe((second?.input_tokens ?? 0) + (second?.output_tokens ?? 0));
  });
});

describe('hearing', () => {
  it('hears the words of the phone, waits for silence, answers, and transcribes afterwards', async () => {
    await client.configure({
      instructions: INSTRUCTIONS,
      tools,
      audio: { input: { ...pcmu, transcription: { model: 'gpt-live-transcribe' } }, output: pcmu },
    });
    injectGreeting();
    await client.speak('Do you allow dogs?');
    const call = await client.next('response.function_call_arguments.done');
    expect(JSON.parse(call.arguments)).toEqual({ query: 'Do you allow dogs?' });
    const heard = [
      'input_audio_buffer.speech_started',
      'input_audio_buffer.speech_stopped',
      'input_audio_buffer.committed',
      'response.created',
    ];
    expect(client.types().filter((type) => heard.includes(type))).toEqual(heard);
    const transcript = await client.next('conversation.item.input_audio_transcription.completed');
    expect(transcript.transcript).toBe('Do you allow dogs?');
    expect(transcript.usage.type).toBe('duration');
    expect(transcript.item_id).toBe(client.all('input_audio_buffer.committed')[0]?.item_id);
  });

  it('hears in chunks of any size and at any offset', async () => {
    await client.configure({ instructions: INSTRUCTIONS, tools });
    injectGreeting();
    client.append(silence(33), 33);
    await client.speak('Is parking free?', { chunkBytes: 777 });
    expect(JSON.parse((await client.next('response.function_call_arguments.done')).arguments)).toEqual({
      query: 'Is parking free?',
    });
  });

  it('does not end a turn before the silence it was told to wait for', async () => {
    await client.configure(vad({ silence_duration_ms: 900 }));
    await client.speak('Hello there.', { silenceMs: 860 });
    await client.settled();
    expect(client.count('input_audio_buffer.speech_stopped')).toBe(0);
    client.append(silence(60));
    await client.next('input_audio_buffer.speech_stopped');
  });

  it('takes two sentences with a short pause between for one turn', async () => {
    await client.configure({ instructions: INSTRUCTIONS, tools });
    injectGreeting();
    await client.speak('I need a room tonight.', { silenceMs: 300 });
    await client.speak('For two adults.');
    const call = await client.next('response.function_call_arguments.done');
    expect(call.name).toBe('check_availability');
    expect(client.count('input_audio_buffer.committed')).toBe(1);
  });

  it('hears a voice without a watermark as a voice, and understands nothing', async () => {
    await client.configure({ instructions: INSTRUCTIONS });
    const tone = Buffer.from(Array.from({ length: 8000 }, (_, i) => (i % 16 < 8 ? 0x90 : 0x10)));
    client.append(Buffer.concat([tone, silence(700)]));
    await client.next('input_audio_buffer.speech_stopped');
    await client.next('response.done');
    expect(client.all('response.output_audio_transcript.done')[0]?.transcript).toContain("didn't catch that");
  });

  it('does not take silence or a click for speech', async () => {
    await client.configure();
    client.append(Buffer.concat([silence(500), Buffer.alloc(160, 0x90), silence(500)]));
    await client.settled();
    expect(client.count('input_audio_buffer.speech_started')).toBe(0);
  });

  it('waits longer for a sentence that trails off when turns are semantic', async () => {
    await client.configure({
      audio: {
        input: { ...pcmu, turn_detection: { type: 'semantic_vad', eagerness: 'high' } },
        output: pcmu,
      },
    });
    await client.speak('I would like a room for', { silenceMs: 1900 });
    await client.settled();
    expect(client.count('input_audio_buffer.speech_stopped')).toBe(0);
    client.append(silence(200));
    await client.next('input_audio_buffer.speech_stopped');
  });

  it('leaves commit and response to the client when turn detection is off', async () => {
    await client.configure({
      instructions: INSTRUCTIONS,
      tools,
      audio: { input: { ...pcmu, turn_detection: null }, output: pcmu },
    });
    injectGreeting();
    expect((await errorFor({ type: 'input_audio_buffer.commit' })).code).toBe(
      'input_audio_buffer_commit_empty',
    );
    await client.speak('Do you have a pool?');
    client.send({ type: 'input_audio_buffer.commit' });
    await client.next('input_audio_buffer.committed');
    await client.settled();
    expect(client.count('response.created')).toBe(0);
    client.send({ type: 'response.create' });
    expect((await client.next('response.function_call_arguments.done')).name).toBe('search_knowledge');
  });

  it('prompts a silent caller after the idle timeout, counted from the end of playback', async () => {
    await client.configure(vad({ idle_timeout_ms: 6000 }));
    client.send({
      type: 'response.create',
      response: { instructions: 'Say exactly: "How can I help you today?"' },
    });
    await client.next('response.done');
    const doneAtMs = openai.clock.nowMs();
    await client.next('input_audio_buffer.timeout_triggered');
    expect(openai.clock.nowMs() - doneAtMs).toBeGreaterThan(6000);
    await client.next('response.done');
    expect(client.all('response.output_audio_transcript.done').at(-1)?.transcript).toContain('still there');
  });
});

describe('interruption', () => {
  async function midReply(settings: Record<string, unknown> = {}) {
    await client.configure({ instructions: INSTRUCTIONS, tools, ...settings });
    client.send({ type: 'response.create' });
    return client.next('response.output_audio.delta');
  }

  it('cancels the reply when the caller speaks into it', async () => {
    await midReply();
    await client.speak('Sorry, do you allow dogs?');
    const { response } = await client.next('response.done');
    expect(response).toMatchObject({
      status: 'cancelled',
      status_details: { type: 'cancelled', reason: 'turn_detected' },
    });
    expect(response.output).toMatchObject([{ status: 'incomplete' }]);
    const deltasThen = client.count('response.output_audio.delta');
    await client.next('response.function_call_arguments.done');
    expect(client.count('response.output_audio.delta')).toBe(deltasThen);
  });

  it('lets the reply go on when interruption is off', async () => {
    await midReply(vad({ interrupt_response: false, create_response: false }));
    await client.speak('Hello?');
    const { response } = await client.next('response.done');
    expect(response.status).toBe('completed');
    expect(client.count('input_audio_buffer.committed')).toBe(1);
  });

  it('truncates what was not heard and forgets its words', async () => {
    const delta = await midReply();
    client.send({ type: 'response.cancel' });
    await client.next('response.done');
    client.send({
      type: 'conversation.item.truncate',
      item_id: delta.item_id,
      content_index: 0,
      audio_end_ms: 120,
    });
    expect(await client.next('conversation.item.truncated')).toMatchObject({
      audio_end_ms: 120,
      item_id: delta.item_id,
    });
    client.send({ type: 'conversation.item.retrieve', item_id: delta.item_id });
    const { item } = await client.next('conversation.item.retrieved');
    expect(JSON.stringify(item)).not.toContain('Thank you');
  });

  it('refuses to truncate beyond the audio, and what is not audio of the model', async () => {
    const delta = await midReply();
    const beyond = await errorFor({
      type: 'conversation.item.truncate',
      item_id: delta.item_id,
      content_index: 0,
      audio_end_ms: 60_000,
    });
    expect(beyond.message).toMatch(/^Audio content of \d+ms is already shorter than 60000ms$/);
    client.sendRaw({
      type: 'conversation.item.create',
      item: { id: 'typed', type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Hi' }] },
    });
    const typed = await errorFor({
      type: 'conversation.item.truncate',
      item_id: 'typed',
      content_index: 0,
      audio_end_ms: 0,
    });
    expect(typed.message).toBe('Only model output audio messages can be truncated.');
    expect(
      (
        await errorFor({
          type: 'conversation.item.truncate',
          item_id: 'none',
          content_index: 0,
          audio_end_ms: 0,
        })
      ).code,
    ).toBe('item_truncate_invalid_item_id');
  });

  it('refuses to truncate an item that has no audio yet', async () => {
    await client.configure({ output_modalities: ['text'] });
    client.send({ type: 'response.create' });
    const { item } = await client.next('response.output_item.added');
    const refused = await errorFor({
      type: 'conversation.item.truncate',
      item_id: item.id,
      content_index: 0,
      audio_end_ms: 0,
    });
    expect(refused.message).toBe('Only model output audio messages can be truncated.');
  });

  it('makes a tool call again that was cancelled before it was handed over', async () => {
    await client.configure({ instructions: INSTRUCTIONS, tools });
    injectGreeting();
    client.type('Goodbye.');
    client.send({ type: 'response.create' });
    await client.next('response.output_audio.delta');
    client.send({ type: 'response.cancel' });
    await client.next('response.done');
    expect(client.count('response.function_call_arguments.done')).toBe(0);
    client.type('Do you allow dogs?');
    client.send({ type: 'response.create' });
    expect((await client.next('response.function_call_arguments.done')).name).toBe('search_knowledge');
  });
});

describe('items', () => {
  it('orders, retrieves and deletes them', async () => {
    await client.configure();
    const create = (id: string, previous?: string) =>
      client.sendRaw({
        type: 'conversation.item.create',
        ...(previous ? { previous_item_id: previous } : {}),
        item: { id, type: 'message', role: 'user', content: [{ type: 'input_text', text: id }] },
      });
    create('b');
    create('a', 'root');
    create('c', 'a');
    await client.settled();
    expect(
      client.all('conversation.item.added').map((event) => [event.item.id, event.previous_item_id]),
    ).toEqual([
      ['b', null],
      ['a', null],
      ['c', 'a'],
    ]);
    expect(
      (
        await errorFor({
          type: 'conversation.item.create',
          item: { id: 'a', type: 'message', role: 'user', content: [] },
        })
      ).code,
    ).toBe('item_create_duplicate_item_id');
    expect(
      (
        await errorFor({
          type: 'conversation.item.create',
          previous_item_id: 'z',
          item: { type: 'message', role: 'user', content: [] },
        })
      ).code,
    ).toBe('item_create_invalid_previous_item_id');
    client.send({ type: 'conversation.item.delete', item_id: 'a' });
    await client.next('conversation.item.deleted');
    expect((await errorFor({ type: 'conversation.item.delete', item_id: 'a' })).code).toBe(
      'item_delete_invalid_item_id',
    );
    expect((await errorFor({ type: 'conversation.item.retrieve', item_id: 'a' })).code).toBe(
      'item_retrieve_invalid_item_id',
    );
  });

  it('refuses content that does not suit the role and outputs of unknown calls', async () => {
    await client.configure();
    const wrong = await errorFor({
      type: 'conversation.item.create',
      item: { type: 'message', role: 'assistant', content: [{ type: 'text', text: 'x' }] },
    });
    expect(wrong).toMatchObject({ code: 'invalid_value', param: 'item.content[0].type' });
    expect(
      (
        await errorFor({
          type: 'conversation.item.create',
          item: { type: 'function_call_output', call_id: 'call_x', output: '{}' },
        })
      ).code,
    ).toBe('invalid_tool_call_id');
  });
});

describe('a whole booking', () => {
  it('is made by voice with the session’s tools', async () => {
    await client.configure({ instructions: INSTRUCTIONS, tools });
    injectGreeting();
    const answerCall = async (output: string) => {
      const call = await client.next('response.function_call_arguments.done');
      await client.next('response.done');
      client.send({
        type: 'conversation.item.create',
        item: { type: 'function_call_output', call_id: call.call_id, output },
      });
      client.send({ type: 'response.create' });
      await client.next('response.done');
      return call.name;
    };
    const say = async (words: string) => {
      await client.speak(words);
      await client.next('response.created');
    };
    const called: string[] = [];
    await say('I would like a room for next Friday for three nights, two adults.');
    called.push(await answerCall(OFFERS));
    await say('The queen, please.');
    called.push(await answerCall(HELD));
    for (const words of ['Jane Doe', 'Yes, it is.', 'No e-mail.']) {
      await say(words);
      await client.next('response.done');
    }
    await say('Yes, please confirm.');
    called.push(await answerCall(CONFIRMED));
    expect(called).toEqual(['check_availability', 'place_hold', 'create_booking']);
    expect(client.all('response.output_audio_transcript.done').at(-1)?.transcript).toContain('WB-4F7K');
    expect(client.problems).toEqual([]);
  });
});

describe('faults', () => {
  it('refuses the handshake', async () => {
    await client.next('session.created');
    openai.faults.set('openai', { kind: 'refuse', times: 1 });
    const refused = openai.connect();
    await refused.until(() => refused.problems.length > 0, 'refusal');
    expect(refused.problems[0]).toContain('503');
    await openai.connect().next('session.created');
  });

  it('accepts and says nothing when stalled', async () => {
    openai.faults.set('openai', { kind: 'stall' });
    const stalled = openai.connect();
    await stalled.until(() => stalled.socket.socket.readyState === 1, 'open socket');
    stalled.send({ type: 'response.create' });
    await openai.clock.advance(30_000);
    await stalled.breathe();
    expect(stalled.events).toEqual([]);
    expect(stalled.closed).toBeNull();
  });

  it('goes silent in the middle of a reply when stalled then', async () => {
    await client.configure();
    client.send({ type: 'response.create' });
    await client.next('response.output_audio.delta');
    openai.faults.set('openai', { kind: 'stall', times: 1 });
    const before = client.events.length;
    await openai.clock.advance(30_000);
    await client.breathe();
    expect(client.events.length).toBe(before);
    expect(client.closed).toBeNull();
    expect(openai.faults.get('openai')).toBeNull();
  });

  it('cuts live sessions at once when dropped', async () => {
    await client.configure();
    openai.faults.set('openai', { kind: 'drop', times: 1 });
    await client.until(() => client.closed !== null, 'close');
    expect(client.closed?.code).toBe(1006);
  });

  it('answers late when slow', async () => {
    await client.configure();
    openai.faults.set('openai', { kind: 'slow', times: 1, delayMs: 4000 });
    client.send({ type: 'response.create' });
    await client.next('response.created');
    const createdAtMs = openai.clock.nowMs();
    await client.next('response.output_audio.delta');
    expect(openai.clock.nowMs() - createdAtMs).toBeGreaterThanOrEqual(4000);
  });

  it('fails the response when the rate is limited, and works again after', async () => {
    await client.configure();
    openai.faults.set('openai', { kind: 'rate_limit', times: 1 });
    client.send({ type: 'response.create' });
    const { response } = await client.next('response.done');
    expect(response).toMatchObject({
      status: 'failed',
      status_details: { error: { code: 'rate_limit_exceeded' } },
    });
    client.send({ type: 'response.create' });
    expect((await client.next('response.done')).response.status).toBe('completed');
  });
});
