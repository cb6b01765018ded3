/** A client that has not read this many events is gone or hopeless; it reconnects and asks for the whole. */
const MAX_UNREAD_EVENTS = 2_000;
const HEARTBEAT_EVERY_MS = 15_000;
const CHECK_EVERY_MS = 30_000;
/** Told to the browser: how soon to come back after a lost connection. */
const RETRY_MS = 2_000;

export interface EventStreamOptions<Event> {
  /** Aborted when the client leaves. */
  signal: AbortSignal;
  /** Starts delivery and returns how to stop it. */
  subscribe(send: (event: Event) => void): () => void;
  /** Asked every half minute; false ends the stream, and the client finds out why when it reconnects. */
  isStillWelcome(): Promise<boolean>;
  /** Called once, however the stream ends. */
  onEnd(): void;
}

/** Server-sent events: each event is one JSON message; a comment every 15 s keeps proxies from closing a quiet line. */
export function eventStreamResponse<Event>(options: EventStreamOptions<Event>): Response {
  const encoder = new TextEncoder();
  let end = () => {};

  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const write = (text: string) => controller.enqueue(encoder.encode(text));
        const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_EVERY_MS);
        const check = setInterval(() => checkWelcome(options, end), CHECK_EVERY_MS);
        const unsubscribe = options.subscribe((event) => {
          if ((controller.desiredSize ?? 0) <= 0) end();
          else write(`data: ${JSON.stringify(event)}\n\n`);
        });
        end = once(() => {
          clearInterval(heartbeat);
          clearInterval(check);
          unsubscribe();
          openStreams.delete(end);
          closeQuietly(controller);
          options.onEnd();
        });
        openStreams.add(end);
        options.signal.addEventListener('abort', end, { once: true });
        if (options.signal.aborted) end();
        else write(`retry: ${RETRY_MS}\n\n`);
      },
      cancel: () => end(),
    },
    new CountQueuingStrategy({ highWaterMark: MAX_UNREAD_EVENTS }),
  );
  return new Response(body, { headers: STREAM_HEADERS });
}

const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  // no-transform also keeps Next from gathering events in its compressor.
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

// The bundler loads this file once for the routes and once for instrumentation; the streams of a process are one set.
const shared = globalThis as { frontdeskStreams?: Set<() => void> };
shared.frontdeskStreams ??= new Set();
const openStreams = shared.frontdeskStreams;

/** Ends every open stream, so that a server asked to stop need not wait for listeners that never leave. */
export function endEventStreams(): void {
  for (const end of [...openStreams]) end();
}

/** When the question itself fails, the answer is unknown and the listener stays until the next round. */
async function checkWelcome(
  options: Pick<EventStreamOptions<never>, 'isStillWelcome'>,
  end: () => void,
): Promise<void> {
  const welcome = await options.isStillWelcome().catch(() => true);
  if (!welcome) end();
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work();
  };
}

/** The client may have closed it first. */
function closeQuietly(controller: ReadableStreamDefaultController): void {
  try {
    controller.close();
  } catch {
    // Already closed: nothing is left to do.
  }
}
