import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Clock } from '../clock';
import type { Faults } from '../faults';
import type { Outbox } from '../outbox/outbox';
import type { Utterances } from '../utterances';
import { CallStore } from './calls/call-store';
import type { Carrier, RenderSpeech } from './carrier';
import { LineBook } from './line-book';
import { Ticker } from './media/ticker';
import { MessageDesk } from './messages/message-desk';
import { NumberBook } from './number-book';
import { RecordingStore } from './recordings/recording-store';
import { handleRest } from './rest/rest-api';
import { createWebhookSender, type FetchUrl } from './webhook';

export interface TwilioSandboxOptions {
  accountSid: string;
  authToken: string;
  /** Where this REST API is reached from outside, without a slash at the end. */
  apiBaseUrl: string;
  clock: Clock;
  log: Logger;
  faults: Faults;
  outbox: Outbox;
  utterances: Utterances;
  renderSpeech: RenderSpeech;
  fetchUrl?: FetchUrl;
}

export interface TwilioSandbox {
  carrier: Carrier;
  handleRequest(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
  /** Ends every call and stops the heartbeat. */
  close(): void;
}

/** The stand-in telephone company: REST, webhooks, instructions, streams and the telephones at its ends. */
export function createTwilioSandbox(options: TwilioSandboxOptions): TwilioSandbox {
  const { accountSid, authToken, clock, log, outbox } = options;
  const fetchUrl = options.fetchUrl ?? fetch;
  const sendWebhook = createWebhookSender({ authToken, fetchUrl, clock });
  const lines = new LineBook();
  const messages = new MessageDesk({ accountSid, clock, lines, log, outbox, sendWebhook });
  const carrier: Carrier = {
    accountSid,
    authToken,
    apiBaseUrl: options.apiBaseUrl,
    clock,
    log,
    faults: options.faults,
    utterances: options.utterances,
    renderSpeech: options.renderSpeech,
    sendWebhook,
    lines,
    messages,
    ticker: new Ticker(clock),
    calls: new CallStore(),
    numbers: new NumberBook(clock),
    recordings: new RecordingStore(),
  };
  return {
    carrier,
    handleRequest: (request, response, path) => handleRest(carrier, request, response, path),
    close() {
      for (const call of carrier.calls.list()) call.setStatus('completed', 'the sandbox is closing');
      messages.close();
      carrier.ticker.stop();
    },
  };
}
