/** What a small hotel tells its front desk, as one paragraph per fact: the ground of the search tests. */
export interface FixturePassage {
  key: string;
  topic: string;
  title: string;
  text: string;
}

function passage(key: string, topic: string, title: string, text: string): FixturePassage {
  return { key, topic, title, text };
}

export const HOTEL_PASSAGES: readonly FixturePassage[] = [
  passage(
    'pets',
    'pets',
    'Pet policy',
    'Dogs are welcome for a fee of $40 per stay, at most two per room. Cats and other animals are not accepted. Dogs may not be left alone in the room.',
  ),
  passage(
    'service-animals',
    'pets',
    'Service animals',
    'Trained service animals stay free of charge in every room and need no paperwork.',
  ),
  passage(
    'check-in',
    'arrival',
    'Check-in',
    'Check-in starts at 3 pm. Please bring a photo ID and the card you booked with.',
  ),
  passage(
    'check-out',
    'arrival',
    'Check-out',
    'Check-out is until 11 am. Leave the key card at the desk or in the drop box.',
  ),
  passage(
    'late-arrival',
    'arrival',
    'Arriving late at night',
    'The desk closes at 11 pm. If you arrive after that, call the night bell at the main door; a sealed envelope with your key waits there.',
  ),
  passage(
    'early-check-in',
    'arrival',
    'Early check-in',
    'Rooms may be ready before 3 pm on request. Before noon it costs $25, subject to availability.',
  ),
  passage(
    'late-check-out',
    'arrival',
    'Late check-out',
    'Staying until 2 pm costs $30 when the house is not full. Ask the desk on the evening before.',
  ),
  passage('minimum-age', 'arrival', 'Minimum age', 'The person who signs in must be at least 21 years old.'),
  passage(
    'parking',
    'parking',
    'Parking',
    'Parking is free for guests in the lot behind the building, one space per room. There is no height limit outdoors.',
  ),
  passage(
    'trailers',
    'parking',
    'Trailers, motor homes and buses',
    'Trailers and motor homes up to 30 feet fit along the north fence. Buses park across the road.',
  ),
  passage(
    'ev',
    'parking',
    'Electric car charging',
    'Two level 2 chargers with J1772 plugs stand by the entrance; Tesla adapters can be borrowed. Charging costs $0.30 per kilowatt hour.',
  ),
  passage(
    'breakfast',
    'food',
    'Breakfast',
    'A hot breakfast buffet with eggs, waffles and fruit is included in every rate and served from 6:30 to 10 am in the Pine Room.',
  ),
  passage(
    'diets',
    'food',
    'Allergies and special diets',
    'Gluten-free bread, oat milk and vegan options are available. Nuts are used in the kitchen, so traces cannot be excluded.',
  ),
  passage(
    'dinner',
    'food',
    'Dinner and restaurants nearby',
    'There is no restaurant in the house in the evening. The Sunday River Brewing Company is a five minute drive away and serves dinner until 9 pm.',
  ),
  passage(
    'coffee',
    'food',
    'Coffee and tea',
    'Fresh coffee and tea are free in the lobby all day. Every room has a coffee maker.',
  ),
  passage(
    'vending',
    'food',
    'Snacks and ice',
    'Vending machines with snacks and cold drinks and an ice machine are on the first floor beside the stairs.',
  ),
  passage(
    'pool',
    'leisure',
    'Swimming pool',
    'The heated outdoor pool is open from Memorial Day to the end of September, 9 am to 8 pm. Children under 14 need an adult.',
  ),
  passage(
    'hot-tub',
    'leisure',
    'Hot tub',
    'The hot tub is open all year from 8 am to 10 pm and is for guests over 16.',
  ),
  passage(
    'gym',
    'leisure',
    'Fitness room',
    'The fitness room has two treadmills, a bicycle and weights. It opens around the clock with your room key.',
  ),
  passage(
    'ski',
    'leisure',
    'Skiing',
    'Sunday River ski resort is six miles away. A locked ski storage room with a boot dryer is beside the lobby. Lift tickets are not sold here.',
  ),
  passage(
    'hiking',
    'leisure',
    'Hiking trails',
    'The Grafton Notch trails start 14 miles north. Free trail maps are at the desk.',
  ),
  passage(
    'bikes',
    'leisure',
    'Bicycles',
    'Four bicycles can be rented for $15 a day, helmets included, from May to October.',
  ),
  passage(
    'wifi',
    'rooms',
    'Wi-Fi',
    'Wi-Fi is free in the whole house. Guests find the password on their key card holder.',
  ),
  passage(
    'tv',
    'rooms',
    'Television',
    'Rooms have a 50 inch television with cable channels and casting from a phone for streaming.',
  ),
  passage(
    'aircon',
    'rooms',
    'Air conditioning and heating',
    'Every room has its own air conditioning and heating, set on the wall panel.',
  ),
  passage(
    'fridge',
    'rooms',
    'Refrigerator and microwave',
    'All rooms have a small refrigerator; a microwave is in the suites and in the breakfast room.',
  ),
  passage(
    'cots',
    'families',
    'Cribs and extra beds',
    'Cribs are free on request. A rollaway bed costs $20 a night and fits in king rooms and suites only.',
  ),
  passage(
    'children',
    'families',
    'Children',
    'Children under 12 stay free in existing beds. High chairs are available at breakfast.',
  ),
  passage(
    'accessible',
    'accessibility',
    'Accessible rooms',
    'Two ground floor rooms have a roll-in shower, grab bars and a step-free path from the parking lot. There is no elevator.',
  ),
  passage(
    'stairs',
    'accessibility',
    'Floors and stairs',
    'The house has two floors and no lift; the upper rooms are reached by an outside staircase of 16 steps.',
  ),
  passage(
    'smoking',
    'house rules',
    'Smoking',
    'The whole house is smoke free, e-cigarettes and cannabis included. Smoking in a room costs a $250 cleaning charge. A shelter is by the lot.',
  ),
  passage(
    'quiet',
    'house rules',
    'Quiet hours',
    'Quiet hours are from 10 pm to 7 am. Parties are not allowed.',
  ),
  passage(
    'visitors',
    'house rules',
    'Visitors',
    'Visitors may come until 9 pm and must be announced at the desk.',
  ),
  passage(
    'luggage',
    'services',
    'Luggage storage',
    'We keep your bags free of charge before check-in and after check-out on the same day.',
  ),
  passage(
    'laundry',
    'services',
    'Laundry',
    'Coin laundry with two washers and two dryers is in the basement, $2 a load. There is no dry cleaning.',
  ),
  passage(
    'iron',
    'services',
    'Iron and hair dryer',
    'Every room has an iron, an ironing board and a hair dryer.',
  ),
  passage(
    'shuttle',
    'directions',
    'Airport and shuttle',
    'Portland airport is 75 miles away, about an hour and a half by road. We have no shuttle of our own; Mountain Taxi picks up for about $180.',
  ),
  passage(
    'address',
    'directions',
    'Address and directions',
    'The address is 12 Mayville Road, Bethel, Maine, on Route 2 just west of the bridge. From Interstate 95 take exit 63 and follow Route 26 north.',
  ),
  passage(
    'train',
    'directions',
    'Bus and train',
    'There is no train to Bethel. The nearest coach stop is in Lewiston, 45 miles away.',
  ),
  passage(
    'cancel',
    'payment',
    'Cancellation',
    'Flexible rates can be cancelled free of charge until 6 pm on the day before arrival; after that the first night is charged. Saver rates cannot be refunded.',
  ),
  passage(
    'deposit',
    'payment',
    'Deposit',
    'A $100 hold for incidentals is placed on your card at check-in and released at departure.',
  ),
  passage(
    'payment',
    'payment',
    'Ways to pay',
    'Visa, Mastercard, American Express and Discover are accepted at the desk. Cash is accepted with a card on file. Checks are not accepted.',
  ),
  passage(
    'tax',
    'payment',
    'Taxes',
    'Maine lodging tax of 9 percent is added to room rates. There is no resort fee.',
  ),
  passage(
    'discounts',
    'payment',
    'Discounts',
    'AAA members, seniors over 60 and active military receive 10 percent off the flexible rate.',
  ),
  passage(
    'groups',
    'groups',
    'Groups and weddings',
    'For ten rooms or more the sales office prepares an offer. The meadow hosts weddings for up to 80 people from June to September.',
  ),
  passage(
    'meeting',
    'groups',
    'Meeting room',
    'The Birch Room seats 16 around a table, with a projector and coffee, for $150 a day.',
  ),
  passage(
    'lost',
    'services',
    'Lost and found',
    'Found things are kept for 60 days. Describe the thing and leave a number; the desk looks for it.',
  ),
  passage(
    'store',
    'nearby',
    'Groceries and pharmacy',
    'The Bethel Foodliner grocery and a pharmacy are half a mile east on Main Street.',
  ),
];
