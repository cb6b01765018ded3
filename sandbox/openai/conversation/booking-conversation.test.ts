import { describe, expect, it } from 'vitest';
import { CONFIRMED, HELD, OFFERS, Talk, TOOLS } from './testing/talk';

const TWO_ADULTS = [{ adults: 2, child_ages: [] }];

function atOffers(): Talk {
  const talk = new Talk();
  talk.caller("I'd like to book a room for next Friday for three nights for two adults.");
  talk.tool(OFFERS);
  return talk;
}

function atName(): Talk {
  const talk = atOffers();
  talk.caller('The queen please.');
  talk.tool(HELD);
  return talk;
}

function atConfirmation(): Talk {
  const talk = atName();
  talk.caller('Jane Doe', "Yes, that's fine.", 'jane dot doe at example dot com');
  return talk;
}

describe('what a booking needs', () => {
  it('asks for one missing thing at a time, then searches', () => {
    const talk = new Talk();
    expect(talk.caller("Hi, I'd like to book a room.").says).toBe(
      'Certainly. What day would you like to arrive?',
    );
    expect(talk.caller('Next Friday.').says).toBe('How many nights will you be staying?');
    expect(talk.caller('Three nights.').says).toBe('How many guests will be staying?');
    expect(talk.caller('Two adults and a child.').says).toBe('How old is the child?');
    expect(talk.caller('Seven.').calls).toEqual([
      {
        name: 'check_availability',
        arguments: {
          arrival: '2026-11-27',
          departure: '2026-11-30',
          rooms: [{ adults: 2, child_ages: [7] }],
        },
      },
    ]);
  });

  it.each([
    ['Do you have a room for tonight for two people?', '2026-11-20', '2026-11-21', TWO_ADULTS],
    [
      'I need a room tomorrow for two nights, just me.',
      '2026-11-21',
      '2026-11-23',
      [{ adults: 1, child_ages: [] }],
    ],
    [
      'A room from December 3rd to December 6th for two adults please.',
      '2026-12-03',
      '2026-12-06',
      TWO_ADULTS,
    ],
    [
      'Can I book a room from the first to the third of December for my wife and me?',
      '2026-12-01',
      '2026-12-03',
      TWO_ADULTS,
    ],
    ['Any availability this weekend for two guests?', '2026-11-20', '2026-11-22', TWO_ADULTS],
    ["I'd like to stay with you next weekend, two adults.", '2026-11-27', '2026-11-29', TWO_ADULTS],
    [
      'I want to book a room for December twenty first for a week, two adults.',
      '2026-12-21',
      '2026-12-28',
      TWO_ADULTS,
    ],
    [
      'Do you have a room on Christmas Eve for one night for two people?',
      '2026-12-24',
      '2026-12-25',
      TWO_ADULTS,
    ],
    [
      'How much is a room for two nights starting Monday for two adults and a child of 7?',
      '2026-11-23',
      '2026-11-25',
      [{ adults: 2, child_ages: [7] }],
    ],
    [
      'I want to reserve a room, monday to wednesday, two adults with kids aged 5 and 8.',
      '2026-11-23',
      '2026-11-25',
      [{ adults: 2, child_ages: [5, 8] }],
    ],
    [
      'Book two rooms for four adults for tonight.',
      '2026-11-20',
      '2026-11-21',
      [
        { adults: 2, child_ages: [] },
        { adults: 2, child_ages: [] },
      ],
    ],
    [
      'I need a room for Friday and Saturday night next week... two adults',
      '2026-11-20',
      '2026-11-22',
      TWO_ADULTS,
    ],
    ["I'd like a room on the 28th for 2 nights for two adults.", '2026-11-28', '2026-11-30', TWO_ADULTS],
    [
      'Do you have rooms from December 24 to the 27th for two people?',
      '2026-12-24',
      '2026-12-27',
      TWO_ADULTS,
    ],
    [
      'I need an accessible room a week from Monday, one night, one person.',
      '2026-11-30',
      '2026-12-01',
      [{ adults: 1, child_ages: [] }],
    ],
  ])('understands %j', (words, arrival, departure, rooms) => {
    const [call] = new Talk().caller(words).calls;
    expect(call).toMatchObject({ name: 'check_availability', arguments: { arrival, departure, rooms } });
  });

  it('puts different guests into different rooms', () => {
    const talk = new Talk();
    const answer = talk.caller(
      'I need two rooms tonight, one for two adults and another for one adult with a child of 6.',
    );
    expect(answer.calls[0]?.arguments.rooms).toEqual([
      { adults: 2, child_ages: [] },
      { adults: 1, child_ages: [6] },
    ]);
  });

  it('measures a departure from the arrival', () => {
    const talk = new Talk();
    talk.caller('I want to book a room.', 'December 4th');
    talk.caller('Until Monday.');
    expect(talk.state.stay).toMatchObject({ arrival: '2026-12-04', departure: '2026-12-07', nights: 3 });
  });

  it('asks for an accessible room as such', () => {
    const talk = new Talk();
    const answer = talk.caller('I need a wheelchair accessible room tonight for one adult.');
    expect(answer.calls[0]?.arguments.accessible).toBe(true);
  });

  it('does not ask the same thing in a loop when an answer is not understood', () => {
    const talk = new Talk();
    talk.caller('I want to book a room.');
    expect(talk.caller('Flibber.').says).toBe(
      "Sorry, I didn't catch that. What day would you like to arrive?",
    );
    talk.caller('Gibber.');
    expect(talk.caller('Jabber.').says).toContain('put you through to a person');
  });
});

