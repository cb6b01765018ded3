import pg from 'pg';
import { checkAvailability } from '@/lib/agent/tools/check-availability';
import { createBookingTool } from '@/lib/agent/tools/create-booking';
import { placeHoldTool } from '@/lib/agent/tools/place-hold';
import type { AgentTool, ToolContext, ToolResult } from '@/lib/agent/tools/tool';
import { systemClock } from '@/lib/clock';
import { withPlatform } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { addDays, todayIn } from '@/lib/local-date';
import { ms, percentile, type Row } from './table';

const PROPERTIES = 200;
const TYPES = 10;
const NIGHTS = 400;
const ROUNDS = 400;

/** The three booking tools as the agent calls them, on 800,000 nights of inventory and as many rates. */
export async function runInventoryBench(ownerUrl: string): Promise<Row[]> {
  await fillInventory(ownerUrl);
  const properties = await withPlatform({ actor: 'bench', reason: 'list properties' }, (db) =>
    db.property.findMany({ where: { name: { startsWith: 'Bench ' } }, select: { tenantId: true, id: true } }),
  );
  const search: number[] = [];
  const holdAndBook: number[] = [];
  const today = todayIn('America/New_York', new Date());
  for (let round = 0; round < ROUNDS; round++) {
    const property = properties[(round * 37) % properties.length];
    if (!property) throw new Error('The bench has no properties');
    const context = await openBenchCall(property);
    const arrival = addDays(today, 1 + ((round * 53) % (NIGHTS - 10)));
    const stay = { arrival, departure: addDays(arrival, 3), rooms: [{ adults: 2, child_ages: [] }] };

    const offers = await timed(search, () => use(checkAvailability, context, stay));
    const offerId = firstOfferId(offers);
    await timed(holdAndBook, async () => {
      const held = await use(placeHoldTool, context, { offer_id: offerId });
      const booked = await use(createBookingTool, context, {
        hold_id: held.data?.hold_id,
        guest_name: 'Elaine Thibodeau',
      });
      if (!booked.ok) throw new Error(`The bench could not book: ${booked.code}`);
    });
  }
  const warm = (values: number[]) => values.slice(20);
  return [
    {
      what: 'check_availability, 3 nights of 10 types, p95',
      measured: ms(percentile(warm(search), 0.95)),
      target: '< 20 ms',
      ok: percentile(warm(search), 0.95) < 20,
    },
    {
      what: 'place_hold + create_booking, p95',
      measured: ms(percentile(warm(holdAndBook), 0.95)),
      target: '< 40 ms',
      ok: percentile(warm(holdAndBook), 0.95) < 40,
    },
  ];
}

async function use<Input>(
  tool: AgentTool<Input>,
  context: Omit<ToolContext, 'idempotencyKey'>,
  args: unknown,
): Promise<ToolResult> {
  const input = tool.input.parse(args);
  return tool.run({ ...context, idempotencyKey: newId() }, input);
}

function firstOfferId(result: ToolResult): string {
  const [offer] = (result.data?.offers ?? []) as { offer_id: string }[];
  if (!offer) throw new Error(`The bench found no offer: ${result.code}`);
  return offer.offer_id;
}

async function timed<Result>(into: number[], work: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  const result = await work();
  into.push(performance.now() - began);
  return result;
}

async function openBenchCall({
  tenantId,
  id: propertyId,
}: {
  tenantId: string;
  id: string;
}): Promise<Omit<ToolContext, 'idempotencyKey'>> {
  const callId = newId();
  await withPlatform({ actor: 'bench', reason: 'open a call' }, (db) =>
    db.call.create({
      data: {
        tenantId,
        id: callId,
        propertyId,
        callSid: `CA${callId}`,
        toE164: '+12075550100',
        startedAt: new Date(),
      },
    }),
  );
  return {
    tenantId,
    propertyId,
    callId,
    callerNumber: '+12075550177',
    locale: 'en-US',
    inRoom: false,
    clock: systemClock,
  };
}

/** Set-based, so that 800,000 nights take seconds. */
async function fillInventory(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const run = (sql: string) => owner.query(sql);
  await run(
    `insert into tenant (id, name, slug) select uuidv7(), 'Bench ' || n, 'bench-' || n from generate_series(1, ${PROPERTIES}) n`,
  );
  await run(`insert into property (tenant_id, id, kind, name, spoken_name, zone, currency, address, fallback_number, check_in_time)
      select id, uuidv7(), 'hotel', name, name, 'America/New_York', 'USD', '1 Bench Street', '+12075550100', '15:00' from tenant where slug like 'bench-%'`);
  await run(`insert into cancel_policy (tenant_id, id, property_id, code, name, spoken, tiers)
      select tenant_id, uuidv7(), id, 'FLEX', 'Flexible', 'Free until the day before.', '[{"hoursBeforeArrival":24,"fee":{"kind":"nights","value":1}}]' from property where name like 'Bench %'`);
  await run(`insert into rate_plan (tenant_id, id, property_id, code, name, spoken_name, cancel_policy_id)
      select tenant_id, uuidv7(), property_id, 'FLEX', 'Flexible', 'flexible rate', id from cancel_policy where name = 'Flexible' and tenant_id in (select id from tenant where slug like 'bench-%')`);
  await run(`insert into tax_rule (tenant_id, id, property_id, code, name, basis, value)
      select tenant_id, uuidv7(), id, 'LODGING', 'Lodging tax', 'percent', 900 from property where name like 'Bench %'`);
  await run(`insert into room_type (tenant_id, id, property_id, code, name, spoken_name, description, beds, base_occupancy, max_occupancy, max_adults, max_children)
      select p.tenant_id, uuidv7(), p.id, 'T' || n, 'Type ' || n, 'room of type ' || n, '', '1 queen', 2, 4, 4, 3
      from property p, generate_series(1, ${TYPES}) n where p.name like 'Bench %'`);
  await run(`insert into inventory_night (tenant_id, room_type_id, night, physical)
      select t.tenant_id, t.id, current_date + n, 20 from room_type t, generate_series(0, ${NIGHTS}) n where t.name like 'Type %'`);
  await run(`insert into rate_night (tenant_id, room_type_id, rate_plan_id, night, amount_minor)
      select t.tenant_id, t.id, r.id, current_date + n, 10000 + n from room_type t join rate_plan r using (tenant_id, property_id), generate_series(0, ${NIGHTS}) n where t.name like 'Type %'`);
  await run('analyze');
  await owner.end();
}
