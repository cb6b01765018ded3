import { describe, expect, it } from 'vitest';
import type { EngineEvent, EngineListener, EngineNote, EngineSettings, VoiceEngine } from '../engine/engine';
import { createEngineLink } from './engine-link';

function link() {
  const opened: {
    settings: EngineSettings;
    listener: EngineListener;
    asked: unknown[][];
    isClosed: boolean;
  }[] = [];
  const events: EngineEvent[] = [];
  const audio: string[] = [];
  const past: EngineNote[] = [{ key: 'a', role: 'agent', text: 'Welcome.' }];
  const made = createEngineLink({
    open(settings, listener): VoiceEngine {
      const engine = { settings, listener, asked: [] as unknown[][], isClosed: false };
      opened.push(engine);
      const note =
        (what: string) =>
        (...values: unknown[]) => {
          engine.asked.push([what, ...values]);
        };
      return {
        name: 'scripted',
        model: 'm',
        capabilities: {
          turnEvents: true,
          answersOnRequest: true,
          truncation: true,
          delegation: false,
          usage: 'per_answer',
          sessionLimitMs: 1,
        },
        appendAudio: (payload) => note('audio')(payload.toString()),
        appendText: note('text'),
        note: note('note'),
        respond: note('respond'),
        interrupt: note('interrupt'),
        answerTool: note('answer'),
        probe: note('probe'),
        close: () => {
          engine.isClosed = true;
        },
      };
    },
    settings: { instructions: '', voice: '', locale: 'en', keywords: [], tools: [] },
    history: () => past,
    audio: (itemId) => audio.push(itemId),
    event: (event) => events.push(event),
  });
  const nth = (index: number) => {
    const engine = opened[index];
    if (!engine) throw new Error('not opened');
    return engine;
  };
  return { ...made, opened, nth, events, audio };
}

const toolCall: EngineEvent = { type: 'tool_call', toolCallId: 'k1', name: 'look', argsJson: '{}' };
const answer = { toolCallId: 'k1', name: 'look', output: '{"ok":true}', respond: true };

describe('the link to the engine', () => {
  it('moves to a fresh session that knows what was said, and hears nothing more of the old one', () => {
    const { recover, nth, events, audio } = link();
    recover();
    expect(nth(0).isClosed).toBe(true);
    expect(nth(1).settings.history).toEqual([{ key: 'a', role: 'agent', text: 'Welcome.' }]);
    nth(0).listener.audio('late', Buffer.from('AAAA'));
    nth(0).listener.event({ type: 'response_started' });
    nth(1).listener.audio('new', Buffer.from('AAAA'));
    expect(audio).toEqual(['new']);
    expect(events).toEqual([]);
  });

  it('lets the old session go on in a rotation until the new one is ready', () => {
    const { rotate, nth, appendAudio, events } = link();
    rotate();
    appendAudio(Buffer.from('one'));
    nth(1).listener.event({ type: 'ready' });
    appendAudio(Buffer.from('two'));
    expect(nth(0)).toMatchObject({ asked: [['audio', 'one']], isClosed: true });
    expect(nth(1)).toMatchObject({ asked: [['audio', 'two']], isClosed: false });
    expect(events).toEqual([{ type: 'ready' }]);
  });

  it('stays with the old session when a rotation fails', () => {
    const { rotate, nth, appendAudio, events } = link();
    rotate();
    nth(1).listener.event({ type: 'lost', cause: 'refused', message: '' });
    appendAudio(Buffer.from('one'));
    expect(nth(0).asked).toEqual([['audio', 'one']]);
    expect(events).toEqual([]);
  });

  it('gives the result of a tool to the session that asked', () => {
    const { nth, answerTool } = link();
    nth(0).listener.event(toolCall);
    answerTool(answer);
    expect(nth(0).asked).toEqual([['answer', 'k1', '{"ok":true}', { respond: true }]]);
  });

  it('tells the successor of a lost session the result as a fact', () => {
    const { nth, recover, answerTool } = link();
    nth(0).listener.event(toolCall);
    recover();
    answerTool(answer);
    expect(nth(1).asked).toEqual([
      ['note', { key: 'tool:k1', role: 'system', text: 'Result of look: {"ok":true}' }],
      ['respond'],
    ]);
  });

  it('closes every session it opened', () => {
    const { rotate, close, opened } = link();
    rotate();
    close();
    expect(opened.map(({ isClosed }) => isClosed)).toEqual([true, true]);
  });
});
