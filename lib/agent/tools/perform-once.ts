import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '@/lib/log';
import { claimInvocation, findEnding, finishInvocation, type Invocation } from './invocation';
import { type Ended, failed, runWithinLimit, timedOut } from './run-within-limit';
import type { AgentTool, ToolContext } from './tool';

const POLL_MS = 40;

/**
 * Performs a write once for its key. The row comes before the effect: without it there is no telling whether the
 * effect happened, so a write that cannot be logged is not performed.
 */
export async function performOnce(
  tool: AgentTool,
  context: ToolContext,
  input: unknown,
  invocation: Invocation,
): Promise<Ended> {
  try {
    const claim = await claimInvocation(invocation, { replay: !tool.lapses });
    if (claim.kind === 'stored') return { result: claim.result, status: 'ok' };
    if (claim.kind === 'running') return await waitForOther(invocation, tool.timeLimitMs);
    return await performAndStore(tool, context, input, { ...invocation, id: claim.id });
  } catch (error) {
    log.error({ err: error, tool: tool.name, callId: context.callId }, 'a write could not be logged');
    return failed();
  }
}

async function performAndStore(
  tool: AgentTool,
  context: ToolContext,
  input: unknown,
  invocation: Invocation,
): Promise<Ended> {
  const startedMs = performance.now();
  const { ended, late } = await runWithinLimit(tool, context, input);
  await store(invocation, ended, startedMs);
  late?.then((trueEnding) => store(invocation, trueEnding, startedMs));
  return ended;
}

/** The effect stands whether or not its result can be kept. */
async function store(invocation: Invocation, { result, status }: Ended, startedMs: number): Promise<void> {
  const durationMs = performance.now() - startedMs;
  try {
    await finishInvocation(invocation, { status, result: status === 'timeout' ? null : result, durationMs });
  } catch (error) {
    log.error({ err: error, tool: invocation.tool, callId: invocation.callId }, 'a result could not be kept');
  }
}

/** Somebody else is performing the same effect: their result is ours. */
async function waitForOther(invocation: Invocation, limitMs: number): Promise<Ended> {
  const deadlineMs = performance.now() + limitMs;
  while (performance.now() < deadlineMs) {
    await sleep(POLL_MS);
    const ending = await findEnding(invocation);
    if (ending === null) continue;
    const { result } = ending;
    return result === null ? failed() : { result, status: result.ok ? 'ok' : 'refused' };
  }
  return timedOut();
}
