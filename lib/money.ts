/** An amount of money: whole minor units (cents; yen have none) and an ISO 4217 code. Never a float. */
export interface Money {
  amountMinor: number;
  currency: string;
}

/** Decimal places of the currency by ISO 4217, as Intl knows them: USD 2, JPY 0, KWD 3. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** "$389.50" for a screen, by the reader's locale. */
export function formatMoney({ amountMinor, currency }: Money, locale = 'en-US'): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amountMinor / 10 ** minorDigits(currency));
}

/** "$389.50", or "$389" when nothing follows the point: what a voice should say. */
export function spokenMoney({ amountMinor, currency }: Money, locale = 'en-US'): string {
  const whole = amountMinor % 10 ** minorDigits(currency) === 0;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  }).format(amountMinor / 10 ** minorDigits(currency));
}

/** `basisPoints` of an amount, rounded half away from zero: 825 is 8.25 %. */
export function percentOf(amountMinor: number, basisPoints: number): number {
  const product = BigInt(amountMinor) * BigInt(basisPoints);
  const half = product >= 0n ? 5_000n : -5_000n;
  return Number((product + half) / 10_000n);
}
