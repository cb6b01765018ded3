import { listOffers, type Offer } from './offers';

/** A tool's output as far as the model can use it. */
export interface Outcome {
  ok: boolean;
  /** The tool's own word for what happened, lower case; empty when it gave none. */
  code: string;
  /** Sentences that may be spoken. Amounts and codes are only ever spoken from here. */
  facts: string[];
  offers: Offer[];
  alternatives: Offer[];
  /** The whole output, for identifiers. */
  data: Record<string, unknown>;
}

const FACT_KEYS = ['say_facts', 'sayFacts', 'facts', 'answer', 'say', 'message', 'text'];

export function readOutcome(output: string): Outcome {
  const data = parseObject(output);
  if (!data) return plainOutcome(output);
  const failed =
    data.ok === false || data.success === false || (data.error !== undefined && data.error !== null);
  return {
    ok: !failed,
    code: String(data.code ?? data.status ?? data.reason ?? '').toLowerCase(),
    facts: readFacts(data),
    offers: listOffers(data, 'offers'),
    alternatives: listOffers(data, 'alternatives'),
    data,
  };
}

/** The first string under one of the names, at any depth. */
export function findId(data: unknown, names: readonly string[]): string | null {
  if (typeof data !== 'object' || data === null) return null;
  for (const [key, value] of Object.entries(data)) {
    if (names.includes(key) && (typeof value === 'string' || typeof value === 'number')) return String(value);
  }
  for (const value of Object.values(data)) {
    const found = findId(value, names);
    if (found) return found;
  }
  return null;
}

/** The hold a tool placed; a reference such as `hold:…` serves when no plain id is given. */
export function findHoldId(data: Record<string, unknown>): string | null {
  const reference = findId(data, ['effectRef', 'effect_ref']);
  return findId(data, ['hold_id', 'holdId']) ?? reference?.replace(/^hold:/, '') ?? null;
}

function parseObject(output: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(output);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function plainOutcome(output: string): Outcome {
  const failed = /\b(?:error|unknown tool|failed|invalid|not found|timed? ?out)\b/i.test(output);
  return {
    ok: !failed,
    code: failed ? 'error' : '',
    facts: failed || output.trim() === '' ? [] : [output.trim()],
    offers: [],
    alternatives: [],
    data: {},
  };
}

function readFacts(data: Record<string, unknown>): string[] {
  for (const key of FACT_KEYS) {
    const facts = toSentences(data[key]);
    if (facts.length > 0) return facts;
  }
  const error = data.error;
  if (typeof error === 'object' && error !== null) return readFacts(error as Record<string, unknown>);
  return [];
}

function toSentences(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() ? [value.trim()] : [];
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) =>
    typeof entry === 'object' && entry !== null
      ? readFacts(entry as Record<string, unknown>)
      : toSentences(entry),
  );
}
