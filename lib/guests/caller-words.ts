/**
 * Words of a caller as they are kept: no control or direction characters, one space between words, no card numbers.
 */
export function cleanCallerText(text: string): string {
  return withoutCardNumbers(
    text
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** A caller may read out a card whatever the agent says; it must not be kept. Thirteen to nineteen digits that pass Luhn. */
export function withoutCardNumbers(text: string): string {
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
