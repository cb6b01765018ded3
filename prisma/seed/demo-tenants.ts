import type { MemberRole, PropertyKind } from '@/lib/db/generated/client';

interface DemoDepartment {
  slug: string;
  name: string;
  phone: string;
  email: string;
  /** [ISO weekdays, opens, closes] */
  hours: [number[], string, string][];
  isFallback?: boolean;
}

export interface DemoTenant {
  slug: string;
  name: string;
  spokenName: string;
  kind: PropertyKind;
  number: string;
  zone: string;
  currency: string;
  address: string;
  checkInTime: string | null;
  checkOutTime: string | null;
  fallbackNumber: string;
  alertEmail: string;
  hours: [string, number[], string, string][];
  holidays: [monthDay: string, name: string][];
  departments: DemoDepartment[];
  people: { email: string; name: string; role: MemberRole }[];
  greeting: string;
  instructions: string;
  tools: string[];
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const WEEKDAYS = [1, 2, 3, 4, 5];
const EVERY_TOOL = [
  'check_availability',
  'place_hold',
  'create_booking',
  'create_lead',
  'search_knowledge',
  'take_message',
  'transfer_call',
  'emergency_protocol',
  'end_call',
];

/** The demo's people share one password, which `npm start` prints; production refuses these accounts. */
export const DEMO_PASSWORD = 'night-audit-3am';
export const DEMO_OPERATOR = { email: 'operator@frontdesk.example', name: 'Noor Haddad' };

/** Telephone numbers from 555-0100 to 555-0199 are kept for fiction. */
export const DEMO_TENANTS: DemoTenant[] = [
  {
    slug: 'west-bethel-motel',
    name: 'West Bethel Motel',
    spokenName: 'the West Bethel Motel',
    kind: 'hotel',
    number: '+12072203501',
    zone: 'America/New_York',
    currency: 'USD',
    address: '482 West Bethel Road, West Bethel, Maine 04286',
    checkInTime: '15:00',
    checkOutTime: '11:00',
    fallbackNumber: '+12075550119',
    alertEmail: 'desk@west-bethel.example',
    hours: [['Front desk', EVERY_DAY, '07:00', '22:00']],
    holidays: [['12-25', 'Christmas Day']],
    departments: [
      {
        slug: 'front_desk',
        name: 'Front desk',
        phone: '+12075550110',
        email: 'desk@west-bethel.example',
        hours: [[EVERY_DAY, '07:00', '22:00']],
        isFallback: true,
      },
      {
        slug: 'housekeeping',
        name: 'Housekeeping',
        phone: '+12075550112',
        email: 'housekeeping@west-bethel.example',
        hours: [[EVERY_DAY, '08:00', '16:00']],
      },
      {
        slug: 'maintenance',
        name: 'Maintenance',
        phone: '+12075550113',
        email: 'maintenance@west-bethel.example',
        hours: [[WEEKDAYS, '08:00', '17:00']],
      },
      {
        slug: 'manager',
        name: 'Manager',
        phone: '+12075550114',
        email: 'martha@west-bethel.example',
        hours: [[WEEKDAYS, '09:00', '17:00']],
      },
    ],
    people: [
      { email: 'martha@west-bethel.example', name: 'Martha Ellsworth', role: 'owner' },
      { email: 'dev@west-bethel.example', name: 'Dev Raman', role: 'manager' },
      { email: 'sam@west-bethel.example', name: 'Sam Ouellette', role: 'agent' },
    ],
    greeting:
      'West Bethel Motel, good day. You are speaking with our automated assistant. How can I help you?',
    instructions:
      'Speak warmly and plainly, as people do in western Maine. Dogs are welcome for forty dollars a stay, paid at check-in and not part of the quoted total. Offer the flexible rate first. The owner, Martha, handles groups of five rooms or more.',
    tools: EVERY_TOOL,
  },
  {
    slug: 'demo-bistro',
    name: 'Demo Bistro',
    spokenName: 'Demo Bistro',
    kind: 'restaurant',
    number: '+12072203502',
    zone: 'America/New_York',
    currency: 'USD',
    address: '19 Wharf Street, Portland, Maine 04101',
    checkInTime: null,
    checkOutTime: null,
    fallbackNumber: '+12075550129',
    alertEmail: 'host@demo-bistro.example',
    hours: [
      ['Lunch', [2, 3, 4, 5, 6, 7], '11:30', '14:30'],
      ['Brunch', [6, 7], '10:00', '14:30'],
      ['Dinner', [2, 3, 4, 5, 6, 7], '17:00', '22:00'],
    ],
    holidays: [
      ['12-24', 'Christmas Eve'],
      ['12-25', 'Christmas Day'],
      ['01-01', 'New Year’s Day'],
    ],
    departments: [
      {
        slug: 'host',
        name: 'Host stand',
        phone: '+12075550120',
        email: 'host@demo-bistro.example',
        hours: [[[2, 3, 4, 5, 6, 7], '10:30', '22:00']],
        isFallback: true,
      },
      {
        slug: 'manager',
        name: 'Manager',
        phone: '+12075550121',
        email: 'ben@demo-bistro.example',
        hours: [[[2, 3, 4, 5, 6], '14:00', '21:00']],
      },
    ],
    people: [
      { email: 'ben@demo-bistro.example', name: 'Ben Achterberg', role: 'owner' },
      { email: 'priya@demo-bistro.example', name: 'Priya Nair', role: 'manager' },
    ],
    greeting: 'Demo Bistro, hello. You are speaking with our automated assistant. How can I help you?',
    instructions:
      'Reservations are confirmed by the host: take the name, number, party size, day and time as a message for the host and say that the host confirms within the hour. Never say that a table is booked.',
    tools: EVERY_TOOL.filter(
      (tool) => !['check_availability', 'place_hold', 'create_booking'].includes(tool),
    ),
  },
  {
    slug: 'cedar-cottage',
    name: 'Cedar Cottage',
    spokenName: 'Cedar Cottage',
    kind: 'rental',
    number: '+12072203503',
    zone: 'America/New_York',
    currency: 'USD',
    address: '27 Lake House Road, Naples, Maine 04055',
    checkInTime: '16:00',
    checkOutTime: '10:00',
    fallbackNumber: '+12075550139',
    alertEmail: 'ruth@cedar-cottage.example',
    hours: [['Hosts', EVERY_DAY, '08:00', '20:00']],
    holidays: [],
    departments: [
      {
        slug: 'hosts',
        name: 'Hosts',
        phone: '+12075550130',
        email: 'ruth@cedar-cottage.example',
        hours: [[EVERY_DAY, '08:00', '20:00']],
        isFallback: true,
      },
    ],
    people: [{ email: 'ruth@cedar-cottage.example', name: 'Ruth Whitcomb', role: 'owner' }],
    greeting:
      'Cedar Cottage on Long Lake, hello. You are speaking with the house’s automated assistant. How can I help you?',
    instructions:
      'The house is rented as a whole. Never give the door code or the lock box on the telephone.',
    tools: EVERY_TOOL,
  },
];
