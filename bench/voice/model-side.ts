import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { createStamper, DELTA_FRAMES, FRAME_BYTES, Receiver } from './stamp';
import { acceptSocket, type WireSocket } from './wire-socket';

const LISTEN_TICKS = 20;
const TALK_TICKS = 20;
const TICK_MS = 200;
const APPEND = '{"type":"input_audio_buffer.append","audio":"';

export interface ModelSide {
  url: string;
  receivers: Receiver[];
  close(): Promise<void>;
}

/**
 * The model's end of the wire: takes the caller's audio, and for half of the time answers, four seconds at a stretch, in
 * pieces of 200 ms with the words beside them and all the events a real answer has.
 */
export async function startModelSide(delays: number[]): Promise<ModelSide> {
  const server = createServer();
  const sessions = new Set<ModelSession>();
  const receivers: Receiver[] = [];
  server.on('upgrade', (request, line: Socket, head) => {
    const socket = acceptSocket(request, line, head);
    const session = new ModelSession(socket, new Receiver(delays), sessions.size);
    receivers.push(session.receiver);
    sessions.add(session);
    socket.onClose(() => sessions.delete(session));
  });
  // Sessions take their turn within the tick instead of all speaking in one burst.
  let slot = 0;
  const timer = setInterval(() => {
    slot = (slot + 1) % 10;
    for (const session of sessions) if (session.slot === slot) session.tick();
  }, TICK_MS / 10);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    receivers,
    close: async () => {
      clearInterval(timer);
      for (const session of sessions) session.end();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

class ModelSession {
  readonly slot: number;
  private readonly stamp = createStamper(FRAME_BYTES * DELTA_FRAMES);
  private ticks = 0;
  private sequence = 0;
  private turn = 0;
  private ready = false;

  constructor(
    private readonly socket: WireSocket,
    readonly receiver: Receiver,
    index: number,
  ) {
    this.slot = index % 10;
    this.send({ type: 'session.created', event_id: 'e0', session: { type: 'realtime', id: 'sess_bench' } });
    socket.onText = (message) => this.hear(message);
  }

  private hear(message: Buffer): void {
    if (message.toString('latin1', 0, APPEND.length) === APPEND) {
      this.receiver.take(message, APPEND.length);
      return;
    }
    const event = JSON.parse(message.toString());
    if (event.type !== 'session.update') return;
    this.ready = true;
    this.send({ type: 'session.updated', event_id: 'e1', session: event.session });
  }

  end(): void {
    this.socket.terminate();
  }

  tick(): void {
    if (!this.ready) return;
    const phase = this.ticks++ % (LISTEN_TICKS + TALK_TICKS);
    if (phase === 5)
      this.send({
        type: 'input_audio_buffer.speech_started',
        event_id: 'e',
        audio_start_ms: 0,
        item_id: `user_${this.turn}`,
      });
    else if (phase === LISTEN_TICKS - 1) this.endOfSpeech();
    else if (phase === LISTEN_TICKS) this.beginAnswer();
    if (phase >= LISTEN_TICKS) this.speak();
    if (phase === LISTEN_TICKS + TALK_TICKS - 1) this.endAnswer();
  }

  private endOfSpeech(): void {
    const item_id = `user_${this.turn}`;
    this.send({ type: 'input_audio_buffer.speech_stopped', event_id: 'e', audio_end_ms: 0, item_id });
    this.send({ type: 'input_audio_buffer.committed', event_id: 'e', item_id, previous_item_id: null });
    const item = {
      id: item_id,
      type: 'message',
      role: 'user',
      status: 'completed',
      content: [{ type: 'input_audio', transcript: null }],
    };
    this.send({ type: 'conversation.item.added', event_id: 'e', previous_item_id: null, item });
    this.send({
      type: 'conversation.item.input_audio_transcription.completed',
      event_id: 'e',
      item_id,
      content_index: 0,
      transcript: 'Do you have a room for two people next Friday?',
      usage: { type: 'duration', seconds: 3 },
    });
  }

  private beginAnswer(): void {
    const response = {
      id: `resp_${this.turn}`,
      object: 'realtime.response',
      status: 'in_progress',
      output: [],
    };
    const item = {
      id: `item_${this.turn}`,
      type: 'message',
      role: 'assistant',
      status: 'in_progress',
      content: [],
    };
    this.send({ type: 'response.created', event_id: 'e', response });
    this.send({
      type: 'response.output_item.added',
      event_id: 'e',
      response_id: response.id,
      output_index: 0,
      item,
    });
  }

  private speak(): void {
    const place = {
      response_id: `resp_${this.turn}`,
      item_id: `item_${this.turn}`,
      output_index: 0,
      content_index: 0,
    };
    this.send({
      type: 'response.output_audio.delta',
      event_id: 'e',
      ...place,
      delta: this.stamp(this.sequence++),
    });
    this.send({ type: 'response.output_audio_transcript.delta', event_id: 'e', ...place, delta: ' words' });
  }

  private endAnswer(): void {
    const place = {
      response_id: `resp_${this.turn}`,
      item_id: `item_${this.turn}`,
      output_index: 0,
      content_index: 0,
    };
    const item = {
      id: place.item_id,
      type: 'message',
      role: 'assistant',
      status: 'completed',
      content: [{ type: 'output_audio', transcript: 'words' }],
    };
    this.send({ type: 'response.output_audio.done', event_id: 'e', ...place });
    this.send({
      type: 'response.output_audio_transcript.done',
      event_id: 'e',
      ...place,
      transcript: 'words '.repeat(TALK_TICKS).trim(),
    });
    this.send({
      type: 'response.output_item.done',
      event_id: 'e',
      response_id: place.response_id,
      output_index: 0,
      item,
    });
    const usage = {
      total_tokens: 300,
      input_tokens: 200,
      output_tokens: 100,
      input_token_details: {
        text_tokens: 120,
        audio_tokens: 80,
        cached_tokens: 100,
        cached_tokens_details: { text_tokens: 100, audio_tokens: 0 },
      },
      output_token_details: { text_tokens: 20, audio_tokens: 80 },
    };
    this.send({
      type: 'response.done',
      event_id: 'e',
      response: {
        id: place.response_id,
        object: 'realtime.response',
        status: 'completed',
        output: [item],
        usage,
      },
    });
    this.turn++;
  }

  private send(event: object): void {
    this.socket.send(JSON.stringify(event));
  }
}
