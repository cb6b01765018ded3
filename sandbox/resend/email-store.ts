import type { Clock } from '../clock';
import type { Outbox } from '../outbox/outbox';
import { type Email, ResendError } from './parse-email';

interface SentEmail extends Email {
  id: string;
  createdAt: Date;
}

const MAX_EMAILS = 1000;
const MAX_KEY_CHARS = 256;

/** Keeps what was sent, and sends a request with a known idempotency key only once. */
export class EmailStore {
  private readonly emails = new Map<string, SentEmail>();
  private readonly byKey = new Map<string, { id: string; fingerprint: string }>();

  constructor(private readonly parts: { clock: Clock; outbox: Outbox }) {}

  send(email: Email, idempotencyKey: string | null): string {
    const known = idempotencyKey === null ? null : this.findByKey(idempotencyKey, email);
    if (known) return known;
    const id = crypto.randomUUID();
    const createdAt = this.parts.clock.date();
    remember(this.emails, id, { ...email, id, createdAt });
    if (idempotencyKey !== null)
      remember(this.byKey, idempotencyKey, { id, fingerprint: JSON.stringify(email) });
    this.parts.outbox.add({
      id,
      kind: 'email',
      at: createdAt.toISOString(),
      from: email.from,
      to: [...email.to, ...email.cc, ...email.bcc],
      subject: email.subject,
      text: email.text ?? '',
      html: email.html,
      status: 'delivered',
    });
    return id;
  }

  present(id: string): Record<string, unknown> {
    const email = this.emails.get(id);
    if (!email) throw new ResendError(404, 'not_found', 'Email not found');
    return {
      object: 'email',
      id: email.id,
      from: email.from,
      to: email.to,
      cc: email.cc,
      bcc: email.bcc,
      reply_to: email.replyTo,
      subject: email.subject,
      html: email.html,
      text: email.text,
      created_at: email.createdAt.toISOString(),
      scheduled_at: null,
      last_event: 'delivered',
    };
  }

  private findByKey(key: string, email: Email): string | null {
    if (key.length === 0 || key.length > MAX_KEY_CHARS) {
      throw new ResendError(
        400,
        'invalid_idempotency_key',
        'The idempotency key must be between 1-256 chars.',
      );
    }
    const known = this.byKey.get(key);
    if (!known) return null;
    if (known.fingerprint !== JSON.stringify(email)) {
      const message = 'This idempotency key has been used on a request with a different payload.';
      throw new ResendError(409, 'invalid_idempotent_request', message);
    }
    return known.id;
  }
}

function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.set(key, value);
  const oldest = map.keys().next();
  if (map.size > MAX_EMAILS && !oldest.done) map.delete(oldest.value);
}
