import type { CallOutcome } from '@/lib/calls/schema';

export interface CallScript {
  outcome: CallOutcome;
  reasons: string[];
  summary: string;
  /** How often it happens, against the others of the same property. */
  weight: number;
  hours: [first: number, last: number];
  /** Guest and agent in turn; `{guest}`, `{stay}`, `{total}` and `{code}` are filled from the booking of the call. */
  lines: ['guest' | 'agent', string][];
  tool?: { name: string; args: Record<string, unknown>; sayFacts: string[] };
  books?: true;
}

const greetings: Record<string, string> = {
  'west-bethel-motel':
    'West Bethel Motel, good day. You are speaking with our automated assistant. How can I help you?',
  'demo-bistro': 'Demo Bistro, hello. You are speaking with our automated assistant. How can I help you?',
  'cedar-cottage':
    'Cedar Cottage on Long Lake, hello. You are speaking with the house’s automated assistant. How can I help you?',
};

const asks = (
  slug: string,
  weight: number,
  reason: string,
  question: string,
  answer: string,
  summary: string,
): CallScript => ({
  outcome: 'info_given',
  reasons: [reason],
  summary,
  weight,
  hours: [8, 21],
  lines: [
    ['agent', greetings[slug] ?? ''],
    ['guest', question],
    ['agent', `${answer} Is there anything else?`],
    ['guest', 'No, that’s all. Thank you.'],
    ['agent', 'Thank you for calling. Goodbye.'],
  ],
  tool: { name: 'search_knowledge', args: { query: question }, sayFacts: [answer] },
});

const books = (slug: string, weight: number, opening: string): CallScript => ({
  outcome: 'booked',
  reasons: ['new_booking'],
  summary: 'Booked {stay} for {guest}, {total}, confirmation {code}.',
  weight,
  hours: [9, 22],
  lines: [
    ['agent', greetings[slug] ?? ''],
    ['guest', opening],
    ['agent', 'For {stay} the total is {total} with tax. Shall I hold it for you?'],
    ['guest', 'Yes, please.'],
    ['agent', 'It is held for five minutes. What name should I put on the booking?'],
    ['guest', '{guest}.'],
    ['agent', 'So that is {stay} for {guest}, {total} in all. Shall I book it?'],
    ['guest', 'Yes, go ahead.'],
    ['agent', 'It is confirmed. Your confirmation code is {code}. Is there anything else?'],
    ['guest', 'No, thanks. Bye.'],
    ['agent', 'We look forward to seeing you. Goodbye.'],
  ],
  tool: {
    name: 'create_booking',
    args: { guest_name: '{guest}' },
    sayFacts: ['Confirmed: {stay} for {guest}, total {total}, code {code}.'],
  },
  books: true,
});

const transferred = (slug: string, weight: number, request: string, department: string): CallScript => ({
  outcome: 'transferred',
  reasons: ['in_stay_request'],
  summary: `Caller asked for a person and was put through to ${department}.`,
  weight,
  hours: [9, 19],
  lines: [
    ['agent', greetings[slug] ?? ''],
    ['guest', request],
    ['agent', `Of course. I am putting you through to ${department} now.`],
  ],
  tool: { name: 'transfer_call', args: { reason: request }, sayFacts: [`Connecting to ${department}.`] },
});

const leavesMessage = (
  slug: string,
  weight: number,
  words: string,
  reply: string,
  summary: string,
): CallScript => ({
  outcome: 'message_taken',
  reasons: ['callback'],
  summary,
  weight,
  hours: [7, 23],
  lines: [
    ['agent', greetings[slug] ?? ''],
    ['guest', words],
    ['agent', reply],
    ['guest', 'Thank you, goodbye.'],
    ['agent', 'Goodbye.'],
  ],
  tool: { name: 'take_message', args: { message: words }, sayFacts: [summary] },
});

const silent = (slug: string, weight: number): CallScript => ({
  outcome: 'empty',
  reasons: [],
  summary: 'The caller said nothing.',
  weight,
  hours: [0, 23],
  lines: [
    ['agent', greetings[slug] ?? ''],
    ['agent', 'Are you still there?'],
  ],
});

