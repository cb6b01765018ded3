import { Worker } from 'node:worker_threads';
import { toSpeakable } from './speakable';
import type { SpeechReply, SpeechRequest } from './speech-worker';
import { findVoice } from './voices';

export interface Speech {
  /** 8 kHz µ-law, a whole number of 160-byte (20 ms) frames. */
  ulaw: Buffer;
  durationMs: number;
}

const BYTES_PER_MS = 8;
/** About an hour of speech; the least recently used sentence goes first. */
const CACHE_BYTES = 32 * 1024 * 1024;

interface Waiting {
  resolve(speech: Speech): void;
  reject(error: Error): void;
}

interface Cached {
  speech: Promise<Speech>;
  /** Zero until it is rendered. */
  bytes: number;
}

const cache = new Map<string, Cached>();
const waiting = new Map<number, Waiting>();
let cachedBytes = 0;
let worker: Worker | null = null;
let nextId = 1;

/**
 * The words as a packaged voice says them. `voice` is `caller`, `agent` or a vendor's voice name; `rate` multiplies
 * that voice's pace. The buffer is shared with later calls for the same words and must not be written to.
 */
export function renderSpeech(
  text: string,
  options: { voice: 'caller' | 'agent' | (string & {}); rate?: number },
): Promise<Speech> {
  const rate = options.rate ?? 1;
  const key = `${options.voice}\n${rate}\n${text}`;
  const known = cache.get(key);
  if (known) {
    cache.delete(key);
    cache.set(key, known);
    return known.speech;
  }
  const entry: Cached = { speech: synthesize(text, options.voice, rate), bytes: 0 };
  cache.set(key, entry);
  entry.speech.then(
    ({ ulaw }) => account(entry, ulaw.length),
    () => cache.delete(key),
  );
  return entry.speech;
}

function synthesize(text: string, voiceName: string, rate: number): Promise<Speech> {
  const voice = findVoice(voiceName);
  const request: SpeechRequest = {
    id: nextId,
    text: toSpeakable(text),
    voice: voice.name,
    pitch: voice.pitch,
    wordsPerMinute: Math.round(voice.wordsPerMinute * rate),
  };
  nextId += 1;
  return new Promise((resolve, reject) => {
    waiting.set(request.id, { resolve, reject });
    const thread = startWorker();
    thread.ref();
    thread.postMessage(request);
  });
}

function startWorker(): Worker {
  if (worker) return worker;
  const thread = new Worker(new URL('./speech-worker.ts', import.meta.url));
  thread.on('message', (reply: SpeechReply) => settle(thread, reply));
  thread.on('error', (error) => abandon(thread, error instanceof Error ? error : new Error(String(error))));
  thread.on('exit', () => abandon(thread, new Error('The speech worker stopped.')));
  worker = thread;
  return thread;
}

function settle(thread: Worker, reply: SpeechReply): void {
  const asker = waiting.get(reply.id);
  waiting.delete(reply.id);
  // An idle synthesiser must not keep the process (or a test run) alive.
  if (waiting.size === 0) thread.unref();
  if ('error' in reply) asker?.reject(new Error(reply.error));
  else asker?.resolve({ ulaw: Buffer.from(reply.ulaw), durationMs: reply.ulaw.length / BYTES_PER_MS });
}

function abandon(thread: Worker, error: Error): void {
  if (worker !== thread) return;
  worker = null;
  for (const asker of waiting.values()) asker.reject(error);
  waiting.clear();
}

function account(entry: Cached, bytes: number): void {
  entry.bytes = bytes;
  cachedBytes += bytes;
  for (const [key, oldest] of cache) {
    if (cachedBytes <= CACHE_BYTES) return;
    cache.delete(key);
    cachedBytes -= oldest.bytes;
  }
}
