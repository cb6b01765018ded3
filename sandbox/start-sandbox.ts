import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createSystemClock } from './clock';
import type { SandboxEnv } from './env';
import { faultRoutes } from './fault-routes';
import { createFaults, type Faults } from './faults';
import { createOpenAiSandbox } from './openai/openai-sandbox';
import { createOutbox, type Outbox } from './outbox/outbox';
import { outboxRoutes } from './outbox/outbox-routes';
import { pageEventRoute } from './page-events';
import { phoneRoutes } from './phone/phone-routes';
import { createResendSandbox } from './resend/resend-sandbox';
import { createSandboxServer } from './server';
import { renderSpeech } from './speech/render-speech';
import { createStripeSandbox } from './stripe/stripe-sandbox';
import type { Carrier } from './twilio/carrier';
import { createTwilioSandbox } from './twilio/twilio-sandbox';
import { createUtterances } from './utterances';

export interface RunningSandbox {
  /** Where it listens, for example `http://127.0.0.1:4010`. */
  url: string;
  faults: Faults;
  outbox: Outbox;
  carrier: Carrier;
  close(): Promise<void>;
}

const DEMO_NUMBERS = [
  { number: '+12072203501', name: 'West Bethel Motel' },
  { number: '+12072203502', name: 'Demo Bistro' },
  { number: '+12072203503', name: 'Cedar Cottage' },
];

/** Puts the stand-in vendors together and listens. Rejects when the port cannot be had. */
export async function startSandbox(env: SandboxEnv, log: Logger): Promise<RunningSandbox> {
  const clock = createSystemClock();
  const faults = createFaults();
  const utterances = createUtterances();
  const outbox = createOutbox();
  const { accountSid, authToken } = env;
  const apiBaseUrl = `${env.publicSandboxUrl}/twilio`;
  const twilio = createTwilioSandbox({
    ...{ accountSid, authToken, apiBaseUrl, clock, faults, outbox, utterances, renderSpeech },
    log: log.child({ vendor: 'twilio' }),
  });
  const openai = createOpenAiSandbox({ faults, utterances, log: log.child({ vendor: 'openai' }) });
  const { carrier } = twilio;
  rentDemoNumbers(carrier, env.publicVoiceUrl);
  const server = createSandboxServer({
    vendors: {
      twilio,
      openai,
      stripe: createStripeSandbox({ faults, clock }),
      resend: createResendSandbox({ faults, clock, outbox }),
    },
    api: [
      ...phoneRoutes(carrier),
      ...faultRoutes(faults),
      ...outboxRoutes(outbox),
      pageEventRoute({ carrier, faults, outbox }),
    ],
    webFolder: join(import.meta.dirname, 'web'),
    log,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(env.port, env.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${env.host}:${port}`,
    faults,
    outbox,
    carrier,
    async close() {
      twilio.close();
      await openai.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function rentDemoNumbers(carrier: Carrier, publicVoiceUrl: string): void {
  for (const { number, name } of DEMO_NUMBERS) {
    carrier.numbers.rent(number, {
      friendlyName: name,
      voiceUrl: `${publicVoiceUrl}/twilio/voice`,
      statusCallback: `${publicVoiceUrl}/twilio/status`,
    });
  }
}
