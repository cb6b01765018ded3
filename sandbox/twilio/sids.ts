import { randomBytes } from 'node:crypto';

export type SidPrefix = 'CA' | 'MZ' | 'SM' | 'PN' | 'RE' | 'RQ';

/** A Twilio identifier: two letters that say what it names and 32 hexadecimal digits. */
export function newSid(prefix: SidPrefix): string {
  return prefix + randomBytes(16).toString('hex');
}
