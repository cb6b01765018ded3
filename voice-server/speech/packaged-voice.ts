import { Worker } from 'node:worker_threads';
import type { SpeechReply, SpeechRequest } from './speech-worker';

export interface PackagedVoice {
  /** 8 kHz µ-law of the words, whole 20 ms frames. */
  render(text: string, locale: string): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

const VOICES: Record<string, string> = {
  en: 'en-us+f3',
  fr: 'fr+f3',
  es: 'es+f3',
  de: 'de+f3',
  it: 'it+f3',
  pt: 'pt+f3',
};

/** The voice that ships with the product and needs no vendor. Its thread starts with the first sentence. */
export function createPackagedVoice(): PackagedVoice {
  const waiting = new Map<
    number,
    { resolve(ulaw: Uint8Array<ArrayBuffer>): void; reject(error: Error): void }
  >();
  let worker: Worker | null = null;
  let lastId = 0;

  function start(): Worker {
    if (worker) return worker;
    const started = new Worker(new URL('./speech-worker.ts', import.meta.url));
    started.on('message', settle);
    started.on('error', (error) =>
      abandon(started, error instanceof Error ? error : new Error(String(error))),
    );
    started.on('exit', () => abandon(started, new Error('the speech thread stopped')));
    worker = started;
    return started;
  }

  function settle(reply: SpeechReply): void {
    const asker = waiting.get(reply.id);
    waiting.delete(reply.id);
    // An idle voice must not keep the process alive.
    if (waiting.size === 0) worker?.unref();
    if ('error' in reply) asker?.reject(new Error(reply.error));
    else asker?.resolve(new Uint8Array(reply.ulaw));
  }

  function abandon(stopped: Worker, error: Error): void {
    if (worker !== stopped) return;
    worker = null;
    for (const asker of waiting.values()) asker.reject(error);
    waiting.clear();
  }

  return {
    render(text, locale) {
      lastId += 1;
      const request: SpeechRequest = {
        id: lastId,
        text,
        voice: VOICES[locale.split('-')[0] ?? ''] ?? 'en-us+f3',
      };
      return new Promise((resolve, reject) => {
        waiting.set(request.id, { resolve, reject });
        const thread = start();
        thread.ref();
        thread.postMessage(request);
      });
    },
    async close() {
      await worker?.terminate();
    },
  };
}
