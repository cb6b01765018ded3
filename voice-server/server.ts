import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { toAppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { connectStream } from './carrier/media-socket';
import { openStream, type StreamDoor } from './carrier/open-stream';
import { type HttpAnswer, type HttpRoute, json } from './http/http-types';
import type { Metrics } from './metrics';

export interface VoiceServer {
  port: number;
  /** Takes no new connection and cuts the ones that are left. */
  close(): Promise<void>;
}

export interface VoiceServerOptions {
  host: string;
  port: number;
  routes: HttpRoute[];
  door: StreamDoor;
  metrics: Metrics;
}

/** A frame of a media stream is some hundred bytes; the carrier's own limit for one is this. */
const MAX_FRAME_BYTES = 64 * 1024;
/** A connection that answers neither ping nor anything else for two rounds is dead. */
const PING_EVERY_MS = 30_000;

/** The voice server's one port: webhooks and health by HTTP, the callers' sound by WebSocket. */
export async function startServer(options: VoiceServerOptions): Promise<VoiceServer> {
  const { metrics } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_FRAME_BYTES,
  });
  const server = createServer((request, response) => void serve(request, response, options));
  server.requestTimeout = 15_000;
  server.headersTimeout = 10_000;

  server.on('upgrade', (request, line: Socket, head) => {
    // Until the socket is handed to ws, its errors are ours to hear.
    const broken = () => line.destroy();
    line.on('error', broken);
    void upgrade(request, line, head).finally(() => line.off('error', broken));
  });

  async function upgrade(request: IncomingMessage, line: Socket, head: Buffer): Promise<void> {
    try {
      const opened = await openStream(request, options.door);
      if (!opened.ok) return refuse(line, opened.status, opened.reason);
      if (line.destroyed) return opened.session.left('socket');
      sockets.handleUpgrade(request, line, head, (socket) => {
        connectStream(socket, line, opened.session);
        watch(socket, opened.session.facts.channel);
      });
    } catch (error) {
      log.error({ err: error }, 'an upgrade failed');
      refuse(line, 503, 'unavailable');
    }
  }

  function refuse(line: Socket, status: number, reason: string): void {
    metrics.callEvent('stream_refused');
    log.warn({ status, reason }, 'a stream was refused');
    line.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    line.destroySoon();
  }

  const answering = new WeakSet<WebSocket>();
  function watch(socket: WebSocket, kind: string): void {
    metrics.socketOpened(kind);
    answering.add(socket);
    socket.on('pong', () => answering.add(socket));
    socket.on('close', () => metrics.socketClosed(kind));
  }

  const pings = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!answering.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, PING_EVERY_MS);
  pings.unref();

  await listen(server, options.host, options.port);
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      clearInterval(pings);
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { routes, metrics }: VoiceServerOptions,
): Promise<void> {
  const startedAt = performance.now();
  const method = request.method ?? 'GET';
  const url = request.url ?? '/';
  const [path = '/', search = ''] = url.split('?', 2);
  const route = routes.find((known) => known.method === method && known.path === path);
  const answer = route
    ? await route.handle({ url, path, query: new URLSearchParams(search), raw: request }).catch(toProblem)
    : json(404, { title: 'Not found', status: 404, code: 'not_found' });
  send(request, response, answer);
  const endpoint = route?.path ?? 'unknown';
  metrics.httpRequest({
    method: route ? method : 'other',
    endpoint,
    status: answer.status,
    durationMs: performance.now() - startedAt,
  });
}

/** RFC 9457, with nothing of our insides. */
function toProblem(error: unknown): HttpAnswer {
  const { status, code, message, level, cause } = toAppError(error);
  log[level]({ err: cause ?? error, code }, 'a request was not served');
  return {
    ...json(status, { title: message, status, code }),
    contentType: 'application/problem+json; charset=utf-8',
  };
}

function send(request: IncomingMessage, response: ServerResponse, answer: HttpAnswer): void {
  // A body we did not read to its end would be taken for the next request on this connection.
  if (!request.complete) response.setHeader('Connection', 'close');
  response.writeHead(answer.status, { 'Content-Type': answer.contentType, 'Cache-Control': 'no-store' });
  response.end(answer.body);
}
