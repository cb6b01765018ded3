import { describe, expect, it } from 'vitest';
import { readBrief } from './brief';
import { readEmail, readName, readPhone, soundsLikeCard } from './contact';
import { instructedReply } from './instructed-reply';
import { readParty } from './party';
import { readStayDates } from './stay-dates';
import { fillArguments } from './tool-arguments';
import { splitSentences } from './words';

/** A Friday. */
const TODAY = '2026-11-20';

describe('dates', () => {
  it.each([
    ['tomorrow', { arrival: '2026-11-21' }],
    ['Uh next Tuesday I think', { arrival: '2026-11-24' }],
    ['the 25th', { arrival: '2026-11-25' }],
    ['November thirtieth', { arrival: '2026-11-30' }],
    ['in two weeks', { arrival: '2026-12-04' }],
    ['a week from Monday', { arrival: '2026-11-30' }],
    ['tonight', { arrival: '2026-11-20', nights: 1 }],
    ['Friday to Sunday', { arrival: '2026-11-20', departure: '2026-11-22' }],
    ['from the 3rd to the 6th', { arrival: '2026-12-03', departure: '2026-12-06' }],
    ['the weekend of December 5th', { arrival: '2026-12-04', departure: '2026-12-06' }],
    ["New Year's Eve for two nights", { arrival: '2026-12-31', nights: 2 }],
    ['12/24 to 12/27', { arrival: '2026-12-24', departure: '2026-12-27' }],
    ['a week', { nights: 7 }],
    ['May I have a room at 7?', {}],
  ])('reads %j', (words, expected) => {
    expect(readStayDates(words, { today: TODAY, arrival: null, expecting: null })).toEqual(expected);
  });

  it.each([
    ['until Sunday', '2026-11-29'],
    ['We leave on Monday', '2026-11-30'],
    ['until the 2nd of December', '2026-12-02'],
    ['the 29th', '2026-11-29'],
  ])('takes %j for a departure after the arrival', (words, departure) => {
    expect(readStayDates(words, { today: TODAY, arrival: '2026-11-27', expecting: 'departure' })).toEqual({
      departure,
    });
  });
});

describe('guests', () => {
  it.each([
    ['two adults and a child of 7', { adults: 2, children: 1, childAges: [7] }],
    ['my wife and I and our daughter, she is 9 years old', { adults: 2, children: 1, childAges: [9] }],
    ["four of us, two adults and two kids, they're 4 and 6", { adults: 2, children: 2, childAges: [4, 6] }],
    ['a family of four', { adults: 2, children: 2 }],
    ['2 adults and 1 infant', { adults: 2, children: 1, childAges: [0] }],
    ['just me', { adults: 1 }],
    ['me plus one', { adults: 2 }],
    ['two rooms for four people', { adults: 4, rooms: 2 }],
  ])('reads %j', (words, expected) => {
    expect(readParty(words, null)).toMatchObject(expected);
  });

  it('does not take nights or dogs for guests', () => {
    expect(readParty('for three nights with two dogs', null)).toEqual({});
  });
});

describe('contact', () => {
  it.each([
    ["Sure, it's Robert O'Neil", "Robert O'Neil"],
    ["My name is Jane Doe, that's D, O, E.", 'Jane Doe'],
    ['first name Jane, last name Doe', 'Jane Doe'],
    ["yes it's under Peter Pan", 'Peter Pan'],
    ['jean-luc picard', 'Jean-Luc Picard'],
    ['John, S M I T H', 'John Smith'],
    ['I want a room', null],
    ["That's all, goodbye", null],
  ])('reads the name in %j', (words, name) => {
    expect(readName(words)).toBe(name);
  });

  it.each([
    ["it's j.doe at gmail dot com", 'j.doe@gmail.com'],
    ['j d o e at example dot com', 'jdoe@example.com'],
    ['jane underscore doe at my-company dot co dot uk', 'jane_doe@my-company.co.uk'],
    ['no thanks', null],
  ])('reads the address in %j', (words, email) => {
    expect(readEmail(words)).toBe(email);
  });

  it.each([
    ['207-555-0188', '+12075550188'],
    ['two oh seven five five five oh one double nine', '+12075550199'],
    ['+44 20 7946 0958', '+442079460958'],
    ['twelve', null],
  ])('reads the number in %j', (words, phone) => {
    expect(readPhone(words)).toBe(phone);
  });

  it('knows a card number when it hears one', () => {
    expect(soundsLikeCard('4111 1111 1111 1111')).toBe(true);
    expect(soundsLikeCard('207 555 0188')).toBe(false);
  });
});

