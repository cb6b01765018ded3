import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import OpenAI from 'openai';
import { OpenAIRealtimeWS } from 'openai/realtime/ws';
import type { RealtimeClientEvent, RealtimeServerEvent } from 'openai/resources/realtime/realtime';
import { pino } from 'pino';
import { createFaults } from '../../faults';
import { renderSpeech } from '../../speech/render-speech';
import { createFakeClock, type FakeClock } from '../../testing/fake-clock';
import { createUtterances, type Utterances } from '../../utterances';
import { createOpenAiSandbox } from '../openai-sandbox';

type EventOf<Type> = Extract<RealtimeServerEvent, { type: Type }>;

/** Real time a test waits for something that never comes. */
const PATIENCE_MS = 10_000;
const FRAME_BYTES = 160;

/** The stand-in on a port of its own, with a clock the test moves. */
export async function startOpenAi(options: { thinkMs?: number; sessionMaxMs?: number } = {}) {
  const clock = createFakeClock();
  const faults = createFaults();
  const utterances = createUtterances();
  const sandbox = createOpenAiSandbox({
    ...{ faults, utterances, clock },
    log: pino({ level: 'silent' }),
    thinkMs: options.thinkMs ?? 250,
    ...(options.sessionMaxMs === undefined ? {} : { sessionMaxMs: options.sessionMaxMs }),
  });
  const server = createServer(async (request, response) => {
    if (!(await sandbox.handleRequest(request, response, request.url ?? '/'))) response.writeHead(404).end();
  });
  server.on('upgrade', (request, socket, head) => {
    if (!sandbox.handleUpgrade(request, socket, head, request.url ?? '/')) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const api = new OpenAI({ apiKey: 'sk-test', baseURL: `http://127.0.0.1:${port}/v1`, maxRetries: 0 });
  return {
    ...{ clock, faults, utterances, api, port },
    /** The official Realtime client. It insists on `wss:`, so its connection is made plain underneath. */
    connect(settings: { model?: string; headers?: Record<string, string> } = {}): RealtimeClient {
      const socket = new OpenAIRealtimeWS(
        {
          model: settings.model ?? 'gpt-realtime-2.1',
          options: { createConnection: () => connect(port, '127.0.0.1'), headers: settings.headers ?? {} },
        },
        api,
      );
      return new RealtimeClient(socket, clock, utterances);
    },
    async close() {
      await sandbox.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type OpenAiStandIn = Awaited<ReturnType<typeof startOpenAi>>;

/** One session of the official client, with everything it received. */
export class RealtimeClient {
  readonly events: RealtimeServerEvent[] = [];
  readonly problems: string[] = [];
  closed: { code: number; reason: string } | null = null;
  private read = 0;

  constructor(
    readonly socket: OpenAIRealtimeWS,
    private readonly clock: FakeClock,
    private readonly utterances: Utterances,
  ) {
    socket.on('event', (event) => this.events.push(event));
    socket.on('error', (error) => this.problems.push(error.message));
    socket.socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
    });
  }

  send(event: RealtimeClientEvent): void {
    this.socket.send(event);
  }

  /** Sends whatever a careless client might. */
  sendRaw(data: string | Record<string, unknown>): void {
    this.socket.socket.send(typeof data === 'string' ? data : JSON.stringify(data));
  }

  /** The next event of the type after the last one returned, letting time pass until it comes. */
  async next<Type extends RealtimeServerEvent['type']>(type: Type): Promise<EventOf<Type>> {
    await this.until(() => this.events.slice(this.read).some((event) => event.type === type), type);
    const index = this.events.findIndex((event, at) => at >= this.read && event.type === type);
    this.read = index + 1;
    return this.events[index] as EventOf<Type>;
  }

  /** Lets fake time and the network go on until the condition holds. */
  async until(condition: () => boolean, what = 'the condition'): Promise<void> {
    const giveUpAt = Date.now() + PATIENCE_MS;
    while (!condition()) {
      if (Date.now() > giveUpAt)
        throw new Error(`Waited in vain for ${what}; got ${this.types().join(', ')}.`);
      await this.clock.advance(20);
      await this.breathe();
    }
  }

  /** A moment for the network without any fake time passing. */
  async breathe(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }

  /** Answers when everything sent before was handled. */
  async settled(): Promise<void> {
    const seen = this.count('session.updated');
    this.sendRaw({ type: 'session.update', session: { type: 'realtime' } });
    const giveUpAt = Date.now() + PATIENCE_MS;
    while (this.count('session.updated') === seen) {
      if (Date.now() > giveUpAt) throw new Error('The session does not answer.');
      await this.breathe();
    }
  }

  types(): string[] {
    return this.events.map((event) => event.type);
  }

  count(type: RealtimeServerEvent['type']): number {
    return this.events.filter((event) => event.type === type).length;
  }

  all<Type extends RealtimeServerEvent['type']>(type: Type): EventOf<Type>[] {
    return this.events.filter((event): event is EventOf<Type> => event.type === type);
  }

  type(words: string): void {
    this.send({
      type: 'conversation.item.create',
      item: { type: 'message', role: 'user', content: [{ type: 'input_text', text: words }] },
    });
  }

  /** Speaks like the sandbox phone: a watermark frame, the rendered words, then silence. */
  async speak(words: string, options: { silenceMs?: number; chunkBytes?: number } = {}): Promise<void> {
    const speech = await renderSpeech(words, { voice: 'caller' });
    const utterance = this.utterances.register(words, speech.durationMs);
    const audio = Buffer.concat([
      this.utterances.watermark(utterance),
      speech.ulaw,
      silence(options.silenceMs ?? 700),
    ]);
    this.append(audio, options.chunkBytes ?? FRAME_BYTES);
  }

  append(audio: Buffer, chunkBytes = FRAME_BYTES): void {
    for (let at = 0; at < audio.length; at += chunkBytes) {
      this.send({
        type: 'input_audio_buffer.append',
        audio: audio.subarray(at, at + chunkBytes).toString('base64'),
      });
    }
  }

  /** A telephone session with the tools given. */
  async configure(session: Record<string, unknown> = {}): Promise<void> {
    await this.next('session.created');
    this.sendRaw({
      type: 'session.update',
      session: {
        type: 'realtime',
        audio: { input: { format: { type: 'audio/pcmu' } }, output: { format: { type: 'audio/pcmu' } } },
        ...session,
      },
    });
    await this.next('session.updated');
  }
}

export function silence(durationMs: number): Buffer {
  return Buffer.alloc(durationMs * 8, 0xff);
}
