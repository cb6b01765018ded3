import { describe, expect, it } from 'vitest';
import { toolsFor } from '@/lib/agent/tools/registry';
import { createRecordingShelf, type StoredRecording } from './recording-shelf';
import { lineWords, spokenGreeting } from './safety-messages';
import { sentencesOf } from './sentences';

describe('what an agent says without the model', () => {
  it('begins with a greeting that says it is no human', () => {
    expect(spokenGreeting('Welcome to the inn.', 'en-US')).toBe(
      'You are speaking with an AI assistant. Welcome to the inn.',
    );
    expect(spokenGreeting("Hello, I'm Robin, the virtual receptionist.", 'en-US')).toBe(
      "Hello, I'm Robin, the virtual receptionist.",
    );
    expect(spokenGreeting('Maison du Lac, bonjour.', 'fr-FR')).toContain('intelligence artificielle');
  });

  it('is said in the language of the house, in English where there is none', () => {
    expect(lineWords('fr-CA').one_moment).toBe("Un instant, s'il vous plaît.");
    expect(lineWords('xx-XX')).toBe(lineWords('en-GB'));
  });

  it('is rendered safety first by the packaged voice, and every filler once', () => {
    const sentences = sentencesOf({
      greeting: 'Hello, AI here.',
      locale: 'en-US',
      tools: toolsFor(['search_knowledge', 'check_availability']),
    });
    expect(sentences.slice(0, 6).map(({ kind, voice }) => [kind, voice])).toEqual([
      ['greeting', 'agent'],
      ['apology', 'packaged'],
      ['one_moment', 'packaged'],
      ['still_there', 'packaged'],
      ['ending_soon', 'packaged'],
      ['goodbye', 'packaged'],
    ]);
    expect(new Set(sentences.map(({ kind }) => kind)).size).toBe(sentences.length);
    expect(sentences.length).toBeGreaterThan(7);
  });
});

describe('the shelf of recordings', () => {
  const agent = { tenantId: 't', agentVersionId: 'v' };
  const stored: StoredRecording[] = [
    { kind: 'greeting', text: 'Hello.', ulaw: new Uint8Array(8) },
    { kind: 'filler:Let me look.', text: 'Let me look.', ulaw: new Uint8Array(8) },
    { kind: 'something_newer', text: '?', ulaw: new Uint8Array(8) },
  ];

  function shelf(load: () => Promise<StoredRecording[]> = async () => stored) {
    let loads = 0;
    let now = 0;
    const made = createRecordingShelf({
      load: () => {
        loads += 1;
        return load();
      },
      now: () => now,
    });
    return { ...made, loads: () => loads, pass: (ms: number) => (now += ms) };
  }

  it('reads an agent once and gives every call the very same sound', async () => {
    const { take, loads } = shelf();
    const [one, two] = await Promise.all([take(agent), take(agent)]);
    expect(one).toBe(two);
    expect(loads()).toBe(1);
    expect([...one.recordings.keys()]).toEqual(['greeting']);
    expect([...one.fillers.keys()]).toEqual(['Let me look.']);
  });

  it('reads again when something was rendered, or after a while', async () => {
    const { take, forget, loads, pass } = shelf();
    await take(agent);
    forget('v');
    await take(agent);
    pass(11 * 60_000);
    await take(agent);
    expect(loads()).toBe(3);
  });

  it('does not remember a failure', async () => {
    let fails = true;
    const { take } = shelf(async () => {
      if (fails) throw new Error('away');
      return stored;
    });
    await expect(take(agent)).rejects.toThrow('away');
    fails = false;
    expect((await take(agent)).recordings.size).toBe(1);
  });
});
