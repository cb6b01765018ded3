import { plain } from './words';

/** One thing a tool offered: a room at a price, or other dates. */
export interface Offer {
  id: string | null;
  /** Room type and rate plan in words, for matching and for reading back. */
  label: string;
  /** The total as the tool wrote it, else null; it is never computed here. */
  totalText: string | null;
  /** For comparing only. */
  amount: number | null;
  arrival: string | null;
  departure: string | null;
}

const ID_KEYS = ['offer_id', 'offerId', 'quote_id', 'quoteId', 'id'];
const ROOM_KEYS = [
  'room_type_name',
  'roomTypeName',
  'roomType',
  'room_type',
  'room',
  'name',
  'title',
  'label',
];
const PLAN_KEYS = ['rate_plan_name', 'ratePlanName', 'ratePlan', 'rate_plan', 'plan', 'policy'];
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];
const NUMBERS = ['one', 'two', 'three', 'four', 'five'];
const COMMON = new Set([
  'room',
  'the',
  'with',
  'and',
  'bed',
  'beds',
  'one',
  'for',
  'rate',
  'please',
  'that',
  'a',
  'of',
  'non',
]);

/** The offers under `key`, wherever the tool put that list. */
export function listOffers(data: Record<string, unknown>, key: 'offers' | 'alternatives'): Offer[] {
  const names =
    key === 'offers'
      ? ['offers', 'options', 'quotes', 'available']
      : ['alternatives', 'alternates', 'suggestions'];
  for (const container of [data, data.data, data.result, data.detail]) {
    if (typeof container !== 'object' || container === null) continue;
    for (const name of names) {
      const list = (container as Record<string, unknown>)[name];
      if (Array.isArray(list)) return list.flatMap(toOffer);
    }
  }
  return [];
}

/** Which offer the caller means, `ambiguous` when several fit equally, null when the words point at none. */
export function chooseOffer(text: string, offers: readonly Offer[]): Offer | 'ambiguous' | null {
  const words = plain(text);
  return byPosition(words, offers) ?? byPrice(words, offers) ?? byLabel(words, offers);
}

export function cheapest(offers: readonly Offer[]): Offer | null {
  const priced = offers.filter((offer) => offer.amount !== null);
  return priced.sort((a, b) => (a.amount ?? 0) - (b.amount ?? 0))[0] ?? null;
}

function toOffer(entry: unknown): Offer[] {
  if (typeof entry === 'string')
    return [{ id: null, label: entry, totalText: null, amount: null, arrival: null, departure: null }];
  if (typeof entry !== 'object' || entry === null) return [];
  const fields = entry as Record<string, unknown>;
  const total = readTotal(fields);
  return [
    {
      id: firstText(fields, ID_KEYS),
      label: [firstText(fields, ROOM_KEYS), firstText(fields, PLAN_KEYS)].filter(Boolean).join(', '),
      totalText: total.text,
      amount: total.amount,
      arrival: firstText(fields, ['arrival', 'checkIn', 'check_in']),
      departure: firstText(fields, ['departure', 'checkOut', 'check_out']),
    },
  ];
}

function firstText(fields: Record<string, unknown>, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = fields[key];
    if (typeof value === 'string' && value) return value;
    if (typeof value === 'number') return String(value);
    if (typeof value === 'object' && value !== null) {
      const inner = firstText(value as Record<string, unknown>, ['name', 'label', 'title', 'code']);
      if (inner) return inner;
    }
  }
  return null;
}

function readTotal(fields: Record<string, unknown>): { text: string | null; amount: number | null } {
  const entries = Object.entries(fields).filter(([key]) => /total|price|amount/i.test(key));
  const text = entries
    .map(([, value]) => value)
    .find((value): value is string => typeof value === 'string' && /\d/.test(value));
  const number = entries.map(([, value]) => value).find((value) => typeof value === 'number');
  const spoken = text ? Number(text.replace(/[^\d.]/g, '')) : null;
  return { text: text ?? null, amount: typeof number === 'number' ? number : spoken };
}

function byPosition(words: string, offers: readonly Offer[]): Offer | null {
  if (/\blast (?:one|option|room)?\b/.test(words)) return offers.at(-1) ?? null;
  for (let index = 0; index < offers.length; index += 1) {
    const named = new RegExp(
      `\\b${ORDINALS[index]}\\b|\\b(?:number|option|offer) (?:${NUMBERS[index]}|${index + 1})\\b`,
    );
    if (named.test(words)) return offers[index] ?? null;
  }
  return null;
}

function byPrice(words: string, offers: readonly Offer[]): Offer | null {
  if (/\bcheap|\blowest|\bleast expensive|\bmost affordable|\bbest (?:price|rate|deal)/.test(words))
    return cheapest(offers);
  if (/\bmost expensive|\bpriciest|\bbest room|\bnicest|\bbiggest/.test(words)) {
    return [...offers].sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0))[0] ?? null;
  }
  const price = /\$?\b(\d{2,5})(?:\.\d{2})?\b/.exec(words)?.[1];
  return (price && offers.find((offer) => offer.totalText?.replace(/,/g, '').includes(price))) || null;
}

function byLabel(words: string, offers: readonly Offer[]): Offer | 'ambiguous' | null {
  const scores = offers.map((offer) => overlap(words, offer.label));
  const best = Math.max(0, ...scores);
  if (best === 0) return null;
  const matches = offers.filter((_offer, index) => scores[index] === best);
  // "The queen room" is the room that is nothing more than that, not the one with two queen beds.
  const unsaid = (offer: Offer) => contentWords(offer.label).length;
  const plainest = Math.min(...matches.map(unsaid));
  const closest = matches.filter((offer) => unsaid(offer) === plainest);
  return closest.length === 1 ? (closest[0] ?? null) : 'ambiguous';
}

function overlap(words: string, label: string): number {
  const said = new Set(contentWords(words));
  const refusesFlexible = /\bnon-?\s?refundable\b/.test(words);
  const isNonRefundable = /non-?\s?refundable|advance purchase|saver/i.test(label);
  const policy = /\brefundable|flexible/.test(words) ? (refusesFlexible === isNonRefundable ? 1 : -1) : 0;
  return contentWords(label).filter((word) => said.has(word) && word !== 'refundable').length + policy;
}

function contentWords(text: string): string[] {
  return [...new Set(plain(text).match(/[a-z]+/g) ?? [])].filter(
    (word) => word.length > 2 && !COMMON.has(word),
  );
}
