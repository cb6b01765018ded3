import { addDays, daysBetween, sayDate } from './calendar';
import { readParty } from './party';
import type { Awaiting, Stay } from './state';
import { readStayDates } from './stay-dates';
import { countOf, joinWords, plain } from './words';

/** The stay with whatever the words add to it or correct in it. */
export function readStay(text: string, stay: Stay, today: string, awaiting: Awaiting | null): Stay {
  return withDetails(text, withParty(text, withDates(text, stay, today, awaiting), awaiting));
}

/** What an offer depends on; two stays with the same key can share offers. */
export function stayKey(stay: Stay): string {
  const { arrival, departure, roomType, accessible } = stay;
  return JSON.stringify([arrival, departure, listRooms(stay), roomType, accessible]);
}

/** The guests room by room, as a search wants them. */
export function listRooms(stay: Stay): { adults: number; children: number; childages: number[] }[] {
  if (stay.perRoom)
    return stay.perRoom.map((room) => ({
      ...room,
      children: room.childAges.length,
      childages: room.childAges,
    }));
  const rooms = Math.max(1, stay.rooms);
  const adults = Math.max(stay.adults ?? 1, rooms);
  return Array.from({ length: rooms }, (_, index) => {
    const childages = stay.childAges.filter((_age, child) => child % rooms === index);
    return { adults: share(adults, rooms, index), children: childages.length, childages };
  });
}

export function sayParty(stay: Stay): string {
  const rooms = listRooms(stay);
  const adults = rooms.reduce((sum, room) => sum + room.adults, 0);
  const children = rooms.reduce((sum, room) => sum + room.children, 0);
  const people = [
    countOf(adults, 'adult'),
    ...(children > 0 ? [countOf(children, 'child', 'children')] : []),
  ];
  return joinWords(people) + (rooms.length > 1 ? ` in ${countOf(rooms.length, 'room')}` : '');
}

export function sayStay(stay: Stay): string {
  if (!stay.arrival || !stay.departure) return '';
  const nights = daysBetween(stay.arrival, stay.departure);
  return `arriving ${sayDate(stay.arrival)} and leaving ${sayDate(stay.departure)}, ${countOf(nights, 'night')}`;
}

function withDates(text: string, stay: Stay, today: string, awaiting: Awaiting | null): Stay {
  const expecting = awaiting === 'arrival' || awaiting === 'departure' ? awaiting : null;
  const said = readStayDates(text, { today, arrival: stay.arrival, expecting });
  const bare =
    awaiting === 'departure' && !said.arrival && !said.departure && !said.nights
      ? bareNights(text)
      : undefined;
  const arrival = said.arrival ?? stay.arrival;
  const nights = said.nights ?? bare ?? (said.departure ? null : stay.nights);
  if (said.departure)
    return { ...stay, arrival, departure: said.departure, nights: nights ?? length(arrival, said.departure) };
  return {
    ...stay,
    arrival,
    nights,
    departure: arrival && nights ? addDays(arrival, nights) : said.arrival ? null : stay.departure,
  };
}

function length(arrival: string | null, departure: string): number | null {
  return arrival ? daysBetween(arrival, departure) : null;
}

function bareNights(text: string): number | undefined {
  const found = /^(?:just |only |maybe |for |about )*(\d{1,2}|one|two|three|four|five|six|seven)\b/.exec(
    plain(text),
  )?.[1];
  if (!found) return undefined;
  const index = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'].indexOf(found);
  return index >= 0 ? index + 1 : Number(found);
}

function withParty(text: string, stay: Stay, awaiting: Awaiting | null): Stay {
  // "Just one" is a number of nights when nights were asked for.
  if (awaiting === 'departure' && bareNights(text) !== undefined && text.split(/\s+/).length <= 3)
    return stay;
  const party = readParty(text, awaiting === 'guests' || awaiting === 'child_ages' ? awaiting : null);
  if (party.perRoom) {
    const adults = party.perRoom.reduce((sum, room) => sum + room.adults, 0);
    const childAges = party.perRoom.flatMap((room) => room.childAges);
    return {
      ...stay,
      adults,
      childAges,
      children: childAges.length,
      rooms: party.perRoom.length,
      perRoom: party.perRoom,
    };
  }
  const changed = party.adults !== undefined || party.children !== undefined || party.rooms !== undefined;
  if (!changed) return stay;
  return {
    ...stay,
    adults: party.adults ?? stay.adults,
    children: party.children ?? stay.children,
    childAges: party.childAges ?? (party.children === undefined ? stay.childAges : []),
    rooms: party.rooms ?? stay.rooms,
    perRoom: null,
  };
}

function withDetails(text: string, stay: Stay): Stay {
  const words = plain(text);
  const accessible = /\b(?:accessible|wheelchair|roll-?in shower|step-?free|ada room)\b/.test(words);
  const roomType =
    /\b(king|queen|double|twin|single|suite|family|deluxe|standard|studio|cottage)\b(?: (?:room|bed|suite|size))?/.exec(
      words,
    )?.[1];
  const request =
    /\b(?:quiet room|high floor|ground floor|first floor|top floor|crib|cot|extra bed|rollaway|late (?:arrival|check-?in)|early check-?in|(?:sea|lake|mountain|garden) view|feather-free pillows?)\b/.exec(
      words,
    )?.[0];
  const time =
    /\b(?:arriv\w*|get(?:ting)? (?:in|there)|be there|check(?:ing)? in)\b[^.?!]{0,20}?\b(?:at|around|about|by|after) (\d{1,2}(?::\d{2})? ?(?:am|pm|a\.m\.|p\.m\.|o'clock)|midnight|noon)/.exec(
      words,
    )?.[1];
  return {
    ...stay,
    accessible: stay.accessible || accessible,
    roomType: roomType && stay.roomType === null ? roomType : stay.roomType,
    requests: request && !stay.requests.includes(request) ? [...stay.requests, request] : stay.requests,
    arrivalTime: time ?? stay.arrivalTime,
  };
}

function share(total: number, parts: number, index: number): number {
  return Math.floor(total / parts) + (index < total % parts ? 1 : 0);
}
