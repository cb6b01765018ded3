/** A mistake in a client event, answered with an `error` event; the session stays open. */
export class ClientError extends Error {
  readonly code: string;
  readonly param: string | null;

  constructor(code: string, message: string, param: string | null = null) {
    super(message);
    this.code = code;
    this.param = param;
  }
}
