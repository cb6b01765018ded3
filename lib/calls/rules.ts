import { spokenDate } from '@/lib/bookings/spoken';
import type { CallOutcome } from './schema';

/** What a call left behind, read from committed rows. */
export interface CallEffects {
  bookings: { confirmationCode: string; guestName: string; arrival: string; nights: number; total: string }[];
  leads: { number: string; name: string; need: string }[];
  messages: { departmentSlug: string; fromName: string; body: string }[];
  /** Names of the tools whose result was good, in the order they ran. */
  tools: string[];
  transferAnswered: boolean;
  voicemails: number;
}

export interface SpokenTurn {
  role: 'guest' | 'agent';
  text: string;
}

/**
 * How a call ended, from the strongest fact down: an emergency outweighs a booking, a booking outweighs being put through.
 * `failed` tells that our side broke before anything came of the call.
 */
export function deriveOutcome(call: {
  effects: CallEffects;
  turns: SpokenTurn[];
  failed: boolean;
  endedBy: string;
}): CallOutcome {
  const { effects, turns, failed, endedBy } = call;
  if (effects.tools.includes('emergency_protocol')) return 'emergency';
  if (effects.bookings.length > 0) return 'booked';
  if (effects.transferAnswered) return 'transferred';
  if (effects.voicemails > 0) return 'voicemail';
  if (effects.leads.length > 0) return 'lead';
  if (effects.messages.length > 0) return 'message_taken';
  if (failed) return 'failed';
  const asked = turns.findLastIndex(({ role, text }) => role === 'guest' && text.trim() !== '');
  if (asked === -1) return 'empty';
  const answered = turns.slice(asked).some(({ role, text }) => role === 'agent' && text.trim() !== '');
  const heardBefore = turns.slice(0, asked).filter(({ role }) => role === 'guest').length > 0;
  return answered || heardBefore || endedBy !== 'caller' ? 'info_given' : 'abandoned';
}

/** Outcomes that later news, such as a voicemail after the agent has gone, may replace. */
const OPEN_TO_LATER_NEWS = new Set<string | null>([null, 'failed', 'abandoned', 'empty', 'info_given']);

export function mayBecome(outcome: string | null, later: 'transferred' | 'voicemail'): boolean {
  return OPEN_TO_LATER_NEWS.has(outcome) || (later === 'voicemail' && outcome === 'transferred');
}

const REASON_OF_TOOL: Record<string, string> = {
  check_availability: 'availability',
  place_hold: 'booking',
  create_booking: 'booking',
  search_knowledge: 'question',
  create_lead: 'lead',
  take_message: 'message',
  transfer_call: 'transfer',
  emergency_protocol: 'emergency',
};

/** Why they called, in stable words, first things first. */
export function deriveReasons(effects: CallEffects, given: string[] = []): string[] {
  const fromTools = effects.tools.flatMap((tool) => REASON_OF_TOOL[tool] ?? []);
  return [...new Set([...given, ...fromTools])];
}

/** One line that is true by construction: every word of it comes from a row. */
export function summarise(effects: CallEffects, turns: SpokenTurn[], outcome: CallOutcome): string {
  const said = turns.find(({ role, text }) => role === 'guest' && text.trim() !== '')?.text;
  const facts = [
    ...effects.bookings.map(
      ({ guestName, nights, arrival, total, confirmationCode }) =>
        `${guestName} booked ${nights} ${nights === 1 ? 'night' : 'nights'} from ${spokenDate(arrival)} for ${total} (${confirmationCode}).`,
    ),
    ...effects.leads.map(({ number, name, need }) => `Lead ${number} from ${name}: ${cut(need, 120)}`),
    ...effects.messages.map(
      ({ departmentSlug, fromName, body }) =>
        `Message for ${departmentSlug}${fromName ? ` from ${fromName}` : ''}: ${cut(body, 120)}`,
    ),
  ];
  if (facts.length === 0) facts.push(...plainFacts(outcome, said));
  return cut(facts.join(' '), 500);
}

function plainFacts(outcome: CallOutcome, said: string | undefined): string[] {
  const asked = said ? ` The caller said: “${cut(said, 160)}”` : '';
  switch (outcome) {
    case 'emergency':
      return [`An emergency was reported.${asked}`];
    case 'transferred':
      return [`Put through to a person.${asked}`];
    case 'voicemail':
      return [`Left a voicemail.${asked}`];
    case 'failed':
      return [`The call broke off on our side.${asked}`];
    case 'empty':
      return ['The caller said nothing.'];
    case 'abandoned':
      return [`Hung up before an answer.${asked}`];
    default:
      return said ? [`Asked: “${cut(said, 200)}”`] : [];
  }
}

const MAX_SEARCH_CHARACTERS = 20_000;

/** What search looks in: names, numbers and codes first, so that a long conversation never pushes them out. */
export function searchTextOf(
  names: (string | null | undefined)[],
  effects: CallEffects,
  turns: SpokenTurn[],
): string {
  const parts = [
    ...names,
    ...effects.bookings.flatMap(({ confirmationCode, guestName }) => [confirmationCode, guestName]),
    ...effects.leads.flatMap(({ number, name, need }) => [number, name, need]),
    ...effects.messages.flatMap(({ fromName, body }) => [fromName, body]),
    ...turns.map(({ text }) => text),
  ];
  return cut(parts.filter(Boolean).join('\n').toLowerCase(), MAX_SEARCH_CHARACTERS);
}

/** Half the answers were faster, and the slowest; null when nobody answered. */
export function latencyStats(totals: number[]): { p50Ms: number | null; maxMs: number | null } {
  if (totals.length === 0) return { p50Ms: null, maxMs: null };
  const sorted = totals.toSorted((left, right) => left - right);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return { p50Ms: Math.round(middle), maxMs: Math.round(sorted.at(-1) ?? 0) };
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}
