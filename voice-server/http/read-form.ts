import type { IncomingMessage } from 'node:http';
import { AppError } from '@/lib/errors';

/** A carrier's webhook is a few kilobytes. */
const MAX_BODY_BYTES = 64 * 1024;

/**
 * The fields of a posted form. A field sent twice becomes a list, as the signature is made of both.
 * @throws AppError `too_large`; `bad_request` for another kind of body or one that breaks off
 */
export async function readForm(request: IncomingMessage): Promise<Record<string, string | string[]>> {
  const kind = request.headers['content-type'] ?? '';
  if (!kind.startsWith('application/x-www-form-urlencoded')) {
    throw new AppError('bad_request', { message: 'The body must be a form.' });
  }
  return toFields(new URLSearchParams(await readText(request)));
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) throw new AppError('too_large', { message: 'The body is too large.' });
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('bad_request', { message: 'The body broke off.', cause: error });
  }
  return Buffer.concat(chunks).toString('utf8');
}

function toFields(form: URLSearchParams): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.create(null);
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name);
    fields[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return fields;
}
