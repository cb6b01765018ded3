import type { Call } from '../calls/call';
import type { Carrier } from '../carrier';
import type { XmlElement } from './parse-xml';
import { loadTwiml, TwimlError, type TwimlSource } from './twiml-source';
import { OVER, type StartProgram, type VerbContext, type VerbOutcome } from './verb';
import { findVerb } from './verbs/find-verb';
import { speak } from './verbs/speak';

const APOLOGY = 'We are sorry, an application error has occurred. Goodbye.';
/** Documents that only point at each other would otherwise keep a call busy for ever. */
const MAX_DOCUMENTS_WITHOUT_TIME = 100;

export const startProgram: StartProgram = (carrier, call, source, { atEnd = 'hang_up' } = {}) => {
  call.program.abort(new Error('the call was given other instructions'));
  call.program = new AbortController();
  if (call.isOver) return Promise.resolve();
  return runProgram(carrier, call, source, { atEnd, signal: call.program.signal });
};

async function runProgram(
  carrier: Carrier,
  call: Call,
  source: TwimlSource,
  { atEnd, signal }: { atEnd: 'hang_up' | 'stay'; signal: AbortSignal },
): Promise<void> {
  try {
    await runDocuments(carrier, call, source, signal);
    if (!signal.aborted && atEnd === 'hang_up') finish(call);
  } catch (error) {
    if (signal.aborted) return;
    await apologise(carrier, call, error, signal);
  }
}

async function runDocuments(
  carrier: Carrier,
  call: Call,
  source: TwimlSource,
  signal: AbortSignal,
): Promise<void> {
  let next: TwimlSource | null = source;
  let baseUrl = call.baseUrl;
  let documents = 0;
  let sinceMs = carrier.clock.nowMs();
  while (next) {
    const document = await loadTwiml(carrier, call, next, signal);
    signal.throwIfAborted();
    baseUrl = document.url ?? baseUrl;
    call.baseUrl = baseUrl;
    const outcome = await runVerbs(document.verbs, { carrier, call, baseUrl, signal, startProgram });
    documents = carrier.clock.nowMs() > sinceMs + 1000 ? 0 : documents + 1;
    sinceMs = documents === 0 ? carrier.clock.nowMs() : sinceMs;
    if (documents > MAX_DOCUMENTS_WITHOUT_TIME)
      throw new TwimlError(12400, 'The documents redirect in a circle.');
    next = outcome.kind === 'jump' ? outcome.to : null;
  }
}

async function runVerbs(verbs: XmlElement[], context: VerbContext): Promise<VerbOutcome> {
  for (const element of verbs) {
    const verb = findVerb(element.name);
    context.call.verb = element.name;
    context.call.events.append({
      type: 'verb',
      verb: element.name,
      attributes: element.attributes,
      text: element.text.trim(),
    });
    const outcome = await verb(element, context);
    context.signal.throwIfAborted();
    if (outcome.kind !== 'next') return outcome;
  }
  return OVER;
}

function finish(call: Call): void {
  call.setStatus('completed');
  call.verb = null;
}

async function apologise(carrier: Carrier, call: Call, error: unknown, signal: AbortSignal): Promise<void> {
  const code = error instanceof TwimlError ? error.code : 11000;
  const message = error instanceof Error ? error.message : String(error);
  call.events.append({ type: 'error', code, message });
  carrier.log.warn({ callSid: call.sid, code, err: error }, 'call instructions failed');
  call.setStatus('in-progress');
  await speak({ carrier, call, baseUrl: null, signal, startProgram }, APOLOGY).catch(() => {});
  if (!signal.aborted) call.setStatus('completed');
}
