import { createServer } from 'node:net';
import { StartError } from './progress';

/** Refuses with one sentence when a port is taken, before anything has been started. */
export async function requireFreePorts(
  wanted: { name: string; port: number; variable: string }[],
): Promise<void> {
  for (const { name, port, variable } of wanted) {
    if (!(await isFree(port))) {
      throw new StartError(
        `Port ${port} for ${name} is taken by another program. Stop that program, or choose another port: ${variable}=${port + 1} npm start`,
      );
    }
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** Ports nobody uses right now, for tests that start the whole product beside a running one. */
export async function findFreePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<{ port: number; close: () => Promise<void> }>((resolve, reject) => {
          const server = createServer();
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            const port = typeof address === 'object' && address ? address.port : 0;
            resolve({ port, close: () => new Promise((closed) => server.close(() => closed())) });
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => server.close()));
  return servers.map((server) => server.port);
}
