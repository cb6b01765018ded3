import type { RealtimeAudioFormats } from 'openai/resources/realtime/realtime';
import { renderSpeech } from '../../speech/render-speech';
import { resample } from '../../speech/resample';
import { decodeUlaw } from '../../speech/ulaw';
import type { Utterances } from '../../utterances';
import { splitSentences } from '../conversation/words';

/** One sentence ready to be sent. */
export interface Segment {
  text: string;
  /** In the output format, a whole number of 20 ms frames, the watermark first. */
  audio: Buffer;
  durationMs: number;
}

const PAUSE_MS = 180;
const ULAW_BYTES_PER_MS = 8;
const ULAW_SILENCE = 0xff;

export interface SpeechSettings {
  voice: string;
  speed: number;
  format: RealtimeAudioFormats;
  utterances: Utterances;
}

/**
 * Renders the text sentence by sentence, the next while the present one is being sent. Each sentence is registered
 * with its own watermark when it is handed over, so a listener knows which sentences were begun.
 */
export async function* speakSegments(text: string, settings: SpeechSettings): AsyncGenerator<Segment> {
  const sentences = splitSentences(text);
  const spoken = sentences.length > 0 ? sentences : [text];
  const render = (sentence: string) =>
    renderSpeech(sentence, { voice: settings.voice, rate: settings.speed });
  let next = render(spoken[0] ?? '');
  for (const [index, sentence] of spoken.entries()) {
    const speech = await next;
    const following = spoken[index + 1];
    if (following !== undefined) {
      next = render(following);
      // The failure is met when it is awaited; until then it must not count as unhandled.
      next.catch(() => undefined);
    }
    yield toSegment(sentence, speech, settings);
  }
}

function toSegment(
  text: string,
  speech: { ulaw: Buffer; durationMs: number },
  settings: SpeechSettings,
): Segment {
  const utterance = settings.utterances.register(text, speech.durationMs);
  const pause = Buffer.alloc(PAUSE_MS * ULAW_BYTES_PER_MS, ULAW_SILENCE);
  const ulaw = Buffer.concat([settings.utterances.watermark(utterance), speech.ulaw, pause]);
  const durationMs = ulaw.length / ULAW_BYTES_PER_MS;
  return { text, durationMs, audio: settings.format.type === 'audio/pcmu' ? ulaw : toPcm24k(ulaw) };
}

function toPcm24k(ulaw: Buffer): Buffer {
  const samples = resample(decodeUlaw(ulaw), 8000, 24_000);
  const bytes = Buffer.allocUnsafe(samples.length * 2);
  for (const [index, sample] of samples.entries()) bytes.writeInt16LE(sample, index * 2);
  return bytes;
}

export function bytesPerMs(format: RealtimeAudioFormats): number {
  return format.type === 'audio/pcmu' ? ULAW_BYTES_PER_MS : 48;
}
