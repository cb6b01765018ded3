import { z } from 'zod';
import { cleanEmail, normalizePhone } from '@/lib/guests/rules';

/** An e-mail address as spelled out on the phone. Refused when it cannot be one. */
export const callerEmail = z
  .string()
  .nullish()
  .transform((said) => (said?.trim() ? { email: cleanEmail(said) } : null))
  .refine((given) => given === null || given.email !== null, {
    error: 'is not a complete e-mail address; ask the caller to spell it',
  })
  .transform((given) => given?.email ?? null);

/** E.164 where the number can be one; otherwise as it was said, because a person may still make sense of it. */
export function toCallbackNumber(said: string | null, nearNumber: string): string | null {
  return said === null ? null : (normalizePhone(said, nearNumber) ?? said);
}
