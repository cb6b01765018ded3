import type { ConversationItem, RealtimeClientEvent } from 'openai/resources/realtime/realtime';
import type { HeardItem } from '../../carrier/playback-ledger';
import type { EngineNote } from '../engine';

/** The client events that write into a conversation. */
export interface ConversationItems {
  /** Writes a note; one with the same key is taken out first. */
  note(note: EngineNote): RealtimeClientEvent[];
  /** Cuts an item of the model to what was heard: to nothing means out of the conversation. */
  cut(heard: HeardItem): RealtimeClientEvent;
}

export function createConversationItems(): ConversationItems {
  const idByKey = new Map<string, string>();
  let count = 0;

  function note({ key, role, text, first }: EngineNote): RealtimeClientEvent[] {
    const events: RealtimeClientEvent[] = [];
    const former = idByKey.get(key);
    if (former) events.push({ type: 'conversation.item.delete', item_id: former });
    count += 1;
    const id = `note_${count}`;
    idByKey.set(key, id);
    events.push({
      type: 'conversation.item.create',
      ...(first ? { previous_item_id: 'root' } : {}),
      item: { ...messageItem(role, text), id },
    });
    return events;
  }

  function cut({ itemId, sentMs, heardMs }: HeardItem): RealtimeClientEvent {
    const endMs = Math.min(heardMs, sentMs);
    if (endMs <= 0) return { type: 'conversation.item.delete', item_id: itemId };
    return { type: 'conversation.item.truncate', item_id: itemId, content_index: 0, audio_end_ms: endMs };
  }

  return { note, cut };
}

export function messageItem(role: EngineNote['role'], text: string): ConversationItem {
  switch (role) {
    case 'agent':
      return { type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] };
    case 'guest':
      return { type: 'message', role: 'user', content: [{ type: 'input_text', text }] };
    case 'system':
      return { type: 'message', role: 'system', content: [{ type: 'input_text', text }] };
  }
}
