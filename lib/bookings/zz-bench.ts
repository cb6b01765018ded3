import pg from 'pg';
import { checkAvailability } from '@/lib/agent/tools/check-availability';
import { createBookingTool } from '@/lib/agent/tools/create-booking';
import { placeHoldTool } from '@/lib/agent/tools/place-hold';
import { withTenant } from '@/lib/db/tenant-db';
import { addDays } from '@/lib/local-date';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { buildToolContext } from '@/lib/testing/build-tool-context';

const PLANS = [{ code: 'FLEX' }, { code: 'ADV', percentOfBase: 90 }, { code: 'BB', percentOfBase: 115 }];
const p = (xs: number[], q: number) => [...xs].sort((a, b) => a - b)[Math.floor(xs.length * q)]?.toFixed(1);
const report = (name: string, xs: number[]) =>
  console.log(name, 'n', xs.length, 'p10', p(xs, 0.1), 'p50', p(xs, 0.5), 'p95', p(xs, 0.95), 'p99', p(xs, 0.99));

export async function bench() {
  const properties = Number(process.env.BENCH_PROPERTIES ?? 200);
  const hotels: Hotel[] = [];
  const built = Date.now();
  for (let i = 0; i < properties; i += 1) {
    hotels.push(
      await buildHotel({
        nights: 0,
        ratePlans: PLANS,
        taxes: [{ code: 'T', basis: 'percent', value: 900 }],
        roomTypes: Array.from({ length: 10 }, (_, t) => ({
          code: `T${t}`,
          amountMinor: 10_000 + t * 1000,
          accessible: t === 9,
        })),
      }),
    );
  }
  const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  await owner.query(
    `insert into inventory_night (tenant_id, room_type_id, night, physical) select tenant_id, id, '2026-11-20'::date + n, 10 from room_type, generate_series(0, 399) n`,
  );
  await owner.query(
    `insert into rate_night (tenant_id, room_type_id, rate_plan_id, night, amount_minor) select t.tenant_id, t.id, p.id, '2026-11-20'::date + n, 10000 + t.sort * 1000 from room_type t join rate_plan p on p.tenant_id = t.tenant_id and p.property_id = t.property_id, generate_series(0, 399) n`,
  );
  await owner.query(
    `insert into restriction_night (tenant_id, room_type_id, rate_plan_id, night, min_stay_arrival) select t.tenant_id, t.id, p.id, '2026-11-20'::date + n, 2 from room_type t join rate_plan p on p.tenant_id = t.tenant_id and p.property_id = t.property_id, generate_series(0, 399, 7) n`,
  );
  await owner.query('analyze');
  await owner.end();
  console.log('built in', Date.now() - built, 'ms');
  const h0 = hotels[3] as Hotel;
  const { calendarSql, loadCalendar } = await import('@/lib/inventory/load-calendar');
  const { Prisma } = await import('@/lib/db/generated/client');
  const w = { propertyId: h0.propertyId, from: '2026-12-04', to: '2026-12-07', now: new Date() };
  for (let i = 0; i < 3; i += 1)
    await withTenant(h0.tenantId, async (db) => {
      const plan = await db.$queryRaw<Record<string, string>[]>(
        Prisma.sql`explain (analyze, buffers off) ${calendarSql(w)}`,
      );
      const lines = plan.map((r) => Object.values(r)[0] ?? '');
      console.log((i === 2 ? lines : lines.slice(-2)).join('\n'));
    });
  const lc: number[] = [],
    empty: number[] = [];
  for (let i = 0; i < 100; i += 1) {
    const t = performance.now();
    await withTenant(h0.tenantId, (db) => loadCalendar(db, w));
    lc.push(performance.now() - t);
    const t2 = performance.now();
    await withTenant(h0.tenantId, (db) => db.$queryRaw`select 1`);
    empty.push(performance.now() - t2);
  }
  report('withTenant+calendar', lc);
  report('withTenant+select 1', empty);
  const stay = () => {
    const arrival = addDays('2026-11-21', Math.floor(Math.random() * 380));
    return { arrival, departure: addDays(arrival, 3), rooms: [{ adults: 2 }] };
  };
  const pick = () => hotels[Math.floor(Math.random() * hotels.length)] as Hotel;
  const search: number[] = [],
    hold: number[] = [],
    book: number[] = [],
    holdBook: number[] = [],
    refused: number[] = [];
  const base: number[] = [];
  const one = async () => {
    const context = buildToolContext(pick(), {
      callerNumber: `+1207${Math.floor(1e6 + Math.random() * 8e6)}`,
    });
    let t = performance.now();
    const found = await checkAvailability.run(context, stay());
    search.push(performance.now() - t);
    const offer_id = (found.data?.offers as { offer_id: string }[] | undefined)?.[0]?.offer_id;
    if (!offer_id) return;
    t = performance.now();
    const held = await placeHoldTool.run(context, { offer_id });
    hold.push(performance.now() - t);
    const t2 = performance.now();
    await createBookingTool.run(context, { hold_id: String(held.data?.hold_id), guest_name: 'Jane Doe' });
    book.push(performance.now() - t2);
    holdBook.push(performance.now() - t);
  };
  for (let i = 0; i < 30; i += 1) await one();
  for (const xs of [search, hold, book, holdBook]) xs.length = 0;
  for (let i = 0; i < 300; i += 1) await one();
  report('baseline', base); report('serial search', search);
  report('serial hold', hold);
  report('serial book', book);
  report('serial hold+book', holdBook);
  for (const xs of [search, hold, book, holdBook]) xs.length = 0;
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let i = 0; i < 75; i += 1) await one();
    }),
  );
  report('4 at once search', search);
  report('4 at once hold', hold);
  report('4 at once book', book);
  report('4 at once hold+book', holdBook);
  for (let i = 0; i < 100; i += 1) {
    const context = buildToolContext(pick());
    const t = performance.now();
    await checkAvailability.run(context, {
      ...stay(),
      rooms: Array.from({ length: 9 }, () => ({ adults: 4 })),
    });
    refused.push(performance.now() - t);
  }
  report('refused search', refused);
  const hotel = pick();
  const plan = await withTenant(
    hotel.tenantId,
    (db) =>
      db.$queryRaw<
        unknown[]
      >`explain (analyze, costs off, timing off) select * from booking where call_id = ${hotel.propertyId}::uuid`,
  );
  console.log(JSON.stringify(plan));
}
