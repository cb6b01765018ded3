import { sleep } from '../../../clock';
import type { XmlElement } from '../parse-xml';
import { TwimlError } from '../twiml-source';
import { actionOf, NEXT, numberOf, type Verb, type VerbContext } from '../verb';
import { pause } from './flow';
import { play, say } from './speak';

const PROMPTS: Record<string, Verb> = { Say: say, Play: play, Pause: pause };

interface Keys {
  digits: string;
  finishedOnKey: string;
  isComplete: boolean;
}

/** Asks for keys: speaks the prompts inside, stops speaking at the first key, waits for the rest. */
export const gather: Verb = async (element, context) => {
  context.call.setStatus('in-progress');
  if (!(element.attributes.input ?? 'dtmf').includes('dtmf')) {
    throw new TwimlError(12200, 'Only keys can be gathered; nobody recognises speech here.');
  }
  const keys = await collectKeys(element, context);
  if (keys.digits === '' && element.attributes.actionOnEmptyResult !== 'true') return NEXT;
  const params = { Digits: keys.digits, FinishedOnKey: keys.finishedOnKey, msg: 'Gather End' };
  return actionOf(element, context, params, context.baseUrl);
};

async function collectKeys(element: XmlElement, context: VerbContext): Promise<Keys> {
  const keys: Keys = { digits: '', finishedOnKey: '', isComplete: false };
  const touched = new AbortController();
  let restart: () => void = () => {};
  const onKey = (digit: string) => {
    press(keys, digit, element);
    touched.abort();
    restart();
  };
  context.call.dtmfListeners.add(onKey);
  try {
    await prompt(element, { ...context, signal: AbortSignal.any([context.signal, touched.signal]) });
    context.signal.throwIfAborted();
    await untilQuiet(element, context, keys, (again) => {
      restart = again;
    });
    return keys;
  } finally {
    context.call.dtmfListeners.delete(onKey);
  }
}

function press(keys: Keys, digit: string, element: XmlElement): void {
  if (keys.isComplete) return;
  if ((element.attributes.finishOnKey ?? '#') === digit) {
    keys.finishedOnKey = digit;
    keys.isComplete = true;
    return;
  }
  keys.digits += digit;
  keys.isComplete = keys.digits.length >= numberOf(element, 'numDigits', Number.POSITIVE_INFINITY);
}

/** A key pressed during the prompts ends them; that is not an interruption of the call. */
async function prompt(element: XmlElement, context: VerbContext): Promise<void> {
  try {
    for (const child of element.children) await PROMPTS[child.name]?.(child, context);
  } catch (error) {
    if (!context.signal.aborted) throw error;
  }
}

/** Waits until the keys are complete or none was pressed for the timeout, which every key starts anew. */
async function untilQuiet(
  element: XmlElement,
  { carrier, signal }: VerbContext,
  keys: Keys,
  onRestart: (restart: () => void) => void,
): Promise<void> {
  const timeoutMs = numberOf(element, 'timeout', 5) * 1000;
  while (!keys.isComplete) {
    const pressed = new AbortController();
    onRestart(() => pressed.abort());
    const wait = sleep(carrier.clock, timeoutMs, AbortSignal.any([signal, pressed.signal]));
    const timedOut = await wait.then(
      () => true,
      () => false,
    );
    signal.throwIfAborted();
    if (timedOut) return;
  }
}
