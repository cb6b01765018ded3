import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Check, checkReadiness } from '@/lib/health/readiness';

interface Options {
  host: string;
  /** 0 takes a free one. */
  port: number;
  checks: Record<string, Check>;
}

/** `/healthz`: the process turns. `/readiness`: what it stands on answers too. */
export async function startHealthServer({
  host,
  port,
  checks,
}: Options): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    if (path === '/healthz') return send(response, 200, { ok: true });
    if (path !== '/readiness') return send(response, 404, { ok: false });
    void checkReadiness(checks).then((readiness) => send(response, readiness.ok ? 200 : 503, readiness));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}
