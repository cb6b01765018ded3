/** Eight µ-law bytes are a millisecond of telephone audio. */
const BYTES_PER_MS = 8;
/** Marks closer than this to the clock say nothing new: the network alone accounts for it. */
const TOLERANCE_MS = 40;
/** A mark that has not come back this long after its audio should have ended is lost. */
const LOST_MARK_MS = 400;
/** Marks of a clear come back at once; this many unanswered ones are more than any call has under way. */
const MAX_CLEARED = 1_000;

/** How much of one spoken item was sent to the carrier, and how much of it the caller heard. */
export interface HeardItem {
  itemId: string;
  sentMs: number;
  heardMs: number;
}

export interface PlaybackLedger {
  /** Audio of `itemId` was handed to the carrier. Returns when, on the same clock, its first sound is played. */
  sent(itemId: string, bytes: number, nowMs: number): number;
  /** The unique name of a mark to send now, behind everything sent so far. */
  mark(itemId: string): string;
  /** The carrier echoed a mark. Returns false for a name that is unknown or was cut off by a clear. */
  echoed(name: string, nowMs: number): boolean;
  /** Milliseconds of audio sent since the last mark. */
  unmarkedMs(): number;
  heard(itemId: string, nowMs: number): HeardItem | null;
  /** What the carrier still has to play. */
  remainingMs(nowMs: number): number;
  /** Everything was played: the carrier said so, or should have long ago. */
  isDrained(nowMs: number): boolean;
  /**
   * The carrier's buffer is being emptied. Returns every item that was not heard to its end, in the order sent,
   * and remembers the marks that now come back without having been played.
   */
  clear(nowMs: number): HeardItem[];
}

interface Range {
  from: number;
  to: number;
}

interface Item {
  ranges: Range[];
}

/**
 * How much of what was sent was heard. All audio of a call is one line measured in milliseconds: `sentTo` is its end,
 * and the clock says how far the carrier has played. The clock starts when audio meets an empty buffer; marks correct
 * it. Measured against a phone, the clock alone is within a few milliseconds, where marks alone lag by a whole chunk.
 */
export function createPlaybackLedger(): PlaybackLedger {
  let sentTo = 0;
  let anchorAt = 0;
  let anchorPosition = 0;
  let generation = 0;
  let sequence = 0;
  let markedTo = 0;
  const items = new Map<string, Item>();
  const pending = new Map<string, number>();
  const cleared = new Set<string>();

  function playedTo(nowMs: number): number {
    return Math.min(sentTo, anchorPosition + Math.max(0, nowMs - anchorAt));
  }

  function anchor(position: number, nowMs: number): void {
    anchorPosition = position;
    anchorAt = nowMs;
  }

  function sent(itemId: string, bytes: number, nowMs: number): number {
    const from = sentTo;
    if (playedTo(nowMs) >= sentTo) anchor(sentTo, nowMs);
    sentTo += bytes / BYTES_PER_MS;
    extend(items, itemId, from, sentTo);
    return anchorAt + (from - anchorPosition);
  }

  function mark(itemId: string): string {
    sequence += 1;
    const name = `${itemId}:${Math.round(sentTo)}:${generation}:${sequence}`;
    pending.set(name, sentTo);
    markedTo = sentTo;
    return name;
  }

  function echoed(name: string, nowMs: number): boolean {
    if (cleared.delete(name)) return false;
    const position = pending.get(name);
    if (position === undefined) return false;
    pending.delete(name);
    const clockSays = playedTo(nowMs);
    if (clockSays < position) anchor(position, nowMs);
    else if (position < sentTo && clockSays - position > TOLERANCE_MS) anchor(position, nowMs);
    return true;
  }

  function measure(itemId: string, item: Item, played: number): HeardItem {
    let sentMs = 0;
    let heardMs = 0;
    for (const { from, to } of item.ranges) {
      sentMs += to - from;
      heardMs += Math.max(0, Math.min(played, to) - from);
    }
    return { itemId, sentMs: Math.floor(sentMs), heardMs: Math.min(Math.floor(heardMs), Math.floor(sentMs)) };
  }

  function clear(nowMs: number): HeardItem[] {
    const played = playedTo(nowMs);
    const unheard = [...items]
      .filter(([, item]) => lastOf(item) > played)
      .map(([itemId, item]) => measure(itemId, item, played));
    for (const name of pending.keys()) if (cleared.size < MAX_CLEARED) cleared.add(name);
    pending.clear();
    items.clear();
    generation += 1;
    sentTo = played;
    markedTo = played;
    anchor(played, nowMs);
    return unheard;
  }

  return {
    sent,
    mark,
    echoed,
    unmarkedMs: () => sentTo - markedTo,
    heard(itemId, nowMs) {
      const item = items.get(itemId);
      return item ? measure(itemId, item, playedTo(nowMs)) : null;
    },
    remainingMs: (nowMs) => sentTo - playedTo(nowMs),
    isDrained(nowMs) {
      if (playedTo(nowMs) < sentTo) return false;
      return pending.size === 0 || nowMs - anchorAt - (sentTo - anchorPosition) >= LOST_MARK_MS;
    },
    clear,
  };
}

function extend(items: Map<string, Item>, itemId: string, from: number, to: number): void {
  const item = items.get(itemId);
  const last = item?.ranges.at(-1);
  if (last && last.to === from) last.to = to;
  else if (item) item.ranges.push({ from, to });
  else items.set(itemId, { ranges: [{ from, to }] });
}

function lastOf(item: Item): number {
  return item.ranges.at(-1)?.to ?? 0;
}
