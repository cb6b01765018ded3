import type { Brief } from './brief';
import type { Offer } from './offers';

/** A function the session offers the model, as the session described it. */
export interface Tool {
  name: string;
  parameters: unknown;
}

/** What the last question asked for, so that a short answer can be understood. */
export type Awaiting =
  | 'opening'
  | 'arrival'
  | 'departure'
  | 'guests'
  | 'child_ages'
  | 'choice'
  | 'other_dates'
  | 'guest_name'
  | 'last_name'
  | 'phone_confirm'
  | 'phone'
  | 'email'
  | 'booking_confirm'
  | 'lead_offer'
  | 'message_offer'
  | 'transfer_offer'
  | 'message_text'
  | 'anything_else';

type Task = 'none' | 'booking' | 'lead' | 'message';

export interface Stay {
  arrival: string | null;
  departure: string | null;
  nights: number | null;
  adults: number | null;
  /** Children mentioned; `childAges` may still be shorter. */
  children: number;
  childAges: number[];
  rooms: number;
  perRoom: { adults: number; childAges: number[] }[] | null;
  /** Words such as "queen" that the caller asked for before hearing any offer. */
  roomType: string | null;
  accessible: boolean;
  requests: string[];
  arrivalTime: string | null;
}

interface Person {
  name: string | null;
  phone: string | null;
  /** `declined` when the caller does not want to give one. */
  email: string | 'declined' | null;
}

export interface Call {
  callId: string;
  name: string;
  arguments: Record<string, unknown>;
  /** What the answer is valid for; an answer about another stay than the present one is stale. */
  about?: string;
}

export interface ToolResult {
  call: Call;
  output: string;
}

export interface DialogueState {
  brief: Brief;
  callPrefix: string;
  callCount: number;
  greeted: boolean;
  task: Task;
  awaiting: Awaiting | null;
  stay: Stay;
  /** The stay the offers were searched for; offers for another stay are stale. */
  offersFor: string | null;
  offers: Offer[];
  chosen: Offer | null;
  /** Whether a price was objected to once already, so that the second time leads to a follow-up. */
  objected: boolean;
  hold: { id: string } | null;
  /** The summary the caller heard last. */
  readBack: string | null;
  confirmed: boolean;
  booked: boolean;
  person: Person;
  message: { text: string | null; recipient: string | null; urgent: boolean };
  lead: { need: string | null; reason: string | null };
  /** Calls made whose output has not arrived. */
  pending: Call[];
  /** Outputs that arrived and were not yet spoken about. */
  results: ToolResult[];
  /** What the caller said and was not yet answered. */
  unheard: string[];
  lastSaid: string;
  unclear: number;
  ended: boolean;
}

export type Move =
  | { type: 'say'; text: string }
  | { type: 'call'; callId: string; name: string; arguments: Record<string, unknown> };

export type DialogueInput =
  /** The caller's words; empty when something was heard that was not understood. */
  | { type: 'caller'; text: string }
  /** An assistant message that came from elsewhere: an injected greeting or replayed history. */
  | { type: 'said'; text: string }
  | { type: 'call_made'; call: Call }
  | { type: 'tool_result'; callId: string; output: string }
  /** The result of a tool from before this session, known again: nothing is said about it. */
  | { type: 'recalled'; name: string; output: string }
  /** The result of a tool another session asked for; it is still to be told. */
  | { type: 'reported'; name: string; output: string }
  /** A response was cut before these calls were handed over. */
  | { type: 'calls_dropped'; callIds: string[] }
  | { type: 'respond'; tools: Tool[] };

export const EMPTY_STAY: Stay = {
  arrival: null,
  departure: null,
  nights: null,
  adults: null,
  children: 0,
  childAges: [],
  rooms: 1,
  perRoom: null,
  roomType: null,
  accessible: false,
  requests: [],
  arrivalTime: null,
};

export function startDialogue(brief: Brief, callPrefix: string): DialogueState {
  return {
    brief,
    callPrefix,
    callCount: 0,
    greeted: false,
    task: 'none',
    awaiting: null,
    stay: EMPTY_STAY,
    offersFor: null,
    offers: [],
    chosen: null,
    objected: false,
    hold: null,
    readBack: null,
    confirmed: false,
    booked: false,
    person: { name: null, phone: null, email: null },
    message: { text: null, recipient: null, urgent: false },
    lead: { need: null, reason: null },
    pending: [],
    results: [],
    unheard: [],
    lastSaid: '',
    unclear: 0,
    ended: false,
  };
}
