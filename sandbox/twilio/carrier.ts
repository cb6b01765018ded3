import type { Logger } from 'pino';
import type { Clock } from '../clock';
import type { Faults } from '../faults';
import type { Utterances } from '../utterances';
import type { CallStore } from './calls/call-store';
import type { LineBook } from './line-book';
import type { Ticker } from './media/ticker';
import type { MessageDesk } from './messages/message-desk';
import type { NumberBook } from './number-book';
import type { RecordingStore } from './recordings/recording-store';
import type { SendWebhook } from './webhook';

/** Renders words to 8 kHz µ-law, a multiple of 160 bytes. */
export type RenderSpeech = (
  text: string,
  options: { voice: string },
) => Promise<{ ulaw: Buffer; durationMs: number }>;

/** Everything the stand-in telephone company is made of, handed to its parts. */
export interface Carrier {
  accountSid: string;
  authToken: string;
  /** Where this REST API is reached from outside, for the links inside webhooks. */
  apiBaseUrl: string;
  clock: Clock;
  ticker: Ticker;
  log: Logger;
  faults: Faults;
  utterances: Utterances;
  calls: CallStore;
  numbers: NumberBook;
  lines: LineBook;
  recordings: RecordingStore;
  messages: MessageDesk;
  sendWebhook: SendWebhook;
  renderSpeech: RenderSpeech;
}
