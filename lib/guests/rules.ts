import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';
import { cleanCallerText } from './caller-words';

/** Placeholders a model fills in when nobody said a name. */
const NOT_A_NAME = /^(?:guest|caller|customer|unknown|anonymous|none|n\/?a|test|name)$/i;
const LONGEST_NAME = 100;
const LONGEST_EMAIL = 254;

/** E.164, or null when it is no possible number. National spellings are read in the country of `homeNumber` (E.164). */
export function normalizePhone(spoken: string, homeNumber: string): string | null {
  const parsed = parsePhoneNumberFromString(spoken, countryOf(homeNumber));
  return parsed?.isPossible() ? parsed.number : null;
}

function countryOf(e164: string): CountryCode {
  return parsePhoneNumberFromString(e164)?.country ?? 'US';
}

/** The name with single spaces, or null when it is none: no letter, too long, or a placeholder. */
export function cleanName(said: string): string | null {
  const name = cleanCallerText(said);
  return /\p{L}/u.test(name) && name.length <= LONGEST_NAME && !NOT_A_NAME.test(name) ? name : null;
}

/**
 * In lower case, also of what was spelled out ("jane dot doe at example dot com"); null when mail could never reach it.
 */
export function cleanEmail(said: string): string | null {
  const email = cleanCallerText(said)
    .toLowerCase()
    .replace(/\s+at\s+/g, '@')
    .replace(/\s+dot\s+/g, '.')
    .replace(/\s+/g, '');
  return email.length <= LONGEST_EMAIL && z.email().safeParse(email).success ? email : null;
}

/** Whether two spellings are one name to a person listening: case, accents, dots and hyphens aside. */
export function isSameName(one: string, other: string): boolean {
  return heard(one) === heard(other);
}

function heard(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
