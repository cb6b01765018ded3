import { describe, expect, it } from 'vitest';
import type { AgentTool } from '@/lib/agent/tools/tool';
import { base64Of, silencePayload } from '../carrier/ulaw';
import { createCallStage } from '../testing/call-stage';

const loud = base64Of(Buffer.from(Array.from({ length: 160 }, (_, i) => (i % 2 ? 0x10 : 0x90))));

function answered(stage = createCallStage()) {
  stage.engine().says({ type: 'ready' });
  stage.start();
  return stage;
}

describe('the greeting', () => {
  it('leaves with the start of the stream, before any model has answered, and the model is told', () => {
    const stage = createCallStage();
    stage.start();
    expect(stage.carrier.sent[0]).toBe('audio 360');
    expect(stage.engine().asked).toEqual([['note', 'agent', 'Welcome, I am an AI assistant.']]);
    expect(stage.session.phase()).toBe('greeting');
  });

  it('is followed by listening once it has been heard', () => {
    const stage = answered();
    stage.scheduler.advance(2_900);
    expect(stage.session.phase()).toBe('greeting');
    stage.scheduler.advance(600);
    expect(stage.session.phase()).toBe('listening');
  });

  it('stops when the caller speaks, and the model and the log know how much was heard', () => {
    const stage = answered();
    stage.scheduler.advance(1_500);
    stage.engine().says({ type: 'speech_started', itemId: 'u1' });
    expect(stage.carrier.sent.at(-1)).toBe('clear');
    expect(stage.engine().asked.at(-1)).toEqual(['note', 'agent', 'Welcome, I am …']);
    expect(stage.turns()[0]).toMatchObject({ text: 'Welcome, I am', interrupted: true });
  });

  it('is asked of the model when nothing was rendered', () => {
    const stage = createCallStage({ greeting: false });
    stage.start();
    stage.engine().says({ type: 'ready' });
    expect(stage.engine().asked[0]?.[0]).toBe('respond');
  });
});

describe('a conversation', () => {
  it('is logged in the order it was begun, though the words of the caller come late', () => {
    const stage = answered();
    stage.scheduler.advance(3_500);
    stage.exchange('Have you a room?', 'Yes, for which night?', { guest: 'u1', agent: 'a1' });
    stage.scheduler.advance(1_500);
    expect(stage.said()).toEqual([
      'agent: Welcome, I am an AI assistant.',
      'guest: Have you a room?',
      'agent: Yes, for which night?',
    ]);
    expect(stage.session.phase()).toBe('listening');
  });

  it('measures the answer from the moment the caller stopped being loud', () => {
    const stage = answered();
    stage.scheduler.advance(3_500);
    const { says, sounds } = stage.engine();
    says({ type: 'speech_started', itemId: 'u1' });
    stage.frames.media(loud, 0);
    stage.scheduler.advance(500);
    says({ type: 'speech_stopped', itemId: 'u1' });
    stage.scheduler.advance(200);
    says({ type: 'response_started' });
    stage.scheduler.advance(100);
    says({ type: 'agent_words', itemId: 'a1', text: 'Yes.' });
    sounds('a1', 500);
    says({ type: 'item_spoken', itemId: 'a1', text: 'Yes.' });
    const answer = stage.turns().at(-1);
    expect(answer?.latency).toEqual({ endOfTurnMs: 500, firstTokenMs: 700, firstAudioMs: 800, totalMs: 800 });
  });

  it('cuts every queued item of an interrupted answer to what was heard', () => {
    const stage = answered();
    stage.scheduler.advance(3_500);
    const { says, sounds, asked } = stage.engine();
    says({ type: 'speech_stopped', itemId: 'u1' });
    says({ type: 'response_started' });
    says({ type: 'agent_words', itemId: 'a1', text: 'We have two rooms left.' });
    sounds('a1', 2_000);
    says({ type: 'agent_words', itemId: 'a2', text: 'Both look at the lake.' });
    sounds('a2', 1_000);
    stage.scheduler.advance(1_000);
    says({ type: 'speech_started', itemId: 'u2' });
    expect(asked.at(-1)).toEqual([
      'interrupt',
      [
        { itemId: 'a1', sentMs: 2_000, heardMs: 1_000 },
        { itemId: 'a2', sentMs: 1_000, heardMs: 0 },
      ],
      false,
    ]);
    expect(stage.said().at(-1)).toBe('agent: We have two');
  });

  it('takes typed words like spoken ones', () => {
    const stage = answered();
    stage.frames.text('A room for two, please');
    expect(stage.carrier.sent.at(-1)).toBe('clear');
    expect(stage.engine().asked.at(-1)).toEqual(['text', 'A room for two, please']);
    expect(stage.said().at(-1)).toBe('guest: A room for two, please');
  });
});

