import { ClientError } from './client-error';
import { readCount, readItem, readText } from './client-events';
import type { ModelItem, StoredItem } from './conversation-items';
import type { SessionCore } from './session-core';

/** The client's `conversation.item.*` events. */
export class ItemEvents {
  constructor(private readonly core: SessionCore) {}

  create(body: Record<string, unknown>): void {
    const item = readItem(body.item, 'item');
    if (item.type === 'function_call_output' && !this.knowsCall(item.call_id)) {
      const message = `Tool call ID '${item.call_id}' not found in conversation.`;
      throw new ClientError('invalid_tool_call_id', message, 'item.call_id');
    }
    const after = typeof body.previous_item_id === 'string' ? body.previous_item_id : undefined;
    const stored = this.core.addItem(item, after);
    if (stored.id === this.core.items.lastId()) this.core.brain.observe(stored.item);
    else this.core.brain.observeEarlier(stored.item);
  }

  truncate(body: Record<string, unknown>): void {
    const itemId = readText(body, 'item_id');
    const audioEndMs = readCount(body, 'audio_end_ms');
    const contentIndex = readCount(body, 'content_index');
    this.core.items.truncate(itemId, audioEndMs);
    const place = { item_id: itemId, content_index: contentIndex, audio_end_ms: audioEndMs };
    this.core.emit({ type: 'conversation.item.truncated', ...place });
  }

  delete(body: Record<string, unknown>): void {
    const itemId = readText(body, 'item_id');
    this.core.items.remove(itemId);
    this.core.emit({ type: 'conversation.item.deleted', item_id: itemId });
  }

  retrieve(body: Record<string, unknown>): void {
    const itemId = readText(body, 'item_id');
    const stored = this.core.items.find(itemId);
    if (!stored) {
      const message = `Error retrieving item: the item with id '${itemId}' does not exist.`;
      throw new ClientError('item_retrieve_invalid_item_id', message, 'item_id');
    }
    this.core.emit({ type: 'conversation.item.retrieved', item: withAudio(stored) });
  }

  private knowsCall(callId: string): boolean {
    return this.core.items
      .list()
      .some(({ item }) => item.type === 'function_call' && item.call_id === callId);
  }
}

/** The item as `retrieve` shows it: with its audio. */
function withAudio({ item, audio: chunks }: StoredItem): ModelItem {
  if (item.type !== 'message' || chunks.length === 0) return item;
  const audio = Buffer.concat(chunks).toString('base64');
  if (item.role === 'user') {
    return {
      ...item,
      content: item.content.map((part) => (part.type === 'input_audio' ? { ...part, audio } : part)),
    };
  }
  if (item.role === 'assistant') {
    return {
      ...item,
      content: item.content.map((part) => (part.type === 'output_audio' ? { ...part, audio } : part)),
    };
  }
  return item;
}
