import { toStorable } from '@/lib/db/storable-json';
import type { AgentTool, ToolResult } from './tool';

export type ReadArguments =
  | { ok: true; tool: AgentTool; input: unknown; args: Record<string, unknown> }
  | { ok: false; result: ToolResult; args: Record<string, unknown> };

const MAX_LOGGED_LENGTH = 2_000;

/** From what the model wrote to a tool and its input, or to a result that tells it what to write instead. */
export function readArguments(request: {
  tools: readonly AgentTool[];
  name: string;
  argsJson: string;
}): ReadArguments {
  const { tools, name, argsJson } = request;
  const parsed = parseObject(argsJson);
  const args = parsed ?? { raw: toStorable(argsJson.slice(0, MAX_LOGGED_LENGTH)) };
  const tool = tools.find((candidate) => candidate.name === name);
  if (!tool) {
    const names = tools.map((candidate) => candidate.name);
    return refused('unknown_tool', args, {
      problems: [`There is no tool "${name.slice(0, 100)}".`],
      available_tools: names,
    });
  }
  if (!parsed)
    return refused('invalid_arguments', args, { problems: ['The arguments are not a JSON object.'] });
  const checked = tool.input.safeParse(parsed);
  if (checked.success) return { ok: true, tool, input: checked.data, args };
  const problems = checked.error.issues.map(
    (issue) => `${issue.path.join('.') || 'arguments'}: ${issue.message}`,
  );
  return refused('invalid_arguments', args, { problems: problems.slice(0, 10) });
}

/** A model calls a tool without arguments with an empty string. */
function parseObject(json: string): Record<string, unknown> | null {
  if (json.trim() === '') return {};
  try {
    const value = toStorable(JSON.parse(json));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** For the model to correct, so there is nothing to say to the caller. */
function refused(code: string, args: Record<string, unknown>, data: Record<string, unknown>): ReadArguments {
  return { ok: false, result: { ok: false, code, sayFacts: [], data }, args };
}
