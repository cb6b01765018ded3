import { ActiveResponse, type ResponseHost, type ResponseSettings } from './active-response';
import type { Brain } from './brain';
import { ClientError } from './client-error';
import { readItem } from './client-events';
import { applyOverrides } from './session-config';
import type { SessionCore } from './session-core';
import type { ResponseOverrides } from './session-schema';
import { countInput, UsageMeter } from './usage';

/** Starts, cancels and ends responses: one at a time in the conversation, any number beside it. */
export class ResponseDesk {
  private readonly meter = new UsageMeter();
  private current: ActiveResponse | null = null;
  private readonly beside = new Set<ActiveResponse>();

  constructor(
    private readonly core: SessionCore,
    /** Called when the conversation's response has ended. */
    private readonly onEnded: (response: ActiveResponse) => void,
  ) {}

  get isBusy(): boolean {
    return this.current !== null;
  }

  /** Throws a ClientError while another response of the conversation is under way. */
  start(overrides: ResponseOverrides): void {
    const inConversation = overrides.conversation !== 'none';
    if (inConversation && this.current) throw alreadyActive(this.current.id);
    const response = new ActiveResponse(this.settingsFor(overrides, inConversation), this.host());
    if (inConversation) this.current = response;
    else this.beside.add(response);
    void response.run();
  }

  /** A turn of the caller ended; when the model still speaks, the vendor reports that instead of answering. */
  startByTurn(): void {
    if (this.current) this.core.reportError(alreadyActive(this.current.id), null);
    else this.start({});
  }

  cancelByClient(id: string | null): void {
    const response =
      id === null ? this.current : [this.current, ...this.beside].find((each) => each?.id === id);
    if (!response) {
      throw new ClientError('response_cancel_not_active', 'Cancellation failed: no active response found');
    }
    response.cancel('client_cancelled');
  }

  cancelByTurn(): void {
    this.current?.cancel('turn_detected');
  }

  cancelAll(): void {
    this.current?.cancel('client_cancelled');
    for (const response of this.beside) response.cancel('client_cancelled');
  }

  private settingsFor(overrides: ResponseOverrides, inConversation: boolean): ResponseSettings {
    const { options, items, conversationId } = this.core;
    const config = applyOverrides(this.core.config, overrides);
    const fault = this.takeFault();
    const slowMs = fault === 'slow' ? options.faults.delayMs('openai') : 0;
    return {
      config,
      inConversation,
      conversationId,
      metadata: overrides.metadata ?? null,
      thinkMs: options.thinkMs + slowMs,
      rateLimited: fault === 'rate_limit',
      input: countInput(config, items.list()),
      plan: () =>
        this.mindFor(overrides, inConversation).reply({
          tools: config.tools,
          mayCallTools: config.toolChoice !== 'none',
          instructions: overrides.instructions ?? null,
        }),
    };
  }

  private takeFault(): 'slow' | 'rate_limit' | null {
    const { faults } = this.core.options;
    const kind = faults.get('openai')?.kind;
    if (kind !== 'slow' && kind !== 'rate_limit') return null;
    faults.take('openai');
    return kind;
  }

  /** Own input makes a context of its own; a response beside the conversation leaves it untouched. */
  private mindFor(overrides: ResponseOverrides, inConversation: boolean): Brain {
    const { brain, items } = this.core;
    if (!overrides.input) return inConversation ? brain : brain.fork();
    const mind = brain.blank();
    for (const entry of overrides.input) {
      const isReference = entry.type === 'item_reference';
      const item = isReference ? items.find(entry.id ?? '')?.item : readItem(entry, 'response.input');
      if (item) mind.observe(item);
    }
    return mind;
  }

  private host(): ResponseHost {
    const { clock, utterances, log } = this.core.options;
    return {
      ...{ clock, utterances, log, items: this.core.items },
      emit: (event) => this.core.emit(event),
      measure: (config, input, output) => this.meter.measure(config, input, output),
      ended: (response) => this.ended(response),
    };
  }

  private ended(response: ActiveResponse): void {
    this.core.hasSpoken ||= response.audioMs > 0;
    this.beside.delete(response);
    if (response !== this.current) return;
    this.current = null;
    this.core.brain.forgetCalls(response.undelivered);
    this.onEnded(response);
  }
}

function alreadyActive(responseId: string): ClientError {
  return new ClientError(
    'conversation_already_has_active_response',
    `Conversation already has an active response in progress: ${responseId}. Wait until the response is finished before creating a new one.`,
  );
}