const tool: AgentTool = {
  name: 'check_availability',
  description: '',
  input: { safeParse: () => ({ success: true }) } as unknown as AgentTool['input'],
  effect: 'read',
  fillers: ['Let me look.'],
  timeLimitMs: 5_000,
  run: async () => ({ ok: true, code: 'offers', sayFacts: [] }),
};

function toolRun(control?: object) {
  return {
    result: { ok: true, code: 'done', sayFacts: ['A fact.'], ...(control ? { control } : {}) },
    call: {
      id: 'i1',
      tool: 'x',
      status: 'ok',
      args: {},
      sayFacts: ['A fact.'],
      effectRef: null,
      offsetMs: 0,
      durationMs: 5,
    },
  } as Awaited<ReturnType<NonNullable<Parameters<typeof createCallStage>[0]>['runTool'] & object>>;
}

function callTool(stage: ReturnType<typeof createCallStage>, name: string) {
  const { says } = stage.engine();
  says({ type: 'speech_started', itemId: 'u1' });
  says({ type: 'speech_stopped', itemId: 'u1' });
  says({ type: 'response_started' });
  says({ type: 'tool_call', toolCallId: 'k1', name, argsJson: '{}' });
  says({ type: 'response_done', status: 'completed', reason: null, toolCalls: 1 });
}

describe('tools', () => {
  it('speak a filler after 700 ms and give the model their facts when they are done', async () => {
    let finish: (run: ReturnType<typeof toolRun>) => void = () => {};
    const stage = answered(
      createCallStage({ tools: [tool], runTool: () => new Promise((resolve) => (finish = resolve)) }),
    );
    stage.scheduler.advance(3_500);
    callTool(stage, 'check_availability');
    const before = stage.carrier.sent.length;
    stage.scheduler.advance(699);
    expect(stage.carrier.sent.length).toBe(before);
    stage.scheduler.advance(1);
    expect(stage.carrier.sent.length).toBeGreaterThan(before);
    await stage.settle();
    finish(toolRun());
    await stage.settle();
    expect(stage.engine().asked.at(-1)).toEqual([
      'answer',
      'k1',
      { ok: true, code: 'done', sayFacts: ['A fact.'] },
      true,
    ]);
  });

  it('that transfer are announced first, and then the call is moved', async () => {
    const control = {
      type: 'transfer',
      departmentSlug: 'front_desk',
      phone: '+12075550111',
      ringSeconds: 20,
      summary: 'A guest',
    };
    const stage = answered(createCallStage({ tools: [tool], runTool: () => toolRun(control) }));
    stage.scheduler.advance(3_500);
    callTool(stage, 'transfer_call');
    await stage.settle();
    const { says, sounds } = stage.engine();
    says({ type: 'response_started' });
    sounds('a1', 1_000);
    says({ type: 'item_spoken', itemId: 'a1', text: 'Putting you through.' });
    says({ type: 'response_done', status: 'completed', reason: null, toolCalls: 0 });
    expect(stage.control.asked).toEqual([]);
    stage.scheduler.advance(1_500);
    expect(stage.control.asked).toEqual([
      { phone: '+12075550111', ringSeconds: 20, whisper: 'A guest', to: 'front_desk' },
    ]);
    await stage.settle();
    stage.frames.stop();
    stage.scheduler.advance(1_500);
    expect(stage.ends[0]).toMatchObject({ endedBy: 'transfer' });
  });

  it('that end the call wait for the goodbye to be heard', async () => {
    const stage = answered(
      createCallStage({ tools: [tool], runTool: () => toolRun({ type: 'end_call', reason: 'done' }) }),
    );
    stage.scheduler.advance(3_500);
    const { says, sounds } = stage.engine();
    says({ type: 'speech_stopped', itemId: 'u1' });
    says({ type: 'response_started' });
    says({ type: 'agent_words', itemId: 'a1', text: 'Goodbye!' });
    sounds('a1', 1_000);
    says({ type: 'tool_call', toolCallId: 'k1', name: 'end_call', argsJson: '{}' });
    says({ type: 'response_done', status: 'completed', reason: null, toolCalls: 1 });
    await stage.settle();
    expect(stage.engine().asked.at(-1)).toEqual(['answer', 'k1', expect.anything(), false]);
    stage.scheduler.advance(900);
    expect(stage.control.asked).toEqual([]);
    stage.scheduler.advance(700);
    expect(stage.control.asked).toEqual(['hang_up']);
    stage.frames.stop();
    expect(stage.ends[0]).toMatchObject({ endedBy: 'agent', status: 'completed' });
  });

  it('that end the call are taken back when the caller goes on', async () => {
    const stage = answered(
      createCallStage({ tools: [tool], runTool: () => toolRun({ type: 'end_call', reason: 'done' }) }),
    );
    stage.scheduler.advance(3_500);
    callTool(stage, 'end_call');
    await stage.settle();
    const { says, sounds } = stage.engine();
    says({ type: 'response_started' });
    sounds('a1', 2_000);
    says({ type: 'response_done', status: 'completed', reason: null, toolCalls: 0 });
    stage.scheduler.advance(500);
    says({ type: 'speech_started', itemId: 'u2' });
    stage.scheduler.advance(5_000);
    expect(stage.control.asked).toEqual([]);
    expect(stage.session.phase()).toBe('listening');
  });
});

