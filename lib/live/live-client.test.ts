import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenToCalls } from './live-client';

/** The browser's EventSource as far as we use it, driven by the test. */
class FakeEventSource {
  static readonly CLOSED = 2;
  static opened: FakeEventSource[] = [];
  readyState = 0;
  onopen: () => void = () => undefined;
  onmessage: (message: { data: string }) => void = () => undefined;
  onerror: () => void = () => undefined;
  readonly url: string;
  constructor(url: string) {
    this.url = url;
    FakeEventSource.opened.push(this);
  }
  close(): void {
    this.readyState = FakeEventSource.CLOSED;
  }
  fail(readyState: number): void {
    this.readyState = readyState;
    this.onerror();
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeEventSource.opened = [];
  vi.stubGlobal('EventSource', FakeEventSource);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('listenToCalls', () => {
  it('hands on events and says how the connection stands', () => {
    const [onEvent, onConnection] = [vi.fn(), vi.fn()];
    listenToCalls({ onEvent, onConnection });
    const [source] = FakeEventSource.opened;
    source?.onopen();
    source?.onmessage({ data: '{"type":"resync"}' });
    source?.fail(0);
    expect(source?.url).toBe('/api/v1/live');
    expect(onEvent).toHaveBeenCalledExactlyOnceWith({ type: 'resync' });
    expect(onConnection.mock.calls.flat()).toEqual(['connecting', 'open', 'waiting']);
  });

  it('leaves a lost connection to the browser, and reopens a refused one itself', () => {
    listenToCalls({ onEvent: vi.fn() });
    FakeEventSource.opened[0]?.fail(0);
    vi.advanceTimersByTime(60_000);
    expect(FakeEventSource.opened).toHaveLength(1);
    FakeEventSource.opened[0]?.fail(FakeEventSource.CLOSED);
    vi.advanceTimersByTime(15_000);
    expect(FakeEventSource.opened).toHaveLength(2);
  });

  it('stays closed once it is told to stop', () => {
    const stop = listenToCalls({ onEvent: vi.fn() });
    FakeEventSource.opened[0]?.fail(FakeEventSource.CLOSED);
    stop();
    vi.advanceTimersByTime(60_000);
    expect(FakeEventSource.opened).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