export const CALL_SCRIPTS: Record<string, CallScript[]> = {
  'west-bethel-motel': [
    books('west-bethel-motel', 5, 'Hi, do you have a room for two?'),
    books('west-bethel-motel', 2, 'Hello, we are coming up to ski and need somewhere to sleep.'),
    asks(
      'west-bethel-motel',
      4,
      'information',
      'Do you take dogs?',
      'Dogs are welcome for a fee of $40 per stay, at most two dogs in a room.',
      'Asked about dogs: $40 per stay, two at most.',
    ),
    asks(
      'west-bethel-motel',
      3,
      'information',
      'What time can we check in?',
      'Check-in is from 3 pm to 9 pm.',
      'Asked for the check-in time.',
    ),
    asks(
      'west-bethel-motel',
      2,
      'information',
      'How far are you from Sunday River?',
      'Sunday River is twelve miles away, about twenty minutes by car.',
      'Asked for the distance to Sunday River.',
    ),
    asks(
      'west-bethel-motel',
      2,
      'information',
      'Is breakfast included?',
      'A simple breakfast is included, in the lobby from 7 to 10 am.',
      'Asked about breakfast.',
    ),
    asks(
      'west-bethel-motel',
      1,
      'information',
      'Can I park a snowmobile trailer?',
      'Parking is free and there is room for trailers at the east end of the lot.',
      'Asked about trailer parking.',
    ),
    transferred(
      'west-bethel-motel',
      2,
      'Can I talk to somebody at the desk, please? I left my jacket in room.',
      'the front desk',
    ),
    leavesMessage(
      'west-bethel-motel',
      2,
      'This is about a wedding party next August, twelve rooms. Could Martha call me?',
      'I have given Martha your message, and she will call you back today.',
      'Wedding party next August, twelve rooms; Martha to call back.',
    ),
    {
      outcome: 'lead',
      reasons: ['price_availability'],
      summary: 'Found the ski weekend too dear; wants to hear if a lower rate opens.',
      weight: 2,
      hours: [10, 21],
      lines: [
        ['agent', greetings['west-bethel-motel'] ?? ''],
        ['guest', 'What would a weekend in January cost for four?'],
        [
          'agent',
          'A room with two queen beds is $184.21 a night with tax on ski weekends, two nights at least.',
        ],
        ['guest', 'That’s more than we wanted to spend.'],
        ['agent', 'I understand. Shall I note your number, so that we call if a lower rate opens?'],
        ['guest', 'Yes, do that.'],
        ['agent', 'It is noted. Thank you for calling.'],
      ],
      tool: { name: 'create_lead', args: { need: 'Ski weekend for four' }, sayFacts: ['Lead recorded.'] },
    },
    silent('west-bethel-motel', 1),
  ],
  'demo-bistro': [
    leavesMessage(
      'demo-bistro',
      6,
      'A table for four on Saturday at half past seven, please. The name is Okafor.',
      'I have passed that to the host, who confirms within the hour.',
      'Table for four on Saturday at 7:30 pm, Okafor; host to confirm.',
    ),
    asks(
      'demo-bistro',
      4,
      'information',
      'Are you open on Mondays?',
      'We are closed on Mondays and open Tuesday to Sunday.',
      'Asked about Monday opening.',
    ),
    asks(
      'demo-bistro',
      3,
      'information',
      'Do you have anything for a vegan?',
      'There are two vegetarian main courses and one vegan one.',
      'Asked about vegan dishes.',
    ),
    asks(
      'demo-bistro',
      2,
      'information',
      'Where can we park?',
      'The garage on Fore Street is three minutes away; one hour is free after 5 pm.',
      'Asked about parking.',
    ),
    transferred('demo-bistro', 2, 'Could I speak to the manager about a party of twenty?', 'the manager'),
    silent('demo-bistro', 1),
  ],
  'cedar-cottage': [
    books('cedar-cottage', 1, 'Hello, is the cottage free for a few nights?'),
    asks(
      'cedar-cottage',
      3,
      'information',
      'Does the house have a hot tub?',
      'There is no hot tub.',
      'Asked about a hot tub.',
    ),
    asks(
      'cedar-cottage',
      3,
      'information',
      'Can we bring our dog?',
      'Up to two dogs are welcome for $75 a stay.',
      'Asked about dogs.',
    ),
    asks(
      'cedar-cottage',
      2,
      'information',
      'Are the kayaks included?',
      'Two kayaks, a canoe and a paddle board are included.',
      'Asked about the kayaks.',
    ),
    transferred('cedar-cottage', 1, 'I’d like to speak to Ruth, please.', 'the hosts'),
    silent('cedar-cottage', 1),
  ],
};

export const GUESTS = [
  ['Elaine Thibodeau', '+12075550141'],
  ['Marcus Webb', '+16175550142'],
  ['Priscilla Okonkwo', '+16035550143'],
  ['Jun Watanabe', '+14015550144'],
  ['Harriet Lindqvist', '+12075550145'],
  ['Tomás Herrera', '+16175550146'],
  ['Abigail Frost', '+18025550147'],
  ['Denis Pelletier', '+15145550148'],
  ['Rosa Delgado', '+12035550149'],
  ['Wendell Greene', '+12075550150'],
  ['Ingrid Sørensen', '+16035550151'],
  ['Callum Byrne', '+16175550152'],
  ['Maya Krishnan', '+16465550153'],
  ['Oscar Nilsen', '+12075550154'],
] as const;
