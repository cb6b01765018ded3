import type { ActiveResponse } from './active-response';
import { CallerTurns } from './caller-turns';
import { ClientError } from './client-error';
import { type ClientEvent, type ClientEventType, readAudio, readClientEvent } from './client-events';
import { ItemEvents } from './item-events';
import { parse } from './parse-client-value';
import { ResponseDesk } from './response-desk';
import { applyUpdate, toWire } from './session-config';
import { SessionCore, type SessionOptions } from './session-core';
import { responseOverrides } from './session-schema';

/** One Realtime session: takes client events, keeps the conversation, and answers. */
export class RealtimeSession {
  private readonly core: SessionCore;
  private readonly items: ItemEvents;
  private readonly turns: CallerTurns;
  private readonly responses: ResponseDesk;
  private readonly cancelExpiry: () => void;
  private readonly handlers: Record<ClientEventType, (body: Record<string, unknown>) => void> = {
    'session.update': (body) => this.update(body),
    'input_audio_buffer.append': (body) => this.turns.append(readAudio(body.audio)),
    'input_audio_buffer.commit': () => this.turns.commitByClient(),
    'input_audio_buffer.clear': () => this.turns.clear(),
    'conversation.item.create': (body) => this.items.create(body),
    'conversation.item.truncate': (body) => this.items.truncate(body),
    'conversation.item.delete': (body) => this.items.delete(body),
    'conversation.item.retrieve': (body) => this.items.retrieve(body),
    'response.create': (body) => this.respond(body),
    'response.cancel': ({ response_id: id }) =>
      this.responses.cancelByClient(typeof id === 'string' ? id : null),
  };

  constructor(options: SessionOptions) {
    this.core = new SessionCore(options);
    this.items = new ItemEvents(this.core);
    this.turns = new CallerTurns(this.core, () => this.responses);
    this.responses = new ResponseDesk(this.core, (response) => this.answered(response));
    this.cancelExpiry = options.clock.after(options.maxAgeMs, () => this.expire());
  }

  start(): void {
    this.core.emit({ type: 'session.created', session: this.describe() });
  }

  receive(data: string): void {
    if (this.core.state !== 'open') return;
    let event: ClientEvent | null = null;
    try {
      event = readClientEvent(data);
      this.handlers[event.type](event.body);
    } catch (error) {
      if (!(error instanceof ClientError)) throw error;
      this.core.reportError(error, event?.eventId ?? null);
    }
  }

  /** From now on nothing is sent any more, as when the provider hangs; the socket stays open. */
  stall(): void {
    this.core.state = 'stalled';
  }

  /** Stops every timer; the socket is gone. */
  end(): void {
    this.core.state = 'closed';
    this.cancelExpiry();
    this.responses.cancelAll();
    this.turns.stopIdleTimeout();
  }

  private update(body: Record<string, unknown>): void {
    const before = this.core.config;
    this.core.config = applyUpdate(before, body.session, this.core.hasSpoken);
    if (this.core.config.instructions !== before.instructions) {
      this.core.brain.setInstructions(this.core.config.instructions);
    }
    this.turns.reconfigure(before);
    this.core.emit({ type: 'session.updated', session: this.describe() });
  }

  private respond(body: Record<string, unknown>): void {
    this.turns.stopIdleTimeout();
    this.responses.start(parse(responseOverrides, body.response, 'response'));
  }

  private answered(response: ActiveResponse): void {
    if (response.status === 'completed' && this.core.state === 'open') this.turns.armIdleTimeout(response);
  }

  private expire(): void {
    const { maxAgeMs, close } = this.core.options;
    const minutes = Math.round(maxAgeMs / 60_000);
    const message = `Your session hit the maximum duration of ${minutes} minutes.`;
    this.core.reportError(new ClientError('session_expired', message), null);
    close(1001, 'session_expired');
  }

  private describe() {
    return { id: this.core.id, object: 'realtime.session', ...toWire(this.core.config) };
  }
}
