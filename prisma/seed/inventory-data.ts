import { Temporal } from 'temporal-polyfill';

interface Restriction {
  minStayArrival?: number;
  closedToArrival?: boolean;
}

interface DemoRoomType {
  code: string;
  name: string;
  spokenName: string;
  description: string;
  beds: string;
  baseOccupancy: number;
  maxOccupancy: number;
  maxAdults: number;
  maxChildren: number;
  accessible: boolean;
  rooms: string[];
  extraAdultMinor: number;
  /** Price of the night in cents, before the plan's factor. */
  season(night: string): number;
  restriction(night: string): Restriction | null;
}

const numbers = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String(first + index));

const dayOf = (night: string) => {
  const date = Temporal.PlainDate.from(night);
  return { month: date.month, day: date.day, weekday: date.dayOfWeek };
};

const isWeekend = (night: string) => [5, 6].includes(dayOf(night).weekday);
const isFoliage = (night: string) => {
  const { month, day } = dayOf(night);
  return (month === 9 && day >= 20) || (month === 10 && day <= 18);
};
const isSkiSeason = (night: string) => {
  const { month, day } = dayOf(night);
  return (month === 12 && day >= 19) || month <= 2 || (month === 3 && day <= 21);
};

const motelSeason = (base: number) => (night: string) =>
  base + (isFoliage(night) ? 4_000 : 0) + (isSkiSeason(night) ? 2_000 : 0) + (isWeekend(night) ? 2_000 : 0);

/** Two nights at least when arriving on a Friday or Saturday of the foliage and ski weeks. */
const motelRestriction = (night: string) =>
  isWeekend(night) && (isFoliage(night) || isSkiSeason(night)) ? { minStayArrival: 2 } : null;

const motel = { extraAdultMinor: 1_500, restriction: motelRestriction, accessible: false };

/** The lake's year: high summer, its shoulders, and the rest. */
const cottageSeason = (night: string) => {
  const { month } = dayOf(night);
  if (month === 7 || month === 8) return 42_000;
  return month === 6 || month === 9 ? 32_000 : 24_000;
};

const cottageRestriction = (night: string): Restriction => {
  const { month, weekday } = dayOf(night);
  if (month !== 7 && month !== 8) return { minStayArrival: 2 };
  return weekday === 6 ? { minStayArrival: 7 } : { closedToArrival: true };
};

export const ROOM_TYPES: Record<string, DemoRoomType[]> = {
  'west-bethel-motel': [
    {
      ...motel,
      code: 'QN',
      name: 'Queen room',
      spokenName: 'queen room',
      description:
        'One queen bed, own entrance from the parking lot, shower, small refrigerator and microwave.',
      beds: '1 queen',
      baseOccupancy: 2,
      maxOccupancy: 2,
      maxAdults: 2,
      maxChildren: 1,
      rooms: numbers(2, 6),
      season: motelSeason(10_900),
    },
    {
      ...motel,
      code: 'QQ',
      name: 'Two queen room',
      spokenName: 'room with two queen beds',
      description:
        'Two queen beds, own entrance, shower, small refrigerator and microwave; rooms 9 to 12 face the river.',
      beds: '2 queen',
      baseOccupancy: 2,
      maxOccupancy: 4,
      maxAdults: 4,
      maxChildren: 3,
      rooms: numbers(7, 12),
      season: motelSeason(12_900),
    },
    {
      ...motel,
      code: 'FS',
      name: 'Family suite',
      spokenName: 'family suite',
      description: 'A bedroom with a queen bed, a second with two twins, a sofa bed and a kitchenette.',
      beds: '1 queen, 2 twin, 1 sofa bed',
      baseOccupancy: 4,
      maxOccupancy: 6,
      maxAdults: 6,
      maxChildren: 5,
      rooms: numbers(13, 14),
      season: motelSeason(17_900),
    },
    {
      ...motel,
      code: 'AQ',
      name: 'Accessible queen room',
      spokenName: 'accessible queen room',
      description:
        'One queen bed, step-free from its own parking space, roll-in shower with a seat, grab bars, lowered sink.',
      beds: '1 queen',
      baseOccupancy: 2,
      maxOccupancy: 2,
      maxAdults: 2,
      maxChildren: 1,
      rooms: ['1'],
      season: motelSeason(10_900),
      accessible: true,
    },
  ],
  'cedar-cottage': [
    {
      code: 'CT',
      name: 'Whole cottage',
      spokenName: 'whole cottage',
      description: 'Three bedrooms, two bathrooms, private beach and dock on Long Lake.',
      beds: '1 king, 1 queen, 2 twin',
      baseOccupancy: 6,
      maxOccupancy: 6,
      maxAdults: 6,
      maxChildren: 5,
      accessible: false,
      rooms: ['Cottage'],
      extraAdultMinor: 0,
      season: cottageSeason,
      restriction: cottageRestriction,
    },
  ],
};

export const CANCEL_POLICIES: Record<
  string,
  { code: string; name: string; spoken: string; tiers: object[] }[]
> = {
  'west-bethel-motel': [
    {
      code: 'FLEX',
      name: 'Free until two days before',
      spoken:
        'You can cancel free of charge until 4 pm two days before arrival; after that the first night is charged.',
      // Check-in is at 3 pm, so 47 hours before it is 4 pm two days earlier.
      tiers: [{ hoursBeforeArrival: 47, fee: { kind: 'nights', value: 1 } }],
    },
    {
      code: 'NONREF',
      name: 'Non-refundable',
      spoken: 'This rate cannot be changed or refunded.',
      tiers: [{ hoursBeforeArrival: 100_000, fee: { kind: 'percent', value: 10_000 } }],
    },
  ],
  'cedar-cottage': [
    {
      code: 'LAKE',
      name: 'Free until thirty days before',
      spoken:
        'You can cancel free of charge until thirty days before arrival; after that half is due, and within fourteen days all of it.',
      tiers: [
        { hoursBeforeArrival: 720, fee: { kind: 'percent', value: 5_000 } },
        { hoursBeforeArrival: 336, fee: { kind: 'percent', value: 10_000 } },
      ],
    },
  ],
};

export const RATE_PLANS: Record<
  string,
  {
    code: string;
    name: string;
    spokenName: string;
    meal: string;
    refundable: boolean;
    policy: string;
    priceFactor: number;
  }[]
> = {
  'west-bethel-motel': [
    {
      code: 'FLEX',
      name: 'Flexible rate',
      spokenName: 'flexible rate',
      meal: 'breakfast',
      refundable: true,
      policy: 'FLEX',
      priceFactor: 1,
    },
    {
      code: 'ADV',
      name: 'Advance rate',
      spokenName: 'advance rate',
      meal: 'breakfast',
      refundable: false,
      policy: 'NONREF',
      priceFactor: 0.9,
    },
  ],
  'cedar-cottage': [
    {
      code: 'LAKE',
      name: 'House rate',
      spokenName: 'house rate',
      meal: 'none',
      refundable: true,
      policy: 'LAKE',
      priceFactor: 1,
    },
  ],
};

export const TAX_RULES: Record<string, { code: string; name: string; basis: string; value: number }[]> = {
  'west-bethel-motel': [{ code: 'LODGING', name: 'Maine lodging tax', basis: 'percent', value: 900 }],
  'cedar-cottage': [
    { code: 'CLEANING', name: 'Cleaning fee', basis: 'per_stay', value: 14_000 },
    { code: 'LODGING', name: 'Maine lodging tax', basis: 'percent', value: 900 },
  ],
};
