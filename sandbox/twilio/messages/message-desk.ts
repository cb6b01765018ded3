import type { Logger } from 'pino';
import type { Clock } from '../../clock';
import type { Outbox } from '../../outbox/outbox';
import type { LineBook } from '../line-book';
import { newSid } from '../sids';
import type { SendWebhook } from '../webhook';

export type MessageStatus = 'queued' | 'sent' | 'delivered' | 'undelivered';

export interface TextMessage {
  sid: string;
  from: string;
  to: string;
  body: string;
  status: MessageStatus;
  errorCode: number | null;
  errorMessage: string | null;
  messagingServiceSid: string | null;
  createdAt: Date;
  updatedAt: Date;
  sentAt: Date | null;
}

export interface NewMessage {
  from: string;
  to: string;
  body: string;
  messagingServiceSid: string | null;
  statusCallback: string | null;
}

const MAX_MESSAGES = 1000;
const STEP_MS = 300;
const LANDLINE = { errorCode: 30006, errorMessage: 'Landline or unreachable carrier' };

/** Takes text messages, "delivers" them to the outbox and reports every step to the sender's status callback. */
export class MessageDesk {
  private readonly messages = new Map<string, TextMessage>();
  private readonly pending = new Set<() => void>();

  constructor(
    private readonly parts: {
      accountSid: string;
      clock: Clock;
      lines: LineBook;
      log: Logger;
      outbox: Outbox;
      sendWebhook: SendWebhook;
    },
  ) {}

  send({ statusCallback, ...content }: NewMessage): TextMessage {
    const now = this.parts.clock.date();
    const message: TextMessage = {
      sid: newSid('SM'),
      ...content,
      status: 'queued',
      errorCode: null,
      errorMessage: null,
      createdAt: now,
      updatedAt: now,
      sentAt: null,
    };
    this.remember(message);
    this.deliver(message, statusCallback);
    return message;
  }

  get(sid: string): TextMessage | undefined {
    return this.messages.get(sid);
  }

  /** Newest first. */
  list(): TextMessage[] {
    return [...this.messages.values()].reverse();
  }

  close(): void {
    for (const cancel of this.pending) cancel();
    this.pending.clear();
  }

  private remember(message: TextMessage): void {
    this.messages.set(message.sid, message);
    const oldest = this.messages.keys().next();
    if (this.messages.size > MAX_MESSAGES && !oldest.done) this.messages.delete(oldest.value);
    this.parts.outbox.add({
      id: message.sid,
      kind: 'sms',
      at: message.createdAt.toISOString(),
      from: message.from,
      to: [message.to],
      subject: '',
      text: message.body,
      html: null,
      status: message.status,
    });
  }

  private deliver(message: TextMessage, statusCallback: string | null): void {
    const isLandline = this.parts.lines.get(message.to).landline;
    this.report(message, statusCallback);
    this.later(() => {
      this.move(message, 'sent', statusCallback);
      this.later(() => {
        if (isLandline) Object.assign(message, LANDLINE);
        this.move(message, isLandline ? 'undelivered' : 'delivered', statusCallback);
      });
    });
  }

  private move(message: TextMessage, status: MessageStatus, statusCallback: string | null): void {
    message.status = status;
    message.updatedAt = this.parts.clock.date();
    if (status === 'sent') message.sentAt = message.updatedAt;
    this.parts.outbox.setStatus(message.sid, status);
    this.report(message, statusCallback);
  }

  private later(step: () => void): void {
    const cancel = this.parts.clock.after(STEP_MS, () => {
      this.pending.delete(cancel);
      step();
    });
    this.pending.add(cancel);
  }

  private report(message: TextMessage, url: string | null): void {
    if (!url) return;
    const params = {
      AccountSid: this.parts.accountSid,
      ApiVersion: '2010-04-01',
      From: message.from,
      To: message.to,
      MessageSid: message.sid,
      MessageStatus: message.status,
      SmsSid: message.sid,
      SmsStatus: message.status,
      ...(message.errorCode === null ? {} : { ErrorCode: String(message.errorCode) }),
    };
    this.parts.sendWebhook({ url, method: 'POST', params }).catch((error: unknown) => {
      this.parts.log.warn({ messageSid: message.sid, err: error }, 'message status callback failed');
    });
  }
}
