import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { validate as isUuid } from 'uuid';
import type { ToolCallDto } from '@/lib/calls/schema';
import { toStorable } from '@/lib/db/storable-json';
import { newId } from '@/lib/ids';
import { log } from '@/lib/log';
import { canonicalJson } from './canonical-json';
import { type Invocation, recordInvocation } from './invocation';
import { performOnce } from './perform-once';
import { type ReadArguments, readArguments } from './read-arguments';
import { type Ended, runWithinLimit } from './run-within-limit';
import type { AgentTool, ToolContext, ToolResult } from './tool';

export interface ToolRequest {
  /** The tools this call's agent has. */
  tools: readonly AgentTool[];
  name: string;
  /** As the model wrote them. */
  argsJson: string;
  context: Omit<ToolContext, 'idempotencyKey'>;
  /** From the start of the call. */
  offsetMs: number;
  /** A UUID of this request; what is returned as the id of the tool call. */
  invocationId: string;
}

export interface ToolRun {
  result: ToolResult;
  call: ToolCallDto;
}

/**
 * Runs what the model asked for, and never throws: whatever goes wrong becomes a result the model can speak about or
 * correct. Writes happen once for one (call, tool, arguments), however often or at once they are asked for; a
 * write that ended without an effect, or whose effect lapses, is performed again. Reads and controls run every time.
 */
export async function runTool(request: ToolRequest): Promise<ToolRun> {
  const startedMs = performance.now();
  const read = readArguments(request);
  const invocation = invocationOf(request, read);
  const ended = await perform(request, read, invocation);
  const { result, status } = ended;
  return {
    result,
    call: {
      id: invocation.id,
      tool: request.name,
      status,
      args: invocation.args,
      sayFacts: result.sayFacts,
      effectRef: result.effectRef ?? null,
      offsetMs: Math.round(request.offsetMs),
      durationMs: Math.round(performance.now() - startedMs),
    },
  };
}

/** Writes share the key of their intent; everything else is a request of its own. */
function invocationOf(request: ToolRequest, read: ReadArguments): Invocation {
  const { context, name, offsetMs, invocationId } = request;
  const id = isUuid(invocationId) ? invocationId : newId();
  const intent = read.ok && read.tool.effect === 'write' ? canonicalJson(read.input) : id;
  return {
    tenantId: context.tenantId,
    id,
    callId: context.callId,
    tool: String(toStorable(name.slice(0, 100))),
    idempotencyKey: createHash('sha256').update(`${context.callId}\n${name}\n${intent}`).digest('hex'),
    args: read.args,
    offsetMs: Math.round(offsetMs),
    startedAt: context.clock.now(),
  };
}

async function perform(
  { context: called }: ToolRequest,
  read: ReadArguments,
  invocation: Invocation,
): Promise<Ended> {
  if (!read.ok) return recorded(invocation, { result: read.result, status: 'refused' });
  const context = { ...called, idempotencyKey: invocation.idempotencyKey };
  if (read.tool.effect === 'write') return performOnce(read.tool, context, read.input, invocation);
  const startedMs = performance.now();
  const { ended } = await runWithinLimit(read.tool, context, read.input);
  return recorded(invocation, ended, performance.now() - startedMs);
}

/** A caller does not wait longer than this for a log: a person or an emergency must be reachable without a database. */
const MAX_RECORDING_MS = 250;

/** Logs what has no effect to protect, the model's mistakes included, so that a prompt that misleads it can be seen. */
async function recorded(invocation: Invocation, ended: Ended, durationMs = 0): Promise<Ended> {
  const recording = recordInvocation(invocation, { ...ended, durationMs }).catch((error: unknown) =>
    log.error(
      { err: error, tool: invocation.tool, callId: invocation.callId },
      'a tool call could not be logged',
    ),
  );
  const patience = new AbortController();
  await Promise.race([
    recording,
    sleep(MAX_RECORDING_MS, null, { signal: patience.signal }).catch(() => null),
  ]);
  patience.abort();
  return ended;
}
