import { offerLead, updateStay } from './booking-moves';
import { isAffirmative, isNegative, isNotReady, objectsToPrice } from './intents';
import { cheapest, chooseOffer, type Offer } from './offers';
import { readStay, stayKey } from './stay';
import { ask, say, type Turn, update } from './turn';
import { plain } from './words';

/** "What was the total again?" is answered from the offer that was taken. */
export function answerTotal(turn: Turn, text: string): boolean {
  const { chosen, task } = turn.state;
  if (task !== 'booking' || !chosen?.totalText) return false;
  if (
    !/\b(?:what(?:'s| is| was)|how much)\b[^?]{0,20}\b(?:total|price|cost|is (?:it|that)|rate)\b/.test(
      plain(text),
    )
  )
    return false;
  say(turn, `The total is ${chosen.totalText}.`);
  return true;
}

export function objectToPrice(turn: Turn): void {
  const { offers, chosen, objected } = turn.state;
  const lowest = cheapest(offers);
  const isLower = lowest && lowest.label !== chosen?.label && offers.length > 1;
  if (!lowest || objected || !isLower) {
    say(turn, "I understand. That's the lowest rate I have for those dates.");
    update(turn, { objected: true });
    offerLead(turn, 'price');
    return;
  }
  update(turn, { objected: true, chosen: null, hold: null, confirmed: false });
  say(
    turn,
    `I understand. The lowest I have is the ${lowest.label}${lowest.totalText ? `, at ${lowest.totalText} in total` : ''}.`,
  );
  update(turn, { offers: [lowest, ...offers.filter((offer) => offer !== lowest)] });
  ask(turn, 'Would you like that one?', 'choice');
}

export function answerChoice(turn: Turn, text: string): boolean {
  const { offers } = turn.state;
  if (objectsToPrice(text) && !chooseFrom(text, offers)) return objectAndHandle(turn);
  const chosen = chooseFrom(text, offers) ?? chooseByDate(turn, text);
  if (chosen) return choose(turn, chosen);
  if (isNotReady(text)) return handled(() => offerLead(turn, 'wants to think about it'));
  if (isAffirmative(text) && (offers.length === 1 || turn.state.objected)) return choose(turn, offers[0]);
  if (isNegative(text))
    return updateStay(turn, text) || handled(() => offerLead(turn, 'declined the offers'));
  return updateStay(turn, text);
}

function chooseFrom(text: string, offers: readonly Offer[]): Offer | null {
  const chosen = chooseOffer(text, offers);
  return chosen === 'ambiguous' ? null : chosen;
}

/** The only offer that arrives on the day the caller names. */
function chooseByDate(turn: Turn, text: string): Offer | null {
  const { offers, stay, brief } = turn.state;
  const { arrival } = readStay(text, { ...stay, arrival: null, departure: null }, brief.today, null);
  const matching = offers.filter((offer) => offer.arrival !== null && offer.arrival === arrival);
  return matching.length === 1 && new Set(offers.map((offer) => offer.arrival)).size > 1
    ? (matching[0] ?? null)
    : null;
}

function objectAndHandle(turn: Turn): boolean {
  objectToPrice(turn);
  return true;
}

function choose(turn: Turn, offer: Offer | undefined): boolean {
  if (!offer) return false;
  const { stay } = turn.state;
  // An offer may be for other dates than were asked for; taking it takes its dates.
  const taken = {
    ...stay,
    arrival: offer.arrival ?? stay.arrival,
    departure: offer.departure ?? stay.departure,
  };
  update(turn, {
    stay: taken,
    offersFor: stayKey(taken),
    chosen: offer,
    hold: null,
    confirmed: false,
    awaiting: null,
  });
  return true;
}

export function answerOtherDates(turn: Turn, text: string): boolean {
  if (updateStay(turn, text)) return true;
  const [only] = turn.state.offers;
  if (isAffirmative(text) && only?.arrival) return takeDates(turn, only);
  const named = chooseFrom(text, turn.state.offers);
  if (named?.arrival) return takeDates(turn, named);
  if (isNegative(text) || isNotReady(text)) return handled(() => offerLead(turn, 'sold out'));
  return false;
}

function takeDates(turn: Turn, offer: Offer): boolean {
  const stay = {
    ...turn.state.stay,
    arrival: offer.arrival,
    departure: offer.departure ?? turn.state.stay.departure,
  };
  update(turn, { stay, offersFor: null, offers: [], awaiting: null });
  return true;
}

export function handled(effect: () => void): true {
  effect();
  return true;
}
