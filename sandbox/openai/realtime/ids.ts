import { randomBytes } from 'node:crypto';

/** An identifier the way the vendor writes them, such as `resp_9f…`. */
export function newId(prefix: 'event' | 'item' | 'resp' | 'sess' | 'conv' | 'call'): string {
  return `${prefix}_${randomBytes(10).toString('hex')}`;
}
