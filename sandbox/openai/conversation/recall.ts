import { findHoldId, findId, type Outcome } from './outcome';
import type { DialogueState } from './state';
import { stayKey } from './stay';

/**
 * Knows again what a tool returned before this session began, so that a call that was reconnected goes on where it
 * was: the offers that were read out, the room that is held, the booking that was made.
 */
export function recall(state: DialogueState, name: string, outcome: Outcome): DialogueState {
  switch (name) {
    case 'check_availability':
      return recallOffers(state, outcome);
    case 'place_hold':
      return outcome.ok ? recallHold(state, outcome) : state;
    case 'create_booking':
      return outcome.ok ? { ...state, booked: true, task: 'none' } : state;
    default:
      return state;
  }
}

function recallOffers(state: DialogueState, outcome: Outcome): DialogueState {
  const offers = outcome.offers.length > 0 ? outcome.offers : outcome.alternatives;
  const [first] = offers;
  if (!first) return state;
  const { stay } = state;
  const known = {
    ...stay,
    arrival: stay.arrival ?? first.arrival,
    departure: stay.departure ?? first.departure,
  };
  return {
    ...state,
    task: 'booking',
    stay: known,
    offers,
    offersFor: stayKey(known),
    chosen: null,
    hold: null,
  };
}

function recallHold(state: DialogueState, outcome: Outcome): DialogueState {
  const id = findHoldId(outcome.data) ?? '';
  const offerId = findId(outcome.data, ['offer_id', 'offerId']);
  const chosen = state.offers.find((offer) => offer.id === offerId) ?? state.chosen;
  return { ...state, task: 'booking', hold: { id }, chosen };
}
