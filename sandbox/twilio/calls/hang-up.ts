import type { Call } from './call';

/** The person holding the telephone ends the call. */
export function hangUp(call: Call): boolean {
  if (call.status === 'in-progress') return call.setStatus('completed');
  return call.setStatus(call.options.direction === 'inbound' ? 'no-answer' : 'busy');
}
