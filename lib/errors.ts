/** The one table of codes: HTTP status and log level of everything that can break a request. */
const CODES = {
  bad_request: { status: 400, level: 'info' },
  invalid_input: { status: 422, level: 'info' },
  not_signed_in: { status: 401, level: 'info' },
  forbidden: { status: 403, level: 'warn' },
  not_found: { status: 404, level: 'info' },
  conflict: { status: 409, level: 'info' },
  too_large: { status: 413, level: 'warn' },
  too_many_requests: { status: 429, level: 'warn' },
  vendor_unavailable: { status: 502, level: 'error' },
  unavailable: { status: 503, level: 'error' },
  internal: { status: 500, level: 'error' },
} as const;

export type ErrorCode = keyof typeof CODES;

/**
 * Something that breaks a request. `message` is safe to show to a person; what is not goes in `cause`.
 * Outcomes the business expects (sold out, closed) are values, never this.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: Record<string, unknown> | undefined;

  constructor(
    code: ErrorCode,
    options: { message: string; cause?: unknown; detail?: Record<string, unknown> },
  ) {
    super(options.message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.detail = options.detail;
  }

  get status(): number {
    return CODES[this.code].status;
  }

  get level(): 'info' | 'warn' | 'error' {
    return CODES[this.code].level;
  }
}

/** Narrows anything thrown to an AppError; the unknown becomes `internal`, its details kept in `cause` only. */
export function toAppError(error: unknown): AppError {
  return error instanceof AppError
    ? error
    : new AppError('internal', { message: 'Something went wrong on our side.', cause: error });
}