describe('choosing an offer', () => {
  it('speaks the offers exactly as the tool worded them', () => {
    const talk = new Talk();
    talk.caller('A room tonight for two adults please.');
    expect(talk.tool(OFFERS).says).toBe(
      'We have a Queen Room for $389.50 in total, and a King Suite for $512.00 in total. Which one would you like?',
    );
  });

  it.each([
    ['The first one.', 'off_1'],
    ['the second option please', 'off_2'],
    ['The queen.', 'off_1'],
    ["I'll take the suite", 'off_2'],
    ['the cheapest', 'off_1'],
    ['The king, please.', 'off_2'],
    ['the one for 512', 'off_2'],
    ['number two', 'off_2'],
  ])('takes %j', (words, offerId) => {
    expect(atOffers().caller(words).calls).toEqual([
      { name: 'place_hold', arguments: { offer_id: offerId } },
    ]);
  });

  it('asks which one when a yes could mean any of them', () => {
    expect(atOffers().caller('Yes please.').says).toContain('Which one would you like?');
  });

  it('takes a yes for the only offer', () => {
    const talk = new Talk();
    talk.caller('A room tonight for two adults please.');
    talk.tool(
      JSON.stringify({
        ok: true,
        sayFacts: ['One Queen Room is left.'],
        data: { offers: [{ offerId: 'only', roomType: 'Queen' }] },
      }),
    );
    expect(talk.caller('Yes.').calls).toEqual([{ name: 'place_hold', arguments: { offer_id: 'only' } }]);
  });

  it('answers a price objection with the cheaper offer, then with a follow-up', () => {
    const talk = atOffers();
    expect(talk.caller("That's too expensive.").says).toContain('Queen Room');
    const again = talk.caller('Still too expensive.');
    expect(again.says).toContain("That's the lowest rate I have");
    expect(again.says).toContain('follow up');
  });

  it('looks again when the caller changes the stay', () => {
    const answer = atOffers().caller('Actually, make it four nights.');
    expect(answer.calls).toEqual([
      {
        name: 'check_availability',
        arguments: { arrival: '2026-11-27', departure: '2026-12-01', rooms: TWO_ADULTS },
      },
    ]);
  });

  it('offers other dates when sold out, and searches the ones the caller takes', () => {
    const talk = new Talk();
    talk.caller('A room tonight for two adults please.');
    const soldOut = talk.tool(
      JSON.stringify({
        ok: false,
        code: 'sold_out',
        sayFacts: ['We are sold out tonight.'],
        alternatives: [{ arrival: '2026-11-22', departure: '2026-11-23', label: 'Sunday' }],
      }),
    );
    expect(soldOut.says).toBe('We are sold out tonight. Would one of those work for you?');
    expect(talk.caller('Yes.').calls[0]?.arguments).toMatchObject({
      arrival: '2026-11-22',
      departure: '2026-11-23',
    });
  });

  it('takes an alternative on another day with its own dates', () => {
    const talk = new Talk();
    talk.caller('A queen room tonight for two adults please.');
    const offer = (offer_id: string, arrival: string, departure: string) => ({
      offer_id,
      room_type: 'Queen Room',
      arrival,
      departure,
      total: '$120.00',
    });
    const answer = talk.tool(
      JSON.stringify({
        ok: false,
        code: 'sold_out',
        sayFacts: ['The queen room is sold out tonight.', 'On Sunday or Monday it is free.'],
        alternatives: [offer('sun', '2026-11-22', '2026-11-23'), offer('mon', '2026-11-23', '2026-11-24')],
      }),
    );
    expect(answer.says).toBe(
      'The queen room is sold out tonight. On Sunday or Monday it is free. Which one would you like?',
    );
    expect(talk.caller('Monday, please.').calls).toEqual([
      { name: 'place_hold', arguments: { offer_id: 'mon' } },
    ]);
    talk.tool(HELD);
    expect(talk.caller('Jane Doe', 'Yes.', 'Skip.').says).toContain(
      'arriving Monday, November 23 and leaving Tuesday, November 24',
    );
  });

  it('takes a new date after a sold-out answer', () => {
    const talk = new Talk();
    talk.caller('A room tonight for two adults please.');
    talk.tool(JSON.stringify({ ok: false, code: 'sold_out', sayFacts: ['We are sold out tonight.'] }));
    expect(talk.caller('What about Monday?').calls[0]?.arguments).toMatchObject({
      arrival: '2026-11-23',
      departure: '2026-11-24',
    });
  });

  it('turns a caller who is not ready into a lead', () => {
    const talk = atOffers();
    expect(talk.caller('I need to think about it.').says).toContain('follow up');
    expect(talk.caller('Yes please.').says).toBe('May I have your full name?');
    talk.caller('Jane Doe');
    expect(talk.caller('Yes.').calls).toEqual([
      {
        name: 'create_lead',
        arguments: {
          name: 'Jane Doe',
          contact: '+12075550142',
          need: expect.stringContaining('two adults'),
          arrival: '2026-11-27',
          departure: '2026-11-30',
          reason_not_booked: 'wants to think about it',
        },
      },
    ]);
  });
});

