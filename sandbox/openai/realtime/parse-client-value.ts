import type { z } from 'zod';
import { ClientError } from './client-error';

/** Parses a client's object; the error names the parameter the way the vendor does. */
export function parse<T>(schema: z.ZodType<T>, value: unknown, path: string): T {
  const parsed = schema.safeParse(value ?? {}, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw toClientError(parsed.error.issues[0], path);
}

function toClientError(issue: z.core.$ZodIssue | undefined, path: string): ClientError {
  const param = [path, ...(issue?.path ?? [])]
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .slice(1)
    .replace(/\.\[/g, '[');
  if (issue?.code === 'unrecognized_keys') {
    const name = `${param}.${issue.keys[0]}`;
    return new ClientError('unknown_parameter', `Unknown parameter: '${name}'.`, name);
  }
  if (issue && 'input' in issue && issue.input === undefined) {
    return new ClientError('missing_required_parameter', `Missing required parameter: '${param}'.`, param);
  }
  const code = issue?.code === 'invalid_type' ? 'invalid_type' : 'invalid_value';
  return new ClientError(code, `Invalid value for '${param}': ${issue?.message ?? 'not understood'}.`, param);
}
