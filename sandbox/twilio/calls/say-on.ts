import type { Carrier } from '../carrier';
import type { Call } from './call';

/**
 * Lets the person holding the telephone speak: rendered words behind the watermark that names them.
 * Resolves when the words are queued; they start at the next frame unless the person is still talking. Sentences
 * keep the order in which they were asked for, however long each takes to render.
 */
export async function sayOn(
  carrier: Carrier,
  call: Call,
  { text, voice = 'caller' }: { text: string; voice?: string },
): Promise<{ durationMs: number }> {
  const rendering = carrier.renderSpeech(text, { voice });
  const turn = call.lastWords.then(() => rendering);
  call.lastWords = turn.catch(() => {});
  const { ulaw, durationMs } = await turn;
  const utterance = carrier.utterances.register(text, durationMs);
  call.audio.say({
    text,
    audio: Buffer.concat([carrier.utterances.watermark(utterance), ulaw]),
    started: () => call.events.append({ type: 'caller_text', text, state: 'started' }),
    finished: () => call.events.append({ type: 'caller_text', text, state: 'finished' }),
  });
  return { durationMs };
}
