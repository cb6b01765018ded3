import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

// The bundler may load this file more than once; a process has one name.
const shared = globalThis as { frontdeskAppInstance?: string };

/** Names this run of the web process, in its heartbeat and in the calls it opens. A restart is another. */
export function appInstance(): string {
  shared.frontdeskAppInstance ??= `app-${hostname()}-${randomUUID().slice(0, 8)}`;
  return shared.frontdeskAppInstance;
}
