import { WavError, wavToUlaw } from '../../media/wav';
import { TwimlError } from '../twiml-source';
import { NEXT, numberOf, resolveUrl, type Verb, type VerbContext } from '../verb';

/** `loop="0"` means again and again until the call ends; this many times is as good. */
const MANY_TIMES = 1000;

export const say: Verb = async (element, context) => {
  context.call.setStatus('in-progress');
  const text = element.text.replace(/\s+/g, ' ').trim();
  for (let time = 0; time < loopsOf(numberOf(element, 'loop', 1)); time += 1) await speak(context, text);
  return NEXT;
};

export const play: Verb = async (element, context) => {
  context.call.setStatus('in-progress');
  const address = element.text.trim();
  if (address === '') return NEXT;
  const audio = await fetchAudio(context, resolveUrl(context, address));
  for (let time = 0; time < loopsOf(numberOf(element, 'loop', 1)); time += 1)
    await playThrough(context, audio);
  return NEXT;
};

/** Speaks words known to the phone and resolves when they have been heard. */
export async function speak(context: VerbContext, text: string): Promise<void> {
  if (text === '') return;
  const { ulaw } = await context.carrier.renderSpeech(text, { voice: 'agent' });
  context.signal.throwIfAborted();
  await playThrough(context, ulaw, text);
}

/** Plays µ-law audio and resolves when it has been heard; the rest is thrown away when the verb is interrupted. */
export function playThrough({ call, signal }: VerbContext, audio: Buffer, text?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const interrupt = () => {
      call.audio.speaker.clear();
      reject(signal.reason);
    };
    signal.addEventListener('abort', interrupt, { once: true });
    call.audio.speaker.enqueue(audio, text);
    call.audio.speaker.mark(() => {
      signal.removeEventListener('abort', interrupt);
      resolve();
    });
  });
}

async function fetchAudio({ carrier, call, signal }: VerbContext, url: string): Promise<Buffer> {
  const response = await carrier
    .sendWebhook({ url, method: 'GET', params: {}, signal })
    .catch((cause: unknown) => {
      signal.throwIfAborted();
      throw new TwimlError(11205, `Could not reach ${url}.`, { cause });
    });
  call.events.append({ type: 'webhook', url, status: response.status });
  if (response.status >= 400) throw new TwimlError(11200, `${url} answered ${response.status}.`);
  return toUlaw(url, response.contentType, response.body);
}

/** WAV files are converted; raw µ-law is taken as it is under its registered content types. */
function toUlaw(url: string, contentType: string, body: Buffer): Buffer {
  if (/^audio\/(basic|x-mulaw|pcmu)/i.test(contentType)) return body;
  try {
    return wavToUlaw(body);
  } catch (cause) {
    if (!(cause instanceof WavError)) throw cause;
    throw new TwimlError(12300, `${url} cannot be played: ${cause.message}.`, { cause });
  }
}

function loopsOf(loop: number): number {
  return loop === 0 ? MANY_TIMES : loop;
}