describe('silence and length', () => {
  it('asks twice whether the caller is there, says goodbye, and hangs up', () => {
    const stage = answered();
    stage.scheduler.advance(40_000);
    expect(stage.said().slice(1)).toEqual([
      'agent: Are you still there?',
      'agent: Are you still there?',
      'agent: Goodbye.',
    ]);
    expect(stage.control.asked).toEqual(['hang_up']);
  });

  it('warns a minute before the longest call and ends it with a goodbye', () => {
    const stage = answered(createCallStage({ maxCallMs: 200_000 }));
    for (let n = 0; n < 30 && stage.control.asked.length === 0; n += 1) {
      stage.scheduler.advance(6_500);
      if (stage.scheduler.now() < 200_000) stage.exchange('And?', 'So.', { guest: `u${n}`, agent: `a${n}` });
    }
    stage.scheduler.advance(10_000);
    expect(stage.said()).toContain('agent: One minute left.');
    expect(stage.said().at(-1)).toBe('agent: Goodbye.');
    expect(stage.control.asked).toEqual(['hang_up']);
    stage.frames.stop();
    expect(stage.ends[0]?.endedBy).toBe('max_duration');
  });
});

describe('zero on the keypad', () => {
  it('brings a person at once', async () => {
    const stage = answered();
    stage.frames.dtmf('0');
    expect(stage.carrier.sent.at(-1)).toBe('clear');
    expect(stage.control.asked).toEqual([
      { phone: '+12075550199', ringSeconds: 30, whisper: '', to: 'fallback' },
    ]);
    await stage.settle();
    stage.frames.stop();
    expect(stage.ends[0]?.endedBy).toBe('transfer');
  });
});

