import { log } from '@/lib/log';
import { type CostComponent, findPrice } from './price-list';

/** What a call used. Time comes in seconds and is priced as the vendor prices it. */
export interface UsageLine {
  component: CostComponent;
  model: string;
  quantity: number;
  unit: 'token' | 'second' | 'character';
}

export interface CostLine {
  component: string;
  model: string;
  quantity: number;
  unit: string;
  /** US dollars with six decimals. */
  amount: string;
  /** The day whose price was used. */
  priceDate: string;
}

/**
 * Prices what was used on a day, one line for each component and model. What no price is known for becomes a line of
 * nothing whose unit says `unpriced`, so that it shows instead of hiding in a total.
 */
export function priceUsage(usage: UsageLine[], at: Date = new Date()): CostLine[] {
  const day = at.toISOString().slice(0, 10);
  return mergeUsage(usage).map((line) => {
    const price = findPrice(line.component, line.model, day);
    if (!price || !fits(line.unit, price.unit)) return unpriced(line, day);
    const quantity = inUnitsOf(line, price.startedMinutes === true);
    return {
      component: line.component,
      model: line.model,
      quantity,
      unit: price.unit,
      amount: microsToDollars(microsOf(quantity, price.nanoDollars)),
      priceDate: price.from,
    };
  });
}

/** The sum in millionths of a dollar. */
export function totalMicros(costs: Pick<CostLine, 'amount'>[]): number {
  return costs.reduce((total, { amount }) => total + Math.round(Number(amount) * 1_000_000), 0);
}

/** Adds up lines of a kind; a call's usage arrives answer by answer. */
export function mergeUsage(usage: UsageLine[]): UsageLine[] {
  const merged = new Map<string, UsageLine>();
  for (const line of usage) {
    if (line.quantity <= 0) continue;
    const key = `${line.component} ${line.model} ${line.unit}`;
    const known = merged.get(key);
    merged.set(key, known ? { ...known, quantity: known.quantity + line.quantity } : line);
  }
  return [...merged.values()];
}

function fits(used: UsageLine['unit'], priced: string): boolean {
  return used === priced || (used === 'second' && priced === 'minute');
}

function inUnitsOf({ quantity, unit }: UsageLine, startedMinutes: boolean): number {
  if (unit !== 'second') return quantity;
  return startedMinutes ? Math.ceil(quantity / 60) : Math.round((quantity / 60) * 10_000) / 10_000;
}

/** Whole numbers throughout: a quantity has four decimals at the most. */
function microsOf(quantity: number, nanoDollars: number): bigint {
  const tenThousandths = BigInt(Math.round(quantity * 10_000)) * BigInt(nanoDollars);
  return (tenThousandths + 5_000_000n) / 10_000_000n;
}

function microsToDollars(micros: bigint): string {
  const digits = micros.toString().padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

function unpriced(line: UsageLine, day: string): CostLine {
  log.warn({ component: line.component, model: line.model, unit: line.unit }, 'billing: no price is known');
  return { ...line, unit: `${line.unit} (unpriced)`, amount: '0.000000', priceDate: day };
}
