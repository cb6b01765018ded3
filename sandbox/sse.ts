import type { IncomingMessage, ServerResponse } from 'node:http';

export interface EventStream {
  send(event: { id?: number; data: unknown }): void;
  end(): void;
}

const KEEP_ALIVE_MS = 15_000;

/** Answers with a Server-Sent Events stream and calls `onClose` once when either side ends it. */
export function openEventStream(
  request: IncomingMessage,
  response: ServerResponse,
  onClose: () => void,
): EventStream {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.write(': listening\n\n');
  request.socket.setNoDelay(true);
  const keepAlive = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE_MS);
  response.once('close', () => {
    clearInterval(keepAlive);
    onClose();
  });
  return {
    send({ id, data }) {
      if (response.writableEnded || response.destroyed) return;
      response.write(`${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`);
    },
    end: () => response.end(),
  };
}
