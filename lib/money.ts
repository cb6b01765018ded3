/** An amount of money: whole minor units (cents; yen have none) and an ISO 4217 code. Never a float. */
export interface Money {
  amountMinor: number;
  currency: string;
}

/** Making a formatter costs a hundred times what using it does, so each is made once: locale, currency, whole or not. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(locale: string, currency: string, whole = false): Intl.NumberFormat {
  const key = `${locale} ${currency} ${whole}`;
  const made = formatters.get(key);
  if (made) return made;
  const digits = whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {};
  const formatter = new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits });
  formatters.set(key, formatter);
  return formatter;
}

/** Decimal places of the currency by ISO 4217, as Intl knows them: USD 2, JPY 0, KWD 3. */
function minorDigits(currency: string): number {
  return formatterOf('en', currency).resolvedOptions().maximumFractionDigits ?? 2;
}

/** "$389.50" for a screen, by the reader's locale. */
export function formatMoney({ amountMinor, currency }: Money, locale = 'en-US'): string {
  return formatterOf(locale, currency).format(amountMinor / 10 ** minorDigits(currency));
}

/** "$389.50", or "$389" when nothing follows the point: what a voice should say. */
export function spokenMoney({ amountMinor, currency }: Money, locale = 'en-US'): string {
  const perUnit = 10 ** minorDigits(currency);
  return formatterOf(locale, currency, amountMinor % perUnit === 0).format(amountMinor / perUnit);
}

/** `basisPoints` of an amount, rounded half away from zero: 825 is 8.25 %. */
export function percentOf(amountMinor: number, basisPoints: number): number {
  const product = BigInt(amountMinor) * BigInt(basisPoints);
  const half = product >= 0n ? 5_000n : -5_000n;
  return Number((product + half) / 10_000n);
}
