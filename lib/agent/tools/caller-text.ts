import { z } from 'zod';
import { cleanCallerText } from '@/lib/guests/caller-words';

/** Words of a caller on their way into the database. Cut rather than refused, so that a long message is not lost. */
export function callerText(maxLength: number) {
  return z
    .string()
    .transform((text) => cleanCallerText(text).slice(0, maxLength))
    .refine((text) => text !== '', { error: 'must not be empty' });
}

/** Left out, null and blank all mean that the caller did not say. */
export function optionalCallerText(maxLength: number) {
  return z
    .string()
    .nullish()
    .transform((text) => cleanCallerText(text ?? '').slice(0, maxLength) || null);
}
