import { z } from 'zod';
import { withTenant } from '@/lib/db/tenant-db';
import { searchOffers } from '@/lib/inventory/search-offers';
import { addDays, isLocalDate } from '@/lib/local-date';
import { offersAnswer, refusalAnswer } from './stay-answers';
import type { AgentTool, ToolContext, ToolResult } from './tool';

const input = z.object({
  arrival: z.string().max(10).describe('arrival date, YYYY-MM-DD'),
  departure: z.string().max(10).nullish().describe('departure date, YYYY-MM-DD; or give nights'),
  nights: z
    .number()
    .int()
    .min(1)
    .max(365)
    .nullish()
    .describe('length of stay, when the departure date was not said'),
  rooms: z
    .array(
      z.object({
        adults: z.number().int().min(0).max(20),
        child_ages: z
          .array(z.number().int().min(0).max(120))
          .max(12)
          .nullish()
          .describe('age of every child'),
      }),
    )
    .min(1)
    .max(50)
    .describe('the guests of each room'),
  room_type: z.string().max(80).nullish().describe('only when the caller asks for a certain kind of room'),
  rate_plan: z
    .string()
    .max(80)
    .nullish()
    .describe('only when the caller asks for certain terms, such as refundable'),
  accessible: z.boolean().nullish().describe('true when the caller needs an accessible room'),
});
type Input = z.infer<typeof input>;

export const checkAvailability: AgentTool<Input> = {
  name: 'check_availability',
  description:
    'Finds rooms and their exact total price for a stay. Returns up to three offers, each with an offer_id, or the reason there is none and what is possible instead. Call it before any price or room is mentioned, and again whenever dates or guests change.',
  input,
  effect: 'read',
  fillers: ['One moment, I am looking at our rooms.', 'Let me check those dates for you.'],
  timeLimitMs: 4_000,
  run: answerSearch,
};

async function answerSearch(context: ToolContext, said: Input): Promise<ToolResult> {
  const departure = departureOf(said);
  if (!departure) {
    return {
      ok: false,
      code: 'departure_needed',
      sayFacts: ['The departure date or the number of nights is still missing.'],
    };
  }
  const { propertyId, callId, clock } = context;
  const asked = { arrival: said.arrival, departure, rooms: said.rooms.map(toParty) };
  return withTenant(context.tenantId, async (db) => {
    const found = await searchOffers(db, {
      ...asked,
      propertyId,
      callId,
      now: clock.now(),
      roomTypeCode: said.room_type || undefined,
      ratePlanCode: said.rate_plan || undefined,
      accessible: said.accessible ?? undefined,
    });
    return found.ok
      ? offersAnswer(db, context, found.offers)
      : refusalAnswer(db, context, found, { ...asked, ...named(said) });
  });
}

function departureOf({ arrival, departure, nights }: Input): string | null {
  if (departure) return departure;
  if (!nights) return null;
  return isLocalDate(arrival) ? addDays(arrival, nights) : arrival;
}

function toParty({ adults, child_ages }: Input['rooms'][number]) {
  return { adults, childAges: child_ages ?? [] };
}

function named({ room_type }: Input): { roomName?: string } {
  return room_type ? { roomName: `the room asked for (${room_type})` } : {};
}
