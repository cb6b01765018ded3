import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endEventStreams, eventStreamResponse } from './event-stream';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function openStream(options: { isStillWelcome?: () => Promise<boolean> } = {}) {
  const leaving = new AbortController();
  const unsubscribe = vi.fn();
  const onEnd = vi.fn();
  let send: (event: unknown) => void = () => undefined;
  const response = eventStreamResponse<unknown>({
    signal: leaving.signal,
    subscribe: (deliver) => {
      send = deliver;
      return unsubscribe;
    },
    isStillWelcome: options.isStillWelcome ?? (async () => true),
    onEnd,
  });
  const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
  const next = async () => new TextDecoder().decode((await reader.read()).value);
  const rest = async () => {
    let text = '';
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      text += new TextDecoder().decode(chunk.value);
    }
    return text;
  };
  return { response, reader, next, rest, leaving, unsubscribe, onEnd, send: (event: unknown) => send(event) };
}

describe('eventStreamResponse', () => {
  it('sends each event as one message, and nothing that a compressor may hold back', async () => {
    const stream = openStream();
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.response.headers.get('cache-control')).toBe('no-cache, no-transform');
    expect(await stream.next()).toBe('retry: 2000\n\n');
    stream.send({ text: 'two\nlines' });
    expect(await stream.next()).toBe('data: {"text":"two\\nlines"}\n\n');
  });

  it('shows that it is alive every fifteen seconds', async () => {
    const stream = openStream();
    await stream.next();
    vi.advanceTimersByTime(15_000);
    expect(await stream.next()).toBe(': still here\n\n');
  });

  it('stops listening once, when the client leaves', async () => {
    const stream = openStream();
    stream.leaving.abort();
    stream.leaving.abort();
    await stream.reader.cancel();
    expect(stream.unsubscribe).toHaveBeenCalledOnce();
    expect(stream.onEnd).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends when the listener is no longer welcome, but not because the question failed', async () => {
    const isStillWelcome = vi.fn(async () => false).mockRejectedValueOnce(new Error('the database is away'));
    const stream = openStream({ isStillWelcome });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(stream.onEnd).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(stream.onEnd).toHaveBeenCalledOnce();
    expect(await stream.rest()).toContain('retry: 2000');
  });

  it('ends rather than gather without bound what a client does not read', () => {
    const stream = openStream();
    for (let event = 0; event < 1_999; event++) stream.send(event);
    expect(stream.onEnd).not.toHaveBeenCalled();
    stream.send('one too many');
    expect(stream.onEnd).toHaveBeenCalledOnce();
  });

  it('ends every stream when the server stops', () => {
    const streams = [openStream(), openStream()];
    endEventStreams();
    for (const stream of streams) expect(stream.onEnd).toHaveBeenCalledOnce();
  });
});
