import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { z } from 'zod';
import { cleanCallerText } from './caller-text';

/** An e-mail address as spelled out on the phone: "jane dot doe at example dot com". Refused when it cannot be one. */
export const callerEmail = z
  .string()
  .nullish()
  .transform((text) => spelledEmail(text ?? '') || null)
  .refine((email) => email === null || (email.length <= 254 && z.email().safeParse(email).success), {
    error: 'is not a complete e-mail address; ask the caller to spell it',
  });

function spelledEmail(text: string): string {
  return cleanCallerText(text)
    .toLowerCase()
    .replace(/\s+at\s+/g, '@')
    .replace(/\s+dot\s+/g, '.')
    .replace(/\s+/g, '');
}

/**
 * E.164 where the number can be one, read as a number of the country `nearNumber` is in; otherwise as it was said,
 * because a person may still make sense of it.
 */
export function toCallbackNumber(said: string | null, nearNumber: string): string | null {
  if (said === null) return null;
  const country = parsePhoneNumberFromString(nearNumber)?.country;
  const number = parsePhoneNumberFromString(said, country);
  return number?.isPossible() ? number.number : said;
}
