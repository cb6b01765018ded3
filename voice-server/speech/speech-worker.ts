import { parentPort } from 'node:worker_threads';

/**
 * The packaged voice, in a thread of its own: a sentence is tens of milliseconds of computation, which every call of
 * the process would hear as a stutter. Everything it needs is in this file, because a worker thread resolves no
 * extension-less path.
 */
export interface SpeechRequest {
  id: number;
  text: string;
  /** Voice of the synthesiser, such as `en-us+f3`. */
  voice: string;
}

export type SpeechReply = { id: number; ulaw: Uint8Array } | { id: number; error: string };

interface Synthesiser {
  set_voice(name: string): number;
  set_rate(wordsPerMinute: number): void;
  get_samplerate(): number;
  synthesize(text: string, onAudio: (samples: Int16Array | null) => boolean): void;
}

interface SynthesiserPackage {
  default(): Promise<{ eSpeakNGWorker: new () => Synthesiser | Promise<Synthesiser> }>;
}

const TELEPHONE_HZ = 8_000;
const FRAME_BYTES = 160;
const SILENCE = 0xff;
const WORDS_PER_MINUTE = 160;
const TARGET_PEAK = 20_000;
/** Taps of the low-pass on each side, in samples of the lower rate. */
const REACH = 12;

const packageName = '@echogarden/espeak-ng-emscripten';
const { default: load }: SynthesiserPackage = await import(packageName);
const synthesiser = await new (await load()).eSpeakNGWorker();

parentPort?.on('message', (request: SpeechRequest) => parentPort?.postMessage(answer(request)));

function answer({ id, text, voice }: SpeechRequest): SpeechReply {
  try {
    if (synthesiser.set_voice(voice) !== 0) synthesiser.set_voice('en-us');
    synthesiser.set_rate(WORDS_PER_MINUTE);
    const samples = narrow(synthesize(text), synthesiser.get_samplerate());
    return { id, ulaw: toUlaw(samples) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : 'synthesis failed' };
  }
}

function synthesize(text: string): Int16Array {
  const chunks: Int16Array[] = [];
  synthesiser.synthesize(text, (samples) => {
    if (samples) chunks.push(samples.slice());
    return false;
  });
  const whole = new Int16Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

/** Down to the telephone's rate through a windowed-sinc low-pass, so that sibilants do not fold back as hiss. */
function narrow(samples: Int16Array, fromHz: number): Float64Array {
  const ratio = fromHz / TELEPHONE_HZ;
  const reach = Math.ceil(REACH * ratio);
  const output = new Float64Array(Math.floor(samples.length / ratio));
  for (let i = 0; i < output.length; i += 1) {
    const centre = i * ratio;
    let sum = 0;
    let weights = 0;
    for (let k = Math.ceil(centre - reach); k <= centre + reach; k += 1) {
      const x = (k - centre) / ratio;
      const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
      const weight = sinc * (0.5 + 0.5 * Math.cos((Math.PI * (k - centre)) / reach));
      sum += weight * (samples[k] ?? 0);
      weights += weight;
    }
    output[i] = sum / weights;
  }
  return output;
}

/** Levelled, encoded, and padded to whole frames. */
function toUlaw(samples: Float64Array): Uint8Array {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1);
  const gain = TARGET_PEAK / peak;
  const ulaw = new Uint8Array(Math.ceil(samples.length / FRAME_BYTES) * FRAME_BYTES).fill(SILENCE);
  for (const [index, sample] of samples.entries()) ulaw[index] = encode(Math.round(sample * gain));
  return ulaw;
}

/** One sample by G.711: sign, segment and four bits within it, all inverted. */
function encode(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), 32_635) + 132;
  const segment = Math.floor(Math.log2(magnitude)) - 7;
  const mantissa = (magnitude >> (segment + 3)) & 0x0f;
  return ~(sign | (segment << 4) | mantissa) & 0xff;
}
