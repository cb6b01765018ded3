import { parentPort } from 'node:worker_threads';
import createEspeak from '@echogarden/espeak-ng-emscripten';

/**
 * The synthesiser's thread. Synthesis is tens of milliseconds of pure computation a sentence, which would be heard
 * as a stutter on every other call if it ran where the audio frames are sent.
 *
 * The two helpers are loaded by full URL because a worker started outside a bundler resolves no extension-less path.
 */
export interface SpeechRequest {
  id: number;
  text: string;
  voice: string;
  pitch: number;
  wordsPerMinute: number;
}

export type SpeechReply = { id: number; ulaw: Uint8Array } | { id: number; error: string };

type UlawModule = typeof import('./ulaw');
type ResampleModule = typeof import('./resample');

const TELEPHONE_HZ = 8000;
const FRAME_BYTES = 160;
const SILENCE_BYTE = 0xff;
/** Below this a sample is the synthesiser's lead-in or tail, not speech. */
const AUDIBLE = 300;
const TARGET_PEAK = 22_000;

const { encodeUlaw }: UlawModule = await import(new URL('./ulaw.ts', import.meta.url).href);
const { resample }: ResampleModule = await import(new URL('./resample.ts', import.meta.url).href);

const espeak = await createEspeak();
const synthesiser = await new espeak.eSpeakNGWorker();

parentPort?.on('message', (request: SpeechRequest) => parentPort?.postMessage(answer(request)));

function answer(request: SpeechRequest): SpeechReply {
  try {
    return { id: request.id, ulaw: render(request) };
  } catch (error) {
    return { id: request.id, error: error instanceof Error ? error.message : 'synthesis failed' };
  }
}

function render(request: SpeechRequest): Uint8Array {
  synthesiser.set_voice(request.voice);
  synthesiser.set_rate(request.wordsPerMinute);
  synthesiser.set_pitch(request.pitch);
  const spoken = trim(synthesize(request.text));
  const narrow = resample(spoken, synthesiser.get_samplerate(), TELEPHONE_HZ);
  return padToFrames(encodeUlaw(level(narrow)));
}

function synthesize(text: string): Int16Array {
  const chunks: Int16Array[] = [];
  synthesiser.synthesize(text, (samples) => {
    if (samples) chunks.push(samples.slice());
    return false;
  });
  const whole = new Int16Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

function trim(samples: Int16Array): Int16Array {
  const first = samples.findIndex((sample) => Math.abs(sample) > AUDIBLE);
  const last = samples.findLastIndex((sample) => Math.abs(sample) > AUDIBLE);
  return first < 0 ? samples.subarray(0, 0) : samples.subarray(first, last + 1);
}

function level(samples: Int16Array): Int16Array {
  const peak = samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 1);
  return samples.map((sample) => Math.round((sample * TARGET_PEAK) / peak));
}

function padToFrames(bytes: Buffer): Uint8Array {
  const frames = Math.max(1, Math.ceil(bytes.length / FRAME_BYTES));
  const padded = new Uint8Array(frames * FRAME_BYTES).fill(SILENCE_BYTE);
  padded.set(bytes);
  return padded;
}