describe('a model that fails', () => {
  it('is opened again with what was said, and answers what was asked', () => {
    const stage = answered();
    stage.scheduler.advance(3_500);
    stage.exchange('Dogs?', 'Yes, for forty dollars.', { guest: 'u1', agent: 'a1' });
    stage.scheduler.advance(1_500);
    const { says } = stage.engine();
    says({ type: 'speech_started', itemId: 'u2' });
    says({ type: 'guest_words', itemId: 'u2', text: 'And cats?', final: true });
    says({ type: 'speech_stopped', itemId: 'u2' });
    says({ type: 'lost', cause: 'dropped', message: '1006' });
    expect(stage.said().at(-1)).toBe('agent: One moment.');
    expect(stage.engines).toHaveLength(2);
    expect(stage.engine().settings.history.map(({ text }) => text)).toEqual([
      'Welcome, I am an AI assistant.',
      'Dogs?',
      'Yes, for forty dollars.',
      'And cats?',
    ]);
    stage.engine().says({ type: 'ready' });
    expect(stage.engine().asked).toEqual([['respond', expect.stringContaining('Go on where you stopped')]]);
  });

  it('twice means an apology and a person', async () => {
    const stage = createCallStage();
    stage.start();
    stage.engine().says({ type: 'lost', cause: 'refused', message: '503' });
    stage.engine().says({ type: 'lost', cause: 'refused', message: '503' });
    stage.scheduler.advance(3_000 + 2_000 + 500);
    expect(stage.said()).toEqual(['agent: Welcome, I am an AI assistant.', 'agent: Sorry, I have trouble.']);
    expect(stage.control.asked).toEqual([
      { phone: '+12075550199', ringSeconds: 30, whisper: '', to: 'fallback' },
    ]);
    await stage.settle();
    stage.frames.stop();
    expect(stage.ends[0]).toMatchObject({ endedBy: 'transfer', failure: 'model_refused' });
  });

  it('hanging in the middle of an answer is heard of within three seconds', () => {
    const stage = answered();
    stage.scheduler.advance(3_500);
    const { says, sounds } = stage.engine();
    says({ type: 'speech_stopped', itemId: 'u1' });
    says({ type: 'response_started' });
    sounds('a1', 600);
    stage.scheduler.advance(600 + 3_000);
    expect(stage.said().at(-1)).toBe('agent: One moment.');
    stage.scheduler.advance(5_000);
    expect(stage.engines).toHaveLength(2);
  });

  it('that hears nothing any more is found out by asking it for a sign of life', () => {
    const stage = answered();
    stage.scheduler.advance(3_500);
    for (let n = 0; n < 20; n += 1) {
      stage.frames.media(loud, 0);
      stage.scheduler.advance(20);
    }
    for (let n = 0; n < 60; n += 1) {
      stage.frames.media(silencePayload(20), 0);
      stage.scheduler.advance(20);
    }
    expect(stage.engine().asked.at(-1)).toEqual(['probe']);
    stage.scheduler.advance(1_300);
    expect(stage.engines).toHaveLength(2);
    expect(stage.said().at(-1)).toBe('agent: One moment.');
  });

  it('that does answer a sign of life is left alone', () => {
    const stage = answered();
    stage.scheduler.advance(3_500);
    for (let n = 0; n < 80; n += 1) {
      stage.frames.media(n < 20 ? loud : silencePayload(20), 0);
      stage.scheduler.advance(20);
    }
    stage.engine().says({ type: 'alive' });
    stage.scheduler.advance(2_000);
    expect(stage.engines).toHaveLength(1);
  });

  it('leaves the carrier its own safety net when the carrier refuses the transfer, too', async () => {
    const stage = createCallStage();
    stage.control.transfer = 'fails';
    stage.start();
    stage.engine().says({ type: 'lost', cause: 'refused', message: '' });
    stage.engine().says({ type: 'lost', cause: 'refused', message: '' });
    stage.scheduler.advance(6_000);
    await stage.settle();
    expect(stage.carrier.sent.at(-1)).toBe('close');
    expect(stage.ends).toHaveLength(1);
  });

  it('does not take back a tool it asked for: its successor is told the result', async () => {
    let finish: (run: ReturnType<typeof toolRun>) => void = () => {};
    const stage = answered(
      createCallStage({ tools: [tool], runTool: () => new Promise((resolve) => (finish = resolve)) }),
    );
    stage.scheduler.advance(3_500);
    callTool(stage, 'check_availability');
    await stage.settle();
    stage.engine().says({ type: 'lost', cause: 'dropped', message: '' });
    finish(toolRun());
    await stage.settle();
    expect(stage.engine().asked.at(0)).toEqual(['note', 'system', expect.stringContaining('A fact.')]);
  });
});

describe('the end', () => {
  it('comes with stop or with the socket, once, and closes the model', () => {
    const stage = answered();
    stage.frames.stop();
    stage.session.left('socket');
    expect(stage.ends).toHaveLength(1);
    expect(stage.ends[0]).toMatchObject({ endedBy: 'caller', status: 'completed' });
    expect(stage.engine().isClosed).toBe(true);
  });

  it('waits a moment for the last words of a caller who hung up right after them', () => {
    const stage = answered();
    stage.scheduler.advance(3_500);
    const { says } = stage.engine();
    says({ type: 'speech_started', itemId: 'u1' });
    says({ type: 'speech_stopped', itemId: 'u1' });
    stage.frames.stop();
    expect(stage.ends).toHaveLength(0);
    says({ type: 'guest_words', itemId: 'u1', text: 'Never mind.', final: true });
    stage.scheduler.advance(1_500);
    expect(stage.said().at(-1)).toBe('guest: Never mind.');
    expect(stage.ends).toHaveLength(1);
    expect(stage.engine().isClosed).toBe(true);
  });

  it('leaves no timer behind, two hundred times over', () => {
    for (let n = 0; n < 200; n += 1) {
      const stage = answered();
      stage.exchange('Hello?', 'Hello!', { guest: 'u1', agent: 'a1' });
      stage.frames.media(loud, 0);
      stage.frames.stop();
      stage.scheduler.advance(2_000);
      expect(stage.scheduler.pending()).toBe(0);
      expect(stage.engine().isClosed).toBe(true);
      expect(stage.faults).toEqual([]);
    }
  });

  it('is an apology and a person when our own code breaks', () => {
    const stage = createCallStage();
    stage.engine().says({ type: 'ready' });
    stage.start();
    stage.engine().says({ type: 'usage', usage: null as never });
    expect(stage.faults).toHaveLength(1);
    stage.scheduler.advance(8_000);
    expect(stage.control.asked).toEqual([
      { phone: '+12075550199', ringSeconds: 30, whisper: '', to: 'fallback' },
    ]);
  });
});
