import type { Logger } from 'pino';
import { appendCallLog, type CallLogRows } from './append-call-log';
import { isRefusedData } from './refused-data';
import type { CallEventDto, CallTurnDto } from './schema';

interface CallRef {
  tenantId: string;
  callId: string;
}

export interface CallLogWriter {
  /** A turn may be written again while it grows; keep `seq` and `at` as they were. */
  turn(ref: CallRef, turn: CallTurnDto): void;
  event(ref: CallRef, event: CallEventDto): void;
  /** Writes what waits now: that of one call's tenant, or everything. False when the database does not take it; it stays queued. */
  flush(ref?: CallRef): Promise<boolean>;
  /** Writes what waits, trying for `timeoutMs` at most. False when something is left. */
  close(timeoutMs?: number): Promise<boolean>;
  stats(): { waiting: number; dropped: number; failedFlushes: number };
}

interface Options {
  flushIntervalMs?: number;
  log: Pick<Logger, 'warn' | 'error'>;
  /** Rows that wait while the database is away; above it events are dropped, above twice that turns too. */
  maxWaiting?: number;
}

const MAX_RETRY_MS = 5_000;

/**
 * Keeps the log of every call of this process. Adding is a push onto an array, so it costs the audio nothing; every
 * `flushIntervalMs` the rows of all calls leave in one statement. Nothing here throws into a call:
 * while the database is away rows wait, and only a bounded number of them.
 */
export function createCallLogWriter({
  flushIntervalMs = 500,
  log,
  maxWaiting = 50_000,
}: Options): CallLogWriter {
  const queues = new Map<string, CallLogRows>();
  let waiting = 0;
  let dropped = 0;
  let failedFlushes = 0;
  let failuresInARow = 0;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<unknown> = Promise.resolve();

  function queueOf(tenantId: string): CallLogRows {
    const known = queues.get(tenantId);
    if (known) return known;
    const fresh: CallLogRows = { tenantId, turns: [], events: [] };
    queues.set(tenantId, fresh);
    return fresh;
  }

  function turn({ tenantId, callId }: CallRef, turn: CallTurnDto): void {
    if (!hasRoom(2 * maxWaiting)) return;
    queueOf(tenantId).turns.push({ callId, turn });
    added();
  }

  function event({ tenantId, callId }: CallRef, event: CallEventDto): void {
    if (!hasRoom(maxWaiting)) return;
    queueOf(tenantId).events.push({ callId, event });
    added();
  }

  function hasRoom(limit: number): boolean {
    if (waiting < limit) return true;
    dropped += 1;
    return false;
  }

  function added(): void {
    waiting += 1;
    timer ??= setTimeout(() => void flush(), retryDelayMs());
  }

  function retryDelayMs(): number {
    return Math.min(MAX_RETRY_MS, flushIntervalMs * 2 ** failuresInARow);
  }

  function flush(ref?: CallRef): Promise<boolean> {
    if (!ref && timer) clearTimeout(timer);
    if (!ref) timer = null;
    const result = writing.then(() => writeAll(ref ? [ref.tenantId] : [...queues.keys()]));
    writing = result;
    return result;
  }

  async function writeAll(tenantIds: string[]): Promise<boolean> {
    const taken = tenantIds.flatMap((tenantId) => queues.get(tenantId) ?? []);
    for (const { tenantId } of taken) queues.delete(tenantId);
    const ok = await write(taken);
    failuresInARow = ok ? 0 : failuresInARow + 1;
    if (waiting > 0) timer ??= setTimeout(() => void flush(), retryDelayMs());
    return ok;
  }

  /** A row PostgreSQL refuses for what it holds is found by halving and left out, so that it cannot keep back the others. */
  async function write(rows: CallLogRows[]): Promise<boolean> {
    const count = countOf(rows);
    if (count === 0) return true;
    try {
      await appendCallLog(rows);
      waiting -= count;
      return true;
    } catch (error) {
      if (!isRefusedData(error)) return keep(rows, error);
      if (count === 1) return leaveOut(rows, error);
    }
    const [first, second] = halve(rows);
    const wroteFirst = await write(first);
    return (await write(second)) && wroteFirst;
  }

  function keep(rows: CallLogRows[], error: unknown): false {
    failedFlushes += 1;
    for (const part of rows) putBack(part);
    log.warn({ err: error, waiting, dropped }, 'call log: the database does not take rows, they wait');
    return false;
  }

  function leaveOut([part]: CallLogRows[], error: unknown): true {
    waiting -= 1;
    dropped += 1;
    const { tenantId, turns, events } = part ?? { tenantId: '', turns: [], events: [] };
    log.error(
      { err: error, tenantId, callId: (turns[0] ?? events[0])?.callId },
      'call log: a row was refused',
    );
    return true;
  }

  function putBack({ tenantId, turns, events }: CallLogRows): void {
    const newer = queues.get(tenantId);
    queues.set(tenantId, {
      tenantId,
      turns: [...turns, ...(newer?.turns ?? [])],
      events: [...events, ...(newer?.events ?? [])],
    });
  }

  async function close(timeoutMs = 5_000): Promise<boolean> {
    const deadline = performance.now() + timeoutMs;
    let written = await flush();
    while (!written && performance.now() < deadline) {
      await new Promise((resolve) =>
        setTimeout(resolve, Math.min(retryDelayMs(), deadline - performance.now())),
      );
      written = await flush();
    }
    if (timer) clearTimeout(timer);
    timer = null;
    if (waiting > 0) log.error({ waiting, dropped }, 'call log: closed with rows that were never written');
    return waiting === 0;
  }

  return { turn, event, flush, close, stats: () => ({ waiting, dropped, failedFlushes }) };
}

function countOf(rows: CallLogRows[]): number {
  return rows.reduce((count, { turns, events }) => count + turns.length + events.length, 0);
}

/** By tenant, then by table, then by row. */
function halve(rows: CallLogRows[]): [CallLogRows[], CallLogRows[]] {
  const [part] = rows;
  if (rows.length > 1 || !part) return cutInTwo(rows);
  if (part.turns.length > 0 && part.events.length > 0)
    return [[{ ...part, events: [] }], [{ ...part, turns: [] }]];
  const [firstTurns, secondTurns] = cutInTwo(part.turns);
  const [firstEvents, secondEvents] = cutInTwo(part.events);
  return [
    [{ ...part, turns: firstTurns, events: firstEvents }],
    [{ ...part, turns: secondTurns, events: secondEvents }],
  ];
}

function cutInTwo<Item>(items: Item[]): [Item[], Item[]] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}
