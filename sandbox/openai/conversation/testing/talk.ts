import { readBrief } from '../brief';
import { converse } from '../dialogue';
import { type DialogueState, type Move, startDialogue, type Tool } from '../state';

/** Friday. */
const TODAY = '2026-11-20';

export const INSTRUCTIONS = `You answer the phone for West Bethel Motel, a hotel in Maine.
Today is Friday, November 20, 2026 (2026-11-20). The property's time zone is America/New_York.
The caller's number is +12075550142. Local emergency number: 911.`;

const text = { type: 'string' };

/** The tools of a hotel line, described the way the product describes them to the model. */
export const TOOLS: Tool[] = [
  tool('search_knowledge', { query: text }, ['query']),
  tool(
    'check_availability',
    {
      arrival: text,
      departure: text,
      rooms: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            adults: { type: 'integer' },
            child_ages: { type: 'array', items: { type: 'integer' } },
          },
        },
      },
      accessible: { type: 'boolean' },
    },
    ['arrival', 'departure', 'rooms'],
  ),
  tool('place_hold', { offer_id: text }, ['offer_id']),
  tool(
    'create_booking',
    { hold_id: text, guest_name: text, phone: text, email: text, arrival_time: text, requests: text },
    ['hold_id', 'guest_name'],
  ),
  tool(
    'create_lead',
    { name: text, contact: text, need: text, arrival: text, departure: text, reason_not_booked: text },
    ['name', 'contact', 'need'],
  ),
  tool('take_message', {
    for: text,
    message: text,
    name: text,
    callback_number: text,
    urgency: { type: 'string', enum: ['normal', 'urgent'] },
  }),
  tool('transfer_call', {
    department: { type: 'string', enum: ['front_desk', 'manager', 'housekeeping'] },
    reason: text,
    urgency: { type: 'string', enum: ['normal', 'urgent'] },
  }),
  tool('emergency_protocol', {
    type: { type: 'string', enum: ['medical', 'fire', 'police', 'gas', 'self_harm', 'bomb', 'other'] },
    location: text,
    in_room: { type: 'boolean' },
  }),
  tool('end_call', { reason: text }),
];

export const OFFERS = JSON.stringify({
  ok: true,
  code: 'offers',
  sayFacts: ['We have a Queen Room for $389.50 in total, and a King Suite for $512.00 in total.'],
  data: {
    offers: [
      { offerId: 'off_1', roomType: 'Queen Room', ratePlan: 'Flexible', total: '$389.50' },
      { offerId: 'off_2', roomType: 'King Suite', ratePlan: 'Flexible', total: '$512.00' },
    ],
  },
});
export const HELD = JSON.stringify({
  ok: true,
  code: 'held',
  sayFacts: [],
  effectRef: 'hold:hold_9',
  data: { hold_id: 'hold_9' },
});
export const CONFIRMED = JSON.stringify({
  ok: true,
  code: 'confirmed',
  sayFacts: ['Your booking is confirmed. The confirmation code is WB-4F7K.'],
});

export interface Answer {
  says: string;
  calls: { name: string; arguments: Record<string, unknown> }[];
}

/** A conversation in a test: the caller's words in, what the model says and calls out. */
export class Talk {
  state: DialogueState;
  moves: Move[] = [];
  private readonly tools: Tool[];

  constructor(options: { tools?: Tool[]; instructions?: string; greeted?: boolean } = {}) {
    this.tools = options.tools ?? TOOLS;
    this.state = startDialogue(readBrief(options.instructions ?? INSTRUCTIONS, TODAY), 'call_');
    if (options.greeted ?? true)
      this.ourselves('Thank you for calling West Bethel Motel. How can I help you?');
  }

  /** The caller speaks and the model answers. */
  caller(...utterances: string[]): Answer {
    let answer = this.respondTo(utterances[0] ?? '');
    for (const words of utterances.slice(1)) answer = this.respondTo(words);
    return answer;
  }

  /** Outputs for the calls under way, in order, and the model's answer to them. */
  tool(...outputs: string[]): Answer {
    for (const output of outputs) {
      const [call] = this.state.pending;
      if (!call) throw new Error('No call is under way.');
      this.state = converse(this.state, { type: 'tool_result', callId: call.callId, output }).state;
    }
    return this.respond();
  }

  ourselves(words: string): void {
    this.state = converse(this.state, { type: 'said', text: words }).state;
  }

  respond(): Answer {
    const step = converse(this.state, { type: 'respond', tools: this.tools });
    this.state = step.state;
    this.moves = step.moves;
    return {
      says: step.moves.flatMap((move) => (move.type === 'say' ? [move.text] : [])).join(' '),
      calls: step.moves.flatMap((move) =>
        move.type === 'call' ? [{ name: move.name, arguments: move.arguments }] : [],
      ),
    };
  }

  private respondTo(words: string): Answer {
    this.state = converse(this.state, { type: 'caller', text: words }).state;
    return this.respond();
  }
}

function tool(name: string, properties: Record<string, unknown>, required: string[] = []): Tool {
  return { name, parameters: { type: 'object', properties, required, additionalProperties: false } };
}
