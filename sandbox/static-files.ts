import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';

const FILES: Record<string, { name: string; type: string }> = {
  '/': { name: 'index.html', type: 'text/html; charset=utf-8' },
  '/sandbox.css': { name: 'sandbox.css', type: 'text/css; charset=utf-8' },
  '/icon.svg': { name: 'icon.svg', type: 'image/svg+xml' },
};
const SCRIPT = /^\/([a-z-]+\.js)$/;
const HEADERS = {
  'cache-control': 'no-cache',
  'content-security-policy':
    "default-src 'self'; frame-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Serves the page's own files; false when there is none at the path. */
export async function serveFile(folder: string, path: string, response: ServerResponse): Promise<boolean> {
  const script = SCRIPT.exec(path)?.[1];
  const file = script ? { name: script, type: 'text/javascript; charset=utf-8' } : FILES[path];
  if (!file) return false;
  const body = await readFile(join(folder, file.name)).catch(() => null);
  if (!body) return false;
  response.writeHead(200, { ...HEADERS, 'content-type': file.type }).end(body);
  return true;
}