describe('booking', () => {
  it('collects the guest, reads everything back, and books on a yes', () => {
    const talk = atOffers();
    talk.caller('The queen please.');
    expect(talk.tool(HELD).says).toBe('May I have the full name for the booking?');
    expect(talk.caller('Jane Doe').says).toBe(
      'Is the number you are calling from the best one to reach you?',
    );
    expect(talk.caller('Yes it is.').says).toContain('e-mail');
    const readBack = talk.caller('jane dot doe at example dot com');
    expect(readBack.says).toBe(
      'Let me read that back: the Queen Room, Flexible, arriving Friday, November 27 and leaving Monday, November 30, three nights, for two adults, under the name Jane Doe. The total is $389.50. Shall I confirm the booking?',
    );
    expect(talk.caller('Yes, go ahead.').calls).toEqual([
      {
        name: 'create_booking',
        arguments: {
          hold_id: 'hold_9',
          guest_name: 'Jane Doe',
          phone: '+12075550142',
          email: 'jane.doe@example.com',
        },
      },
    ]);
    expect(talk.tool(CONFIRMED).says).toBe(
      'Your booking is confirmed. The confirmation code is WB-4F7K. Is there anything else I can help you with?',
    );
  });

  it('never says confirmed before the tool did', () => {
    const talk = atConfirmation();
    talk.caller('Yes.');
    expect(talk.caller('Hello?').says).not.toMatch(/is confirmed|WB-/);
  });

  it('does not book twice when the caller speaks over the confirmation', () => {
    const talk = atConfirmation();
    expect(talk.caller('Yes.').calls).toHaveLength(1);
    expect(talk.caller('Yes, yes.').calls).toEqual([]);
    talk.tool(CONFIRMED);
    expect(talk.caller('Yes.').calls).toEqual([]);
  });

  it('asks for the last name and takes its spelling', () => {
    const talk = atName();
    expect(talk.caller("It's Jane.").says).toContain('your last name');
    talk.caller('S-M-Y-T-H-E');
    expect(talk.state.person.name).toBe('Jane Smythe');
  });

  it('lets a spelling after the name correct it', () => {
    const talk = atName();
    talk.caller('John Smith. S-M-Y-T-H.');
    expect(talk.state.person.name).toBe('John Smyth');
  });

  it('takes another phone number than the one calling', () => {
    const talk = atName();
    talk.caller('Jane Doe', 'No, use 207 555 0199.');
    expect(talk.state.person.phone).toBe('+12075550199');
  });

  it('goes on without an e-mail address', () => {
    const talk = atName();
    talk.caller('Jane Doe', 'Yes.');
    expect(talk.caller("I don't have one.").says).toContain('Shall I confirm the booking?');
  });

  it('answers a question in the middle and returns to the booking', () => {
    const talk = atName();
    expect(talk.caller('Do you allow dogs?').calls).toEqual([
      { name: 'search_knowledge', arguments: { query: 'Do you allow dogs?' } },
    ]);
    expect(talk.tool(JSON.stringify({ ok: true, sayFacts: ['Dogs are welcome for a $40 fee.'] })).says).toBe(
      'Dogs are welcome for a $40 fee. May I have the full name for the booking?',
    );
  });

  it('changes the room after it was held', () => {
    expect(atName().caller('Actually, I would rather have the king suite.').calls).toEqual([
      { name: 'place_hold', arguments: { offer_id: 'off_2' } },
    ]);
  });

  it('asks what to change when the read-back is refused, and changes it', () => {
    const talk = atConfirmation();
    expect(talk.caller('No.').says).toContain('What would you like me to change?');
    expect(talk.caller('Make it two nights.').calls[0]?.arguments).toMatchObject({ departure: '2026-11-29' });
  });

  it('looks again when the hold was lost to someone else', () => {
    const talk = atOffers();
    talk.caller('The queen please.');
    const answer = talk.tool(
      JSON.stringify({ ok: false, code: 'gone', sayFacts: ['That room has just been taken.'] }),
    );
    expect(answer.says).toBe('That room has just been taken.');
    expect(answer.calls.map((call) => call.name)).toEqual(['check_availability']);
  });

  it('tells an error of the tool and offers a person', () => {
    const talk = atConfirmation();
    talk.caller('Yes.');
    const answer = talk.tool(
      JSON.stringify({
        ok: false,
        code: 'internal',
        sayFacts: ['I could not complete the booking just now.'],
      }),
    );
    expect(answer.says).toBe(
      'I could not complete the booking just now. Would you like me to put you through to the front desk?',
    );
  });

  it('asks again only for the detail the tool refused', () => {
    const talk = atConfirmation();
    talk.caller('Yes.');
    const refused = {
      ok: false,
      code: 'invalid_email',
      sayFacts: ['That e-mail address does not look complete.'],
    };
    expect(talk.tool(JSON.stringify(refused)).says).toMatch(
      /^That e-mail address does not look complete. And what e-mail/,
    );
    expect(talk.caller('jane at example dot org').calls[0]).toMatchObject({
      name: 'create_booking',
      arguments: { email: 'jane@example.org' },
    });
  });

  it('survives an output that is not JSON', () => {
    const talk = new Talk();
    talk.caller('A room tonight for two adults please.');
    expect(talk.tool('unknown tool: check_availability').says).not.toContain('unknown tool');
  });

  it('ignores an answer about a stay the caller has left behind', () => {
    const talk = new Talk();
    talk.caller('A room tonight for two adults please.');
    const changed = talk.caller('Actually, make it two nights.');
    expect(changed.calls).toHaveLength(1);
    expect(talk.tool(OFFERS).says).not.toContain('$389.50');
    expect(talk.tool(OFFERS).says).toContain('$389.50');
  });

  it('drops the booking when asked to', () => {
    const talk = atName();
    expect(talk.caller('Never mind.').says).toContain('anything else');
    expect(talk.state.task).toBe('none');
  });

  it('says honestly that a held room is not booked when the caller leaves', () => {
    const answer = atName().caller("That's all, goodbye.");
    expect(answer.says).toContain('not booked yet');
    expect(answer.calls.map((call) => call.name)).toEqual(['end_call']);
  });

  it('takes a lead when the line has no booking tools', () => {
    const talk = new Talk({ tools: TOOLS.filter((tool) => tool.name !== 'check_availability') });
    expect(talk.caller('I want to book a room tonight for two adults.').says).toContain(
      'May I have your full name?',
    );
  });
});
