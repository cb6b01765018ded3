import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { faultRoutes } from '../fault-routes';
import { outboxRoutes } from '../outbox/outbox-routes';
import { pageEventRoute } from '../page-events';
import { phoneRoutes } from '../phone/phone-routes';
import { createResendSandbox } from '../resend/resend-sandbox';
import { createSandboxServer } from '../server';
import { createStripeSandbox } from '../stripe/stripe-sandbox';
import { createTwilioKit, type TwilioKit } from './twilio-kit';

export interface SandboxKit extends TwilioKit {
  url: string;
  close(): Promise<void>;
}

/** The whole sandbox but for the model, on a free port, with the telephone company on a fake clock. */
export async function startSandboxKit(): Promise<SandboxKit> {
  const kit = createTwilioKit();
  const { clock, faults, outbox, sandbox } = kit;
  const { carrier } = sandbox;
  const server = createSandboxServer({
    vendors: {
      twilio: sandbox,
      openai: { handleRequest: () => false },
      stripe: createStripeSandbox({ faults, clock }),
      resend: createResendSandbox({ faults, clock, outbox }),
    },
    api: [
      ...phoneRoutes(carrier),
      ...faultRoutes(faults),
      ...outboxRoutes(outbox),
      pageEventRoute({ carrier, faults, outbox }),
    ],
    webFolder: join(import.meta.dirname, '../web'),
    log: pino({ level: 'silent' }),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...kit,
    url: `http://127.0.0.1:${port}`,
    async close() {
      sandbox.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
