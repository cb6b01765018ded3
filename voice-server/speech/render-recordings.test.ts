import { describe, expect, it } from 'vitest';
import { base64Of } from '../carrier/ulaw';
import type { EngineListener, EngineSettings, VoiceEngine } from '../engine/engine';
import { createFakeScheduler } from '../testing/fake-scheduler';
import { createEngineVoice } from './engine-voice';
import { createRecordingShelf, type StoredRecording } from './recording-shelf';
import { type AgentToRender, createRenderer } from './render-recordings';

const agent: AgentToRender = {
  tenantId: 't',
  agentVersionId: 'v',
  greeting: 'Hello, AI here.',
  voice: 'marin',
  locale: 'en-US',
  tools: ['search_knowledge'],
};

/** An engine that says what `speak` makes of the words it was asked for; null says nothing at all. */
function engineVoice(speak: (words: string) => string | null) {
  const scheduler = createFakeScheduler();
  let sessions = 0;
  const voice = createEngineVoice((_settings: EngineSettings, listener: EngineListener) => {
    sessions += 1;
    queueMicrotask(() => listener.event({ type: 'ready' }));
    const engine: Partial<VoiceEngine> = {
      respond(instructions = '') {
        const said = speak(instructions.split('The text: ')[1] ?? '');
        if (said === null) return scheduler.advance(20_000);
        listener.audio('a1', base64Of(Buffer.alloc(200, 0x55)));
        listener.event({ type: 'item_spoken', itemId: 'a1', text: said });
        listener.event({ type: 'response_done', status: 'completed', reason: null, toolCalls: 0 });
      },
      close() {},
    };
    return engine as VoiceEngine;
  }, scheduler);
  return { voice, sessions: () => sessions };
}

function renderer(engine: ReturnType<typeof engineVoice> | null) {
  const stored = new Map<string, StoredRecording & { source: string }>();
  const rendered: string[] = [];
  const load = async () => [...stored.values()];
  const made = createRenderer({
    packaged: {
      async render(text) {
        rendered.push(text);
        return new Uint8Array(160);
      },
      close: async () => {},
    },
    engine: engine?.voice ?? null,
    shelf: createRecordingShelf({ load, now: () => 0 }),
    load,
    store: async (_agent, recording) => {
      stored.set(recording.kind, recording);
    },
  });
  async function render(wanted = agent) {
    made.want(wanted);
    await made.idle();
  }
  return { render, stored, rendered };
}

describe('rendering in advance', () => {
  it('uses the packaged voice for everything without a key, once', async () => {
    const { render, stored, rendered } = renderer(null);
    await render();
    const count = rendered.length;
    expect(stored.get('greeting')).toMatchObject({ source: 'packaged', text: 'Hello, AI here.' });
    await render();
    expect(rendered).toHaveLength(count);
  });

  it("uses the agent's own voice where it can be had, in whole frames, and never for the safety messages", async () => {
    const { render, stored } = renderer(engineVoice((words) => words.toUpperCase()));
    await render();
    expect(stored.get('greeting')).toMatchObject({ source: 'engine' });
    expect(stored.get('greeting')?.ulaw).toHaveLength(320);
    expect(stored.get('apology')).toMatchObject({ source: 'packaged' });
  });

  it('does not put words into the greeting that were not written, and does not ask such a model again', async () => {
    const engine = engineVoice((words) => `Sure! ${words}`);
    const { render, stored } = renderer(engine);
    await render();
    expect(stored.get('greeting')).toMatchObject({ source: 'packaged' });
    expect(engine.sessions()).toBe(1);
  });

  it('does not wait for a model that says nothing', async () => {
    const { render, stored } = renderer(engineVoice(() => null));
    await render();
    expect(stored.get('greeting')).toMatchObject({ source: 'packaged' });
  });

  it('renders anew what the property rewrote', async () => {
    const { render, stored, rendered } = renderer(null);
    await render();
    const count = rendered.length;
    await render({ ...agent, greeting: 'Good day, AI speaking.' });
    expect(rendered.slice(count)).toEqual(['Good day, AI speaking.']);
    expect(stored.get('greeting')?.text).toBe('Good day, AI speaking.');
  });
});