describe('instructions', () => {
  it.each([
    ['You are the front desk of Cedar Cottage.', 'Cedar Cottage'],
    ['Property: Demo Bistro\nKind: restaurant', 'Demo Bistro'],
    ['You answer the telephone for West Bethel Motel, a motel in Maine.', 'West Bethel Motel'],
    ['# The property\nName of the property: Cedar Cottage\nKind: vacation rental', 'Cedar Cottage'],
    ['Be brief.', null],
  ])('find the property in %j', (text, name) => {
    expect(readBrief(text, TODAY).propertyName).toBe(name);
  });

  it('find today in either notation, the caller and the emergency number', () => {
    expect(
      readBrief(
        "Today is Friday, November 20, 2026. The caller's number is +12075550142. Emergencies: 911.",
        '2000-01-01',
      ),
    ).toMatchObject({
      today: '2026-11-20',
      callerPhone: '+12075550142',
      emergencyNumber: '911',
    });
    expect(
      readBrief(
        'Today is Friday 2026-11-20 (America/New_York), local time 10:00.\nEmergency number here: 112\nThe caller has already heard your greeting; do not greet again.\nCaller ID: +12075550142 (no proof of who is calling).\nAddress: 911 Main Street',
        '2000-01-01',
      ),
    ).toMatchObject({
      today: '2026-11-20',
      emergencyNumber: '112',
      isGreeted: true,
      callerPhone: '+12075550142',
    });
    expect(readBrief('Current date: 2026-12-01', '2000-01-01').today).toBe('2026-12-01');
  });

  it.each([
    ['Say exactly: "One moment, please."', 'One moment, please.'],
    ['Tell the caller the following: We are closing now.', 'We are closing now.'],
    ['Apologise and speak this sentence: “I am back.”', 'I am back.'],
    ['Tell the caller that you are still checking.', 'One moment, please.'],
    [
      'You read aloud.\nThe text: Thank you for calling. How can I help?',
      'Thank you for calling. How can I help?',
    ],
    [
      'Greet the caller now with your greeting, and say that you are an AI assistant.',
      "Thank you for calling. I'm the AI assistant at the front desk. How can I help you?",
    ],
    ['Be extra polite.', null],
  ])('of a response ask for the words in %j', (instructions, words) => {
    expect(instructedReply(instructions, readBrief('', TODAY))).toBe(words);
  });
});

describe('tool arguments', () => {
  it('follow the names, the nesting and the choices of the schema', () => {
    const schema = {
      type: 'object',
      properties: {
        checkIn: { type: 'string' },
        guest: {
          type: 'object',
          properties: {
            full_name: { type: 'string' },
            phone: { anyOf: [{ type: 'string' }, { type: 'null' }] },
          },
        },
        urgency: { type: 'string', enum: ['normal', 'high', 'urgent'] },
        department: { type: 'string', enum: ['front_desk', 'housekeeping_team'] },
        email: { type: ['string', 'null'] },
      },
      required: ['checkIn', 'email'],
    };
    const known = {
      arrival: '2026-11-27',
      name: 'Jane Doe',
      phone: '+1',
      urgency: 'urgent',
      department: 'housekeeping',
      room: 'x',
    };
    expect(fillArguments(schema, known)).toEqual({
      checkIn: '2026-11-27',
      guest: { full_name: 'Jane Doe', phone: '+1' },
      urgency: 'urgent',
      department: 'housekeeping_team',
      email: null,
    });
  });
});

describe('sentences', () => {
  it('end at their marks, not inside amounts and addresses', () => {
    expect(splitSentences('It is $389.50 in total. Mail jane.doe@example.com! Is that right?')).toEqual([
      'It is $389.50 in total.',
      'Mail jane.doe@example.com!',
      'Is that right?',
    ]);
  });
});
