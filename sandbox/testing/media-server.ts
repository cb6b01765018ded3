import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

interface StreamMessage {
  event: string;
  sequenceNumber?: string;
  streamSid?: string;
  start?: { callSid: string; customParameters: Record<string, string>; mediaFormat: Record<string, unknown> };
  media?: { track: string; chunk: string; timestamp: string; payload: string };
  mark?: { name: string };
  dtmf?: { track: string; digit: string };
  stop?: { accountSid: string; callSid: string };
}

export interface MediaServer {
  url: string;
  requests: IncomingMessage[];
  messages: StreamMessage[];
  /** The newest socket, once there is one. */
  socket(): WebSocket;
  isClosed(): boolean;
  send(frame: Record<string, unknown>): void;
  ofEvent(event: string): StreamMessage[];
  close(): Promise<void>;
}

/** A product's media socket that only listens and does what the test tells it. */
export async function startMediaServer(): Promise<MediaServer> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http });
  const requests: IncomingMessage[] = [];
  const messages: StreamMessage[] = [];
  let current: WebSocket | null = null;
  sockets.on('connection', (socket, request) => {
    current = socket;
    requests.push(request);
    socket.on('message', (data) => messages.push(JSON.parse(data.toString())));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const socket = () => {
    if (!current) throw new Error('no stream has connected');
    return current;
  };
  return {
    url: `ws://127.0.0.1:${port}`,
    requests,
    messages,
    socket,
    isClosed: () => current !== null && current.readyState === current.CLOSED,
    send: (frame) => socket().send(JSON.stringify(frame)),
    ofEvent: (event) => messages.filter((message) => message.event === event),
    async close() {
      for (const client of sockets.clients) client.terminate();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
