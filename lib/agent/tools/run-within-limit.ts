import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '@/lib/log';
import type { InvocationStatus } from './invocation';
import type { AgentTool, ToolContext, ToolResult } from './tool';

export interface Ended {
  result: ToolResult;
  status: InvocationStatus;
}

/** Races the tool against its limit. A tool too late goes on: `late` is its true ending, which never rejects. */
export async function runWithinLimit(
  tool: AgentTool,
  context: ToolContext,
  input: unknown,
): Promise<{ ended: Ended; late: Promise<Ended> | null }> {
  const running = runGuarded(tool, context, input);
  const limit = new AbortController();
  const tooLate = sleep(tool.timeLimitMs, null, { signal: limit.signal }).catch(() => null);
  const first = await Promise.race([running, tooLate]);
  limit.abort();
  return first === null ? { ended: timedOut(), late: running } : { ended: first, late: null };
}

async function runGuarded(tool: AgentTool, context: ToolContext, input: unknown): Promise<Ended> {
  try {
    const result = await tool.run(context, input);
    return { result, status: result.ok ? 'ok' : 'refused' };
  } catch (error) {
    log.error({ err: error, tool: tool.name, callId: context.callId }, 'a tool failed');
    return failed();
  }
}

export function failed(): Ended {
  const sayFacts = [
    "I'm sorry, I couldn't do that just now. I can try again, take a message, or put you through to someone.",
  ];
  return { result: { ok: false, code: 'failed', sayFacts }, status: 'failed' };
}

/** Nothing may be claimed here: the effect may still come, and asking again finds it. */
export function timedOut(): Ended {
  const sayFacts = ["I'm sorry, this is taking longer than it should and I can't confirm it yet."];
  return { result: { ok: false, code: 'timeout', sayFacts }, status: 'timeout' };
}
