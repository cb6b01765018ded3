import { z } from 'zod';
import { type BookedStay, type BookingResult, createBooking } from '@/lib/bookings/create-booking';
import type { Wanted } from '@/lib/bookings/find-quote';
import { spokenCode, spokenPolicy, spokenStay } from '@/lib/bookings/spoken';
import { spokenOffer } from '@/lib/bookings/spoken-refusal';
import { type TenantDb, withTenant } from '@/lib/db/tenant-db';
import { cleanCallerText } from '@/lib/guests/caller-words';
import { cleanEmail, cleanName, normalizePhone } from '@/lib/guests/rules';
import type { SpokenGuest } from '@/lib/guests/upsert-guest';
import { spokenMoney } from '@/lib/money';
import { isId, keyOf, notFound, orElseOffer, priceChangedAnswer, refusalAnswer } from './stay-answers';
import type { AgentTool, ToolContext, ToolResult } from './tool';

const LONGEST_REQUESTS = 1_000;
const LONGEST_ARRIVAL_TIME = 80;

const input = z.object({
  hold_id: z.string().max(80).nullish().describe('hold_id from place_hold'),
  offer_id: z.string().max(80).nullish().describe('offer_id, only when nothing was held'),
  guest_name: z.string().max(300).describe('first and last name as the caller said it'),
  phone: z.string().max(40).nullish().describe('only when it is another number than the one calling'),
  email: z.string().max(300).nullish(),
  arrival_time: z.string().max(200).nullish().describe('when the guest expects to arrive'),
  requests: z.string().max(4_000).nullish().describe('wishes for the stay'),
});
type Input = z.infer<typeof input>;

export const createBookingTool: AgentTool<Input> = {
  name: 'create_booking',
  description:
    'Books the held room. Call it once the caller has heard the total and said yes and you have their name. Only its confirmation code makes a booking real.',
  input,
  effect: 'write',
  fillers: ['I am booking that for you now.', 'One moment while I confirm your booking.'],
  timeLimitMs: 8_000,
  run: bookFromWords,
};

async function bookFromWords(context: ToolContext, said: Input): Promise<ToolResult> {
  const wanted = wantedOf(said);
  if (!wanted) return notFound(said.hold_id ? 'hold' : 'offer');
  const guest = await withTenant(context.tenantId, (db) => readGuest(db, context, said));
  if ('code' in guest) return guest;
  const attempt = () =>
    withTenant(context.tenantId, (db) =>
      createBooking(db, {
        ...context,
        wanted,
        guest,
        idempotencyKey: keyOf(context),
        arrivalTime: cleanCallerText(said.arrival_time ?? '').slice(0, LONGEST_ARRIVAL_TIME) || null,
        requests: cleanCallerText(said.requests ?? '').slice(0, LONGEST_REQUESTS),
        now: context.clock.now(),
      }),
    );
  const goneQuote = (result: BookingResult) => (!result.ok && result.reason === 'gone' ? result.quote : null);
  return orElseOffer(context, attempt, goneQuote, (result) => answer(context, result, guest, wanted));
}

function wantedOf({ hold_id, offer_id }: Input): Wanted | null {
  if (isId(hold_id)) return { holdId: hold_id };
  return isId(offer_id) ? { quoteId: offer_id } : null;
}

/** Who books, or what still has to be asked. */
async function readGuest(db: TenantDb, context: ToolContext, said: Input): Promise<SpokenGuest | ToolResult> {
  const name = cleanName(said.guest_name);
  if (!name) return missing('name_needed', 'The name for the booking is still missing.');
  const email = said.email ? cleanEmail(said.email) : null;
  if (said.email && !email) return missing('invalid_email', 'That e-mail address does not look complete.');
  const phone = said.phone ? await readPhone(db, context, said.phone) : context.callerNumber;
  if (said.phone && !phone) return missing('invalid_phone', 'That telephone number does not look complete.');
  if (!phone && !email)
    return missing('contact_needed', 'A telephone number or an e-mail address is needed to book.');
  return { name, phone, email };
}

async function readPhone(db: TenantDb, { propertyId }: ToolContext, spoken: string): Promise<string | null> {
  const property = await db.property.findFirstOrThrow({
    where: { id: propertyId },
    select: { fallbackNumber: true },
  });
  return normalizePhone(spoken, property.fallbackNumber);
}

function missing(code: string, fact: string): ToolResult {
  return { ok: false, code, sayFacts: [fact] };
}

async function answer(
  context: ToolContext,
  result: BookingResult,
  guest: SpokenGuest,
  wanted: Wanted,
): Promise<ToolResult> {
  if (result.ok) return confirmedAnswer(context, result.booking, guest);
  switch (result.reason) {
    case 'not_found':
      return notFound('holdId' in wanted ? 'hold' : 'offer');
    case 'gone':
      throw new Error('a room that is gone is answered with alternatives');
    case 'price_changed':
      return withTenant(context.tenantId, (db) => priceChangedAnswer(db, context, result.offer));
    default:
      return withTenant(context.tenantId, (db) => refusalAnswer(db, context, result, result.asked));
  }
}

function confirmedAnswer(context: ToolContext, booking: BookedStay, guest: SpokenGuest): ToolResult {
  const now = context.clock.now();
  const { quote, confirmationCode } = booking;
  return {
    ok: true,
    code: 'confirmed',
    sayFacts: [
      `The booking is confirmed in the name of ${guest.name}, ${spokenStay(quote, now)}.`,
      `The confirmation code is ${spokenCode(confirmationCode)}.`,
      spokenOffer(quote),
      spokenPolicy(quote, now),
      ...mailFact(booking, guest),
    ],
    data: {
      confirmation_code: confirmationCode,
      total: spokenMoney({ amountMinor: quote.totalMinor, currency: quote.currency }),
    },
    effectRef: `booking:${booking.id}`,
  };
}

/** An address on file is never read out: whoever calls from that number is not proven to be its owner. */
function mailFact({ email }: BookedStay, guest: SpokenGuest): string[] {
  if (!email) return [];
  return [
    guest.email
      ? `A confirmation e-mail is on its way to ${guest.email}.`
      : 'A confirmation e-mail is on its way to the address on file.',
  ];
}
