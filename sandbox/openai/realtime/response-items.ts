import { ConversationItems, type ModelItem, type StoredItem } from './conversation-items';
import type { OutgoingEvent } from './outgoing-event';

interface OpenItem {
  stored: StoredItem;
  /** Its place among the response's items. */
  index: number;
}

/** The items one response produces, announced as they open and close. */
export class ResponseItems {
  private readonly output: ModelItem[] = [];
  /** Items of a response beside the conversation are kept apart and only announced as output. */
  private readonly apart = new ConversationItems();

  constructor(
    private readonly responseId: string,
    /** The conversation they become part of, or null for a response beside it. */
    private readonly conversation: ConversationItems | null,
    private readonly emit: (event: OutgoingEvent) => void,
  ) {}

  list(): ModelItem[] {
    return [...this.output];
  }

  open(draft: ModelItem): OpenItem {
    const { stored, previousId } = (this.conversation ?? this.apart).add(draft);
    const index = this.output.push(stored.item) - 1;
    this.emit({ type: 'response.output_item.added', ...this.place(index), item: stored.item });
    if (this.conversation) {
      this.emit({ type: 'conversation.item.added', previous_item_id: previousId, item: stored.item });
    }
    return { stored, index };
  }

  close({ stored, index }: OpenItem, final: ModelItem): void {
    const item: ModelItem = { ...final, id: stored.id, object: 'realtime.item' };
    stored.item = item;
    this.output[index] = item;
    if (this.conversation) {
      const previousId = this.conversation.idBefore(stored.id);
      this.emit({ type: 'conversation.item.done', previous_item_id: previousId, item });
    }
    this.emit({ type: 'response.output_item.done', ...this.place(index), item });
  }

  private place(index: number) {
    return { response_id: this.responseId, output_index: index };
  }
}
