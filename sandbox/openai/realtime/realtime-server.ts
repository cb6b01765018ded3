import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Clock, sleep } from '../../clock';
import type { Faults } from '../../faults';
import { bearerKey, queryOf } from '../../http';
import type { Utterances } from '../../utterances';
import { findModel } from '../http/models';
import { newId } from './ids';
import { RealtimeSession } from './realtime-session';

export interface RealtimeServerOptions {
  faults: Faults;
  utterances: Utterances;
  clock: Clock;
  log: Logger;
  /** Silence between a turn's end and the reply, in milliseconds. */
  thinkMs: number;
  /** Sessions end after this long. */
  maxAgeMs: number;
}

export interface RealtimeServer {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

const MAX_PAYLOAD_BYTES = 24 * 1024 * 1024;
const KEY_PROTOCOL = 'openai-insecure-api-key.';

interface Live {
  ws: WebSocket;
  session: RealtimeSession;
}

/** The Realtime WebSocket endpoint with its faults. */
export function createRealtimeServer(options: RealtimeServerOptions): RealtimeServer {
  const { faults, clock, log } = options;
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_PAYLOAD_BYTES,
    handleProtocols: (protocols) => (protocols.has('realtime') ? 'realtime' : false),
  });
  const live = new Set<Live>();
  const stopListening = faults.onChange((change) => {
    if (change.vendor === 'openai' && change.cause === 'set') strikeLive();
  });

  /** Sessions already open feel these two at once. */
  function strikeLive(): void {
    for (const each of [...live]) {
      const kind = faults.get('openai')?.kind;
      if (kind !== 'stall' && kind !== 'drop') return;
      faults.take('openai');
      if (kind === 'stall') each.session.stall();
      else each.ws.terminate();
    }
  }

  async function accept(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const fault = takeHandshakeFault(faults);
    if (fault === 'refuse') return refuse(socket, 503, 'Service Unavailable', 'The server is overloaded.');
    if (fault === 'slow') await sleep(clock, faults.delayMs('openai'));
    if (!hasKey(request))
      return refuse(socket, 401, 'Unauthorized', 'Missing bearer authentication in header');
    if (socket.destroyed) return;
    server.handleUpgrade(request, socket, head, (ws) => {
      ws.on('error', (error) => log.debug({ err: error }, 'realtime socket error'));
      if (fault === 'drop') ws.terminate();
      else open(ws, request, fault === 'stall');
    });
  }

  function open(ws: WebSocket, request: IncomingMessage, stalled: boolean): void {
    const model = queryOf(request).get('model') ?? '';
    const problem = findProblem(request, model);
    if (problem) {
      turnAway(ws, problem);
      return;
    }
    const session = new RealtimeSession({
      ...options,
      model,
      send: (text) => ws.send(text),
      close: (code, reason) => ws.close(code, reason),
    });
    const entry = { ws, session };
    live.add(entry);
    ws.on('close', () => {
      live.delete(entry);
      session.end();
    });
    ws.on('message', (data) => session.receive(data.toString()));
    if (stalled) session.stall();
    session.start();
    log.info({ model }, 'realtime session opened');
  }

  return {
    upgrade(request, socket, head) {
      accept(request, socket, head).catch((error: unknown) => {
        log.error({ err: error }, 'realtime handshake failed');
        socket.destroy();
      });
    },
    async close() {
      stopListening();
      for (const { ws } of live) ws.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function takeHandshakeFault(faults: Faults): 'refuse' | 'slow' | 'stall' | 'drop' | null {
  const kind = faults.get('openai')?.kind;
  // A rate limit lets the session open and fails its responses.
  if (!kind || kind === 'rate_limit') return null;
  faults.take('openai');
  return kind;
}

function hasKey(request: IncomingMessage): boolean {
  if (bearerKey(request)) return true;
  const protocols = request.headers['sec-websocket-protocol']?.split(',') ?? [];
  return protocols.some((protocol) => protocol.trim().startsWith(KEY_PROTOCOL));
}

function findProblem(request: IncomingMessage, model: string): { code: string; message: string } | null {
  if (request.headers['openai-beta']) {
    return {
      code: 'beta_api_shape_disabled',
      message:
        'The Realtime Beta API is no longer supported. Please use the GA API without the OpenAI-Beta header.',
    };
  }
  if (!model) return { code: 'missing_model', message: 'You must provide a model parameter.' };
  if (!/realtime/.test(model) || !findModel(model)) {
    return {
      code: 'model_not_found',
      message: `The model '${model}' does not exist or you do not have access to it.`,
    };
  }
  return null;
}

function turnAway(ws: WebSocket, { code, message }: { code: string; message: string }): void {
  const error = { type: 'invalid_request_error', code, message, param: null, event_id: null };
  ws.send(JSON.stringify({ type: 'error', event_id: newId('event'), error }));
  ws.close(4000, `invalid_request_error.${code}`);
}

function refuse(socket: Duplex, status: number, phrase: string, message: string): void {
  const body = JSON.stringify({
    error: {
      message,
      type: status === 401 ? 'invalid_request_error' : 'server_error',
      code: null,
      param: null,
    },
  });
  socket.end(
    `HTTP/1.1 ${status} ${phrase}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
