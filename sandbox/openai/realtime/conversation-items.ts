import type {
  RealtimeConversationItemAssistantMessage,
  RealtimeConversationItemFunctionCall,
  RealtimeConversationItemFunctionCallOutput,
  RealtimeConversationItemSystemMessage,
  RealtimeConversationItemUserMessage,
} from 'openai/resources/realtime/realtime';
import { ClientError } from './client-error';
import { newId } from './ids';

/** The kinds of item this model knows; remote tool servers are not among them. */
export type ModelItem =
  | RealtimeConversationItemSystemMessage
  | RealtimeConversationItemUserMessage
  | RealtimeConversationItemAssistantMessage
  | RealtimeConversationItemFunctionCall
  | RealtimeConversationItemFunctionCallOutput;

/** An item of the conversation with what the wire does not show. */
export interface StoredItem {
  id: string;
  item: ModelItem;
  /** Input or output audio in the session's format. */
  audio: Buffer[];
  audioMs: number;
}

/** The default conversation: an ordered list of items. */
export class ConversationItems {
  private items: StoredItem[] = [];

  list(): readonly StoredItem[] {
    return this.items;
  }

  find(id: string): StoredItem | undefined {
    return this.items.find((stored) => stored.id === id);
  }

  lastId(): string | null {
    return this.items.at(-1)?.id ?? null;
  }

  /** The id of the item in front of this one, or null when it is the first or not there. */
  idBefore(id: string): string | null {
    const index = this.items.findIndex((stored) => stored.id === id);
    return this.items[index - 1]?.id ?? null;
  }

  /** Adds an item; `after` is a known id, `root` for the beginning, or undefined for the end. */
  add(item: ModelItem, after?: string): { stored: StoredItem; previousId: string | null } {
    const id = item.id ?? newId('item');
    if (this.find(id)) {
      throw new ClientError(
        'item_create_duplicate_item_id',
        `Error adding item: an item with id '${id}' already exists.`,
        'item.id',
      );
    }
    const stored: StoredItem = { id, item: { ...item, id, object: 'realtime.item' }, audio: [], audioMs: 0 };
    const index = this.insertionIndex(after);
    this.items.splice(index, 0, stored);
    return { stored, previousId: this.items[index - 1]?.id ?? null };
  }

  remove(id: string): StoredItem {
    const stored = this.find(id);
    if (!stored) {
      throw new ClientError(
        'item_delete_invalid_item_id',
        `Error deleting item: the item with id '${id}' does not exist.`,
        'item_id',
      );
    }
    this.items = this.items.filter((each) => each !== stored);
    return stored;
  }

  /** Cuts an assistant message's audio and forgets its transcript, whose rest was not heard. */
  truncate(id: string, audioEndMs: number): void {
    const stored = this.find(id);
    if (!stored) {
      throw new ClientError(
        'item_truncate_invalid_item_id',
        `Error truncating item: the item with id '${id}' does not exist.`,
        'item_id',
      );
    }
    const { item } = stored;
    if (item.type !== 'message' || item.role !== 'assistant' || stored.audioMs === 0) {
      throw new ClientError('invalid_value', 'Only model output audio messages can be truncated.', 'item_id');
    }
    if (audioEndMs > stored.audioMs) {
      const length = Math.round(stored.audioMs);
      throw new ClientError(
        'invalid_value',
        `Audio content of ${length}ms is already shorter than ${audioEndMs}ms`,
        'audio_end_ms',
      );
    }
    stored.audioMs = audioEndMs;
    stored.item = { ...item, content: [{ type: 'output_audio' }] };
  }

  private insertionIndex(after: string | undefined): number {
    if (after === undefined) return this.items.length;
    if (after === 'root') return 0;
    const index = this.items.findIndex((stored) => stored.id === after);
    if (index < 0) {
      throw new ClientError(
        'item_create_invalid_previous_item_id',
        `Error adding item: previous item with id '${after}' does not exist.`,
        'previous_item_id',
      );
    }
    return index + 1;
  }
}
