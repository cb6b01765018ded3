import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { type ApiRoute, runApiRoute } from './api-route';
import { HttpError, sendJson } from './http';
import { serveFile } from './static-files';

interface VendorPart {
  /** Answers a request whose path, without the query, lies below the vendor's prefix. */
  handleRequest(request: IncomingMessage, response: ServerResponse, path: string): unknown;
  handleUpgrade?(request: IncomingMessage, socket: Duplex, head: Buffer, path: string): boolean;
}

export interface SandboxServerOptions {
  vendors: { twilio: VendorPart; openai: VendorPart; stripe: VendorPart; resend: VendorPart };
  api: ApiRoute[];
  webFolder: string;
  log: Logger;
}

/** One port for everything: vendors by prefix, the control API, the page. */
export function createSandboxServer(options: SandboxServerOptions): Server {
  const { vendors, log } = options;
  const server = createServer((request, response) => {
    route(options, request, response).catch((error: unknown) => fail(log, error, response));
  });
  // Calls and event streams stay open for long; the vendors' own limits are not what is being tried out.
  server.requestTimeout = 0;
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const { vendor, path } = splitPath(request.url);
    const part = isVendor(vendor) ? vendors[vendor] : undefined;
    if (!part?.handleUpgrade?.(request, socket, head, path)) refuseUpgrade(socket);
  });
  return server;
}

async function route(
  { vendors, api, webFolder }: SandboxServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { vendor, path, full } = splitPath(request.url);
  if (full === '/healthz') return sendJson(response, 200, { status: 'ok' });
  if (isVendor(vendor)) {
    const handled = await vendors[vendor].handleRequest(request, response, path);
    if (handled === false) sendJson(response, 404, { error: { message: `Nothing at ${full}.` } });
    return;
  }
  // The Stripe SDK takes a host and a port but no path, so its API is found at the root as well.
  if (full.startsWith('/v1/')) return void (await vendors.stripe.handleRequest(request, response, full));
  if (full.startsWith('/api/')) return runApiRoute(api, request, response, full);
  if (request.method === 'GET' && (await serveFile(webFolder, full, response))) return;
  sendJson(response, 404, { error: 'There is nothing at this address.' });
}

/** `/twilio/2010-04-01/x?y` belongs to `twilio` and asks for `/2010-04-01/x`. */
function splitPath(url = '/'): { vendor: string; path: string; full: string } {
  const full = url.replace(/[?#].*$/s, '');
  const [, vendor = '', path = ''] = /^\/([a-z]+)(\/.*)?$/s.exec(full) ?? [];
  return { vendor, path: path || '/', full };
}

function isVendor(name: string): name is keyof SandboxServerOptions['vendors'] {
  return name === 'twilio' || name === 'openai' || name === 'stripe' || name === 'resend';
}

function refuseUpgrade(socket: Duplex): void {
  socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
}

function fail(log: Logger, error: unknown, response: ServerResponse): void {
  if (!(error instanceof HttpError)) log.error({ err: error }, 'request failed');
  if (response.headersSent) return void response.destroy();
  const status = error instanceof HttpError ? error.status : 500;
  sendJson(response, status, {
    error: error instanceof HttpError ? error.message : 'Something broke in the sandbox.',
  });
}
