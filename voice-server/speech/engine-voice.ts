import type { EngineEvent, EngineFactory } from '../engine/engine';
import type { Scheduler } from '../scheduler';

/** A sentence takes the model a second or two. */
const RENDER_WITHIN_MS = 20_000;
const FRAME_BYTES = 160;
const SILENCE = 0xff;

export interface EngineVoice {
  /** The words in the agent's own voice, or null when the model did not say exactly them. */
  render(words: string, options: { voice: string; locale: string }): Promise<Uint8Array<ArrayBuffer> | null>;
}

/**
 * The agent's own voice for sentences that are rendered in advance, so that a recorded greeting and the conversation
 * after it sound like one person. A model may improvise; what it said is compared with what it was to say.
 */
export function createEngineVoice(open: EngineFactory, scheduler: Scheduler): EngineVoice {
  return {
    render: (words, { voice, locale }) =>
      new Promise((resolve) => {
        const sound: Buffer[] = [];
        let said = '';
        const settings = { instructions: INSTRUCTIONS, voice, locale, keywords: [], tools: [], history: [] };
        const engine = open(settings, {
          audio: (_itemId, payload) => sound.push(Buffer.from(payload.toString('latin1'), 'base64')),
          event,
        });
        const giveUp = scheduler.after(RENDER_WITHIN_MS, () => finish(null));

        function event(happened: EngineEvent): void {
          if (happened.type === 'ready') engine.respond(`${INSTRUCTIONS}\nThe text: ${words}`);
          else if (happened.type === 'item_spoken' && happened.text !== null) said = happened.text;
          else if (happened.type === 'response_done')
            finish(isSame(said, words) ? toFrames(Buffer.concat(sound)) : null);
          else if (happened.type === 'lost') finish(null);
        }

        function finish(ulaw: Uint8Array<ArrayBuffer> | null): void {
          giveUp();
          engine.close();
          resolve(ulaw && ulaw.length > 0 ? ulaw : null);
        }
      }),
  };
}

const INSTRUCTIONS =
  'You are a voice reading a text for a telephone recording. Read the text you are given aloud, word for word, warmly and clearly. Say nothing before it and nothing after it.';

function isSame(said: string, wanted: string): boolean {
  return lettersOf(said) === lettersOf(wanted);
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function toFrames(ulaw: Buffer): Uint8Array<ArrayBuffer> {
  const frames = new Uint8Array(Math.ceil(ulaw.length / FRAME_BYTES) * FRAME_BYTES).fill(SILENCE);
  frames.set(ulaw);
  return frames;
}
