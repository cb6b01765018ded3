import type { Carrier } from '../../carrier';
import { newSid } from '../../sids';
import { MediaStream } from '../../stream/media-stream';
import { openStream, StreamRefused, streamAddress } from '../../stream/open-stream';
import type { StreamIdentity } from '../../stream/stream-frames';
import type { XmlElement } from '../parse-xml';
import { TwimlError } from '../twiml-source';
import { actionOf, resolveUrl, type Verb, type VerbContext } from '../verb';

/** Hands the call's audio to the server's socket. The next verb runs when that socket is gone, however it went. */
export const connect: Verb = async (element, context) => {
  const stream = element.children[0];
  if (stream?.name !== 'Stream') throw new TwimlError(12200, '<Connect> can only hold a <Stream> here.');
  context.call.setStatus('in-progress');
  const identity = identify(stream, context);
  const report = reporter(stream, context, identity);
  try {
    await carry(stream, context, identity, report);
  } catch (error) {
    if (!(error instanceof StreamRefused)) throw error;
    report('stream-error', error);
  }
  context.signal.throwIfAborted();
  return actionOf(element, context, { StreamSid: identity.streamSid });
};

async function carry(
  stream: XmlElement,
  context: VerbContext,
  identity: StreamIdentity,
  report: Report,
): Promise<void> {
  const { carrier, call, signal } = context;
  call.events.append({ type: 'stream', state: 'connecting', streamSid: identity.streamSid });
  const address = streamAddress(stream.attributes.url ?? '');
  const socket = await openStream(carrier, address, signal);
  const media = new MediaStream(carrier, call, socket, identity);
  const stop = () => media.stop();
  signal.addEventListener('abort', stop, { once: true });
  call.streamSid = identity.streamSid;
  if (socket.readyState === socket.OPEN) media.start();
  report('stream-started');
  if (socket.readyState !== socket.CLOSED) await Promise.race([media.closed, aborted(signal)]);
  signal.removeEventListener('abort', stop);
  if (!signal.aborted) media.drop();
  call.streamSid = null;
  report('stream-stopped');
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function identify(stream: XmlElement, { carrier, call }: VerbContext): StreamIdentity {
  const parameters: Record<string, string> = {};
  for (const child of stream.children) {
    const { name, value } = child.attributes;
    if (child.name === 'Parameter' && name) parameters[name] = value ?? '';
  }
  return { streamSid: newSid('MZ'), accountSid: carrier.accountSid, callSid: call.sid, parameters };
}

type StreamEvent = 'stream-started' | 'stream-stopped' | 'stream-error';
type Report = (event: StreamEvent, error?: StreamRefused) => void;

const STATE_OF = {
  'stream-started': 'started',
  'stream-stopped': 'stopped',
  'stream-error': 'failed',
} as const;

/** Tells the phone and, in order, the stream's status callback what happens. */
function reporter(stream: XmlElement, context: VerbContext, identity: StreamIdentity): Report {
  const { carrier, call } = context;
  const { statusCallback } = stream.attributes;
  const url = statusCallback ? resolveUrl(context, statusCallback) : null;
  const method = stream.attributes.statusCallbackMethod === 'GET' ? 'GET' : 'POST';
  let previous = Promise.resolve();
  return (event, error) => {
    const { streamSid } = identity;
    const reason = error?.message;
    call.events.append({ type: 'stream', state: STATE_OF[event], streamSid, ...(reason ? { reason } : {}) });
    if (error) call.events.append({ type: 'error', code: error.code, message: error.message });
    if (!url) return;
    const params = {
      AccountSid: carrier.accountSid,
      CallSid: call.sid,
      StreamSid: streamSid,
      StreamName: stream.attributes.name ?? streamSid,
      StreamEvent: event,
      Timestamp: carrier.clock.date().toISOString(),
      ...(error ? { StreamError: error.message, StreamErrorCode: String(error.code) } : {}),
    };
    previous = previous.then(() => sendReport(carrier, { url, method, params }));
  };
}

async function sendReport(
  carrier: Carrier,
  request: { url: string; method: string; params: Record<string, string> },
): Promise<void> {
  await carrier.sendWebhook(request).catch((error: unknown) => {
    carrier.log.warn({ url: request.url, err: error }, 'stream status callback failed');
  });
}
