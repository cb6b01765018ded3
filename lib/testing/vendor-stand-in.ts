import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface VendorRequest {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

type VendorAnswer = { status: number; body: unknown } | 'hang up';

export interface VendorStandIn {
  baseUrl: string;
  requests: VendorRequest[];
  /** Answers requests whose path begins so; the latest rule that fits wins. */
  answer(pathPrefix: string, answer: (request: VendorRequest) => VendorAnswer): void;
  close(): Promise<void>;
}

/** A vendor on loopback that answers as the test says and remembers what it was asked. */
export async function startVendorStandIn(): Promise<VendorStandIn> {
  const requests: VendorRequest[] = [];
  const rules: { prefix: string; answer: (request: VendorRequest) => VendorAnswer }[] = [];
  const server = createServer(async (incoming, response) => {
    let body = '';
    for await (const chunk of incoming) body += chunk;
    const request = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      body,
    };
    requests.push(request);
    const rule = rules.findLast(({ prefix }) => request.path.startsWith(prefix));
    const answer = rule?.answer(request) ?? { status: 404, body: {} };
    if (answer === 'hang up') return void incoming.socket.destroy();
    response
      .writeHead(answer.status, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer: (prefix, answer) => rules.push({ prefix, answer }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
