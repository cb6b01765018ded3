import { stem } from './stem';

/**
 * Words guests use for the same thing in any hotel. The first of a line is what staff tend to write; a related word
 * counts for less than the word itself, so a passage that says it outright still wins.
 */
const GROUPS = `
pet dog cat puppy animal retriever
wifi internet wireless online
parking park car garage vehicle
trailer motorhome rv camper bus truck
electric ev tesla charger plug
breakfast buffet brunch waffles
dinner restaurant eat supper evening
diet vegan vegetarian gluten celiac allergy allergic dairy
child kid son daughter toddler baby
crib cot cradle baby
rollaway bed mattress
fee cost price charge rate pay
airport flight plane fly landing
shuttle transfer pickup taxi bus
directions address route located drive
fitness gym workout exercise treadmill
pool swimming swim
hottub jacuzzi whirlpool
luggage bag suitcase baggage
accessible wheelchair disabled disability mobility
elevator lift stairs steps
smoking smoke cigarette vape vaping tobacco cannabis
cancellation cancel refund
payment pay card credit cash visa
laundry wash washing washer clothes
arrive arrival arriving landing
late midnight night later
early earlier
quiet noise loud noisy
aircon cooling heating thermostat
television tv netflix channels streaming
refrigerator fridge minibar
coffee tea espresso kettle
discount deal coupon senior
senior aarp retired
group wedding reunion party block
meeting conference seminar projector
hiking hike trails walk
ski skiing snowboard slopes
bicycle bike cycling
lost forgot left found
grocery supermarket store shop
pharmacy drugstore medicine
visitor visit friend
checkin arrive
checkout departure leave
tax taxes vat
deposit incidentals hold
`;

const related = new Map<string, Set<string>>();
for (const line of GROUPS.trim().split('\n')) {
  const terms = line.trim().split(/\s+/).map(stem);
  for (const term of terms) {
    const others = related.get(term) ?? new Set<string>();
    for (const other of terms) if (other !== term) others.add(other);
    related.set(term, others);
  }
}

/** Stemmed terms that mean nearly the same as a stemmed term. */
export function relatedTerms(term: string): ReadonlySet<string> {
  return related.get(term) ?? NONE;
}

const NONE: ReadonlySet<string> = new Set();
