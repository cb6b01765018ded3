import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export interface ScriptedModel {
  url: string;
  /** Everything the client sent, parsed, in order. */
  received: { type: string; [key: string]: unknown }[];
  headers: Record<string, string | string[] | undefined>[];
  send(event: object): void;
  sendRaw(text: string): void;
  /** Resolves with the first event of a type, past or coming, that was not waited for before. */
  next(type: string): Promise<Record<string, unknown>>;
  drop(): void;
  connections(): number;
  close(): Promise<void>;
}

/** A socket that plays the vendor's side of a conversation, word by word as the test says. */
export async function startScriptedModel(
  options: { accept?: 'yes' | 'refuse' | 'silent' } = {},
): Promise<ScriptedModel> {
  const accept = options.accept ?? 'yes';
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    verifyClient: (_info, done) => (accept === 'refuse' ? done(false, 503) : done(true)),
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const received: ScriptedModel['received'] = [];
  const headers: ScriptedModel['headers'] = [];
  const taken = new Set<object>();
  let wake: () => void = () => {};
  let current: WebSocket | null = null;

  server.on('connection', (socket, request) => {
    current = socket;
    headers.push(request.headers);
    socket.on('error', () => {});
    socket.on('message', (data: Buffer) => {
      const event = JSON.parse(data.toString()) as ScriptedModel['received'][number];
      received.push(event);
      if (event.type === 'session.update' && accept === 'yes')
        socket.send(JSON.stringify({ type: 'session.updated', session: {} }));
      wake();
    });
    if (accept === 'yes') socket.send(JSON.stringify({ type: 'session.created', session: {} }));
  });

  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/v1/realtime?model=m`,
    received,
    headers,
    send: (event) => current?.send(JSON.stringify(event)),
    sendRaw: (text) => current?.send(text),
    async next(type) {
      for (;;) {
        const event = received.find((known) => known.type === type && !taken.has(known));
        if (event) {
          taken.add(event);
          return event;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    drop: () => current?.terminate(),
    connections: () => server.clients.size,
    async close() {
      for (const socket of server.clients) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
