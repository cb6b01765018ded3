import { z } from 'zod';

/**
 * Words of a caller on their way into the database: no control or direction characters, one space between words,
 * no card numbers, and never longer than `maxLength`. Cut rather than refused, so that a long message is not lost.
 */
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

export function cleanCallerText(text: string): string {
  return removeCardNumbers(
    text
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** A caller may read out a card whatever the agent says; it must not be kept. Thirteen to nineteen digits that pass Luhn. */
function removeCardNumbers(text: string): string {
  return text.replace(/\d(?:[ .-]?\d){12,18}/g, (digits) =>
    passesLuhn(digits.replace(/\D/g, '')) ? '[card number removed]' : digits,
  );
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, character, at) => {
    const digit = Number(character) * (at % 2 === 0 ? 1 : 2);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return sum % 10 === 0;
}
