import { AppError } from '@/lib/errors';

/** Far above any form of ours, far below what would hurt. */
const MAX_BODY_BYTES = 64 * 1024;

/**
 * The JSON body of a request.
 * @throws AppError `too_large`, or `bad_request` when it is not JSON
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  if (!request.headers.get('content-type')?.includes('application/json')) {
    throw new AppError('bad_request', { message: 'Send JSON with the content type application/json.' });
  }
  const text = await readText(request);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('bad_request', { message: 'The body is not valid JSON.', cause });
  }
}

/** Counts while reading: a content length may be missing or a lie. */
async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw new AppError('too_large', { message: 'The body is larger than 64 kB.' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
