import type { Logger } from 'pino';
import type { Clock } from '../../clock';
import type { Faults } from '../../faults';
import type { Utterances } from '../../utterances';
import { Brain } from './brain';
import type { ClientError } from './client-error';
import { ConversationItems, type ModelItem, type StoredItem } from './conversation-items';
import { newId } from './ids';
import type { OutgoingEvent } from './outgoing-event';
import { defaultConfig, type SessionConfig } from './session-config';

export interface SessionOptions {
  model: string;
  clock: Clock;
  faults: Faults;
  utterances: Utterances;
  log: Logger;
  /** Silence before a reply, in milliseconds. */
  thinkMs: number;
  /** The session ends after this long. */
  maxAgeMs: number;
  send(text: string): void;
  close(code: number, reason: string): void;
}

/** What the parts of one session share: its settings, its conversation, its mind, and the way out. */
export class SessionCore {
  readonly id = newId('sess');
  readonly conversationId = newId('conv');
  readonly items = new ConversationItems();
  readonly brain: Brain;
  config: SessionConfig;
  /** Once it has spoken, the voice cannot change any more. */
  hasSpoken = false;
  state: 'open' | 'stalled' | 'closed' = 'open';

  constructor(readonly options: SessionOptions) {
    this.config = defaultConfig(options.model);
    this.brain = new Brain(options.clock.date().toISOString().slice(0, 10), newId('call'));
  }

  /** Sends an event, unless the session hangs or is over. Type and id come first, as the vendor writes them. */
  emit(event: OutgoingEvent): void {
    if (this.state !== 'open') return;
    const { type, ...rest } = event;
    this.options.send(JSON.stringify({ type, event_id: newId('event'), ...rest }));
  }

  reportError({ code, message, param }: ClientError, eventId: string | null): void {
    this.emit({
      type: 'error',
      error: { type: 'invalid_request_error', code, message, param, event_id: eventId },
    });
  }

  /** Adds an item and announces it as complete. */
  addItem(item: ModelItem, after?: string): StoredItem {
    const { stored, previousId } = this.items.add(item, after);
    this.emit({ type: 'conversation.item.added', previous_item_id: previousId, item: stored.item });
    this.emit({ type: 'conversation.item.done', previous_item_id: previousId, item: stored.item });
    return stored;
  }
}
