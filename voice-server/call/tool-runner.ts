import type { runTool } from '@/lib/agent/tools/run-tool';
import type { CallControl, ToolResult } from '@/lib/agent/tools/tool';
import type { ToolCallDto } from '@/lib/calls/schema';
import type { Clock } from '@/lib/clock';
import { newId } from '@/lib/ids';
import type { CallFacts } from './call-facts';
import type { ToolControl } from './machine/state';

export interface ToolOutcome {
  toolCallId: string;
  name: string;
  /** JSON for the model. */
  output: string;
  control: ToolControl | null;
  durationMs: number;
}

export interface ToolRunnerOptions {
  facts: CallFacts;
  clock: Clock;
  run: typeof runTool;
  offsetMs(): number;
  /** The tool call as the dashboard shows it: when it starts, and again with its result. */
  show(call: ToolCallDto): void;
  done(outcome: ToolOutcome): void;
}

/** Runs what the model asks for beside the audio, never in its way. */
export function createToolRunner(options: ToolRunnerOptions) {
  const { facts, clock } = options;
  const context = {
    tenantId: facts.tenantId,
    propertyId: facts.propertyId,
    callId: facts.callId,
    callerNumber: facts.callerNumber,
    locale: facts.locale,
    inRoom: facts.inRoom,
    clock,
  };

  async function run(request: { toolCallId: string; name: string; argsJson: string }): Promise<void> {
    const { toolCallId, name, argsJson } = request;
    const invocationId = newId();
    const offsetMs = options.offsetMs();
    const startedAt = clock.now().getTime();
    options.show(runningCall({ id: invocationId, tool: name, args: parseArgs(argsJson), offsetMs }));
    const { result, call } = await options
      .run({ tools: facts.tools, name, argsJson, context, offsetMs, invocationId })
      .catch((error: unknown) => brokenTool({ id: invocationId, tool: name, offsetMs, error }));
    options.show(call);
    const durationMs = clock.now().getTime() - startedAt;
    options.done({
      toolCallId,
      name,
      output: outputOf(result),
      control: controlOf(result.control),
      durationMs,
    });
  }

  return { run };
}

/** What the model reads. Nothing but the facts it may speak and the ids it needs next. */
function outputOf({ ok, code, sayFacts, data, alternatives }: ToolResult): string {
  return JSON.stringify({
    ok,
    code,
    sayFacts,
    ...(data ? { data } : {}),
    ...(alternatives ? { alternatives } : {}),
  });
}

function controlOf(control: CallControl | undefined): ToolControl | null {
  switch (control?.type) {
    case 'end_call':
      return { type: 'end_call' };
    case 'transfer': {
      const { departmentSlug: slug, phone, ringSeconds, summary } = control;
      return { type: 'transfer', target: { to: { slug, phone, ringSeconds }, reason: 'asked_for', summary } };
    }
    case 'emergency':
      return { type: 'emergency' };
    default:
      return null;
  }
}

function runningCall(call: Pick<ToolCallDto, 'id' | 'tool' | 'args' | 'offsetMs'>): ToolCallDto {
  return { ...call, status: 'running', sayFacts: [], effectRef: null, durationMs: null };
}

function brokenTool(call: { id: string; tool: string; offsetMs: number; error: unknown }): {
  result: ToolResult;
  call: ToolCallDto;
} {
  const { error, ...known } = call;
  const result: ToolResult = {
    ok: false,
    code: 'unavailable',
    sayFacts: ['I cannot look that up right now.'],
  };
  return {
    result,
    call: {
      ...runningCall({ ...known, args: { problem: String(error) } }),
      status: 'failed',
      sayFacts: result.sayFacts,
      durationMs: 0,
    },
  };
}

function parseArgs(argsJson: string): Record<string, unknown> {
  try {
    const args: unknown = JSON.parse(argsJson);
    return typeof args === 'object' && args !== null ? { ...args } : {};
  } catch {
    return {};
  }
}
