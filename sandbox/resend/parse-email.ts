/** An error answer in Resend's shape. */
export class ResendError extends Error {
  constructor(
    readonly statusCode: number,
    override readonly name: string,
    message: string,
  ) {
    super(message);
  }
}

export interface Email {
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  subject: string;
  html: string | null;
  text: string | null;
}

const MAX_RECIPIENTS = 50;
const ADDRESS = /^(?:[^<>@]*<[^<>@\s]+@[^<>@\s]+\.[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+\.[^<>@\s]+)$/;

/** Reads the body of a send request; throws ResendError for what the vendor refuses. */
export function parseEmail(body: Record<string, unknown>): Email {
  const email = {
    from: requiredText(body, 'from'),
    to: recipients(body, 'to'),
    cc: recipients(body, 'cc'),
    bcc: recipients(body, 'bcc'),
    replyTo: recipients(body, 'reply_to'),
    subject: requiredText(body, 'subject'),
    html: typeof body.html === 'string' ? body.html : null,
    text: typeof body.text === 'string' ? body.text : null,
  };
  if (email.to.length === 0) throw missing('to');
  if (email.html === null && email.text === null) throw missing('html` or `text');
  if (!ADDRESS.test(email.from)) throw invalid('from');
  return email;
}

function requiredText(body: Record<string, unknown>, field: string): string {
  const value = body[field];
  if (typeof value !== 'string' || value === '') throw missing(field);
  return value;
}

function recipients(body: Record<string, unknown>, field: string): string[] {
  const value = body[field];
  if (value === undefined || value === null) return [];
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const addresses = list.filter(
    (address): address is string => typeof address === 'string' && ADDRESS.test(address),
  );
  if (addresses.length !== list.length || list.length > MAX_RECIPIENTS) throw invalid(field);
  return addresses;
}

function missing(field: string): ResendError {
  return new ResendError(422, 'missing_required_field', `Missing \`${field}\` field.`);
}

function invalid(field: string): ResendError {
  const message = `Invalid \`${field}\` field. The email address needs to follow the \`email@example.com\` or \`Name <email@example.com>\` format.`;
  return new ResendError(422, 'validation_error', message);
}
