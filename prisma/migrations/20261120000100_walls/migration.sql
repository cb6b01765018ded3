-- The walls Prisma's schema language has no word for: roles, row-level security, CHECKs, immutability, partitions.

-- ── Roles. Roles belong to the cluster, so databases migrated at the same moment may race to make them. ────────
do $$
declare
  role_name text;
begin
  foreach role_name in array array['frontdesk_app', 'frontdesk_platform'] loop
    begin
      if not exists (select from pg_roles where rolname = role_name) then
        execute format('create role %I nologin noinherit nosuperuser nobypassrls', role_name);
      end if;
    exception when duplicate_object or unique_violation then
      null;
    end;
    begin
      execute format('grant %I to current_user', role_name);
    exception when others then
      -- A superuser needs no membership, and two migrations may grant at once.
      null;
    end;
  end loop;
end
$$;

grant usage on schema public to frontdesk_app, frontdesk_platform;
grant select, insert, update, delete on all tables in schema public to frontdesk_platform;
grant select, insert, update, delete on all tables in schema public to frontdesk_app;
-- The migration history is the owner's alone (it does not exist yet where drift is judged).
do $$
begin
  if to_regclass('public._prisma_migrations') is not null then
    revoke all on _prisma_migrations from frontdesk_app, frontdesk_platform;
  end if;
end
$$;

-- What no tenant request may do: read the platform's audit, or rewrite what is append-only or immutable.
revoke all on platform_audit from frontdesk_app;
revoke update, delete on platform_audit from frontdesk_platform;
revoke update, delete on quote, call_event, audit_log from frontdesk_app;
revoke insert, update, delete on tenant from frontdesk_app;

-- ── Row-level security. ─────────────────────────────────────────────────────────────────────────────────────────
create function current_tenant() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.tenant_id', true), '')::uuid $$;
create function acting_user() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;

do $$
declare
  tenant_table text;
begin
  for tenant_table in
    select c.relname from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'membership'
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy tenant_wall on %I to frontdesk_app using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()))',
      tenant_table);
    execute format('create policy platform_all on %I to frontdesk_platform using (true) with check (true)', tenant_table);
  end loop;
end
$$;

alter table membership enable row level security;
alter table membership force row level security;
create policy membership_of_tenant_or_self on membership to frontdesk_app
  using (tenant_id = (select current_tenant()) or user_id = (select acting_user()))
  with check (tenant_id = (select current_tenant()));
create policy platform_all on membership to frontdesk_platform using (true) with check (true);

alter table tenant enable row level security;
alter table tenant force row level security;
create policy tenant_self on tenant to frontdesk_app
  using (id = (select current_tenant()) or id in (select tenant_id from membership where user_id = (select acting_user())));
create policy platform_all on tenant to frontdesk_platform using (true) with check (true);

alter table user_account enable row level security;
alter table user_account force row level security;
create policy account_self on user_account to frontdesk_app using (id = (select acting_user())) with check (id = (select acting_user()));
create policy account_colleague on user_account for select to frontdesk_app
  using (id in (select user_id from membership where tenant_id = (select current_tenant())));
create policy platform_all on user_account to frontdesk_platform using (true) with check (true);

alter table user_session enable row level security;
alter table user_session force row level security;
create policy session_self on user_session to frontdesk_app using (user_id = (select acting_user())) with check (user_id = (select acting_user()));
create policy platform_all on user_session to frontdesk_platform using (true) with check (true);

-- ── Invariants that hold for any writer. ─────────────────────────────────────────────────────────────────────────
alter table inventory_night add constraint inventory_night_counts
  check (physical >= 0 and out_of_order between 0 and physical and overbook_allowance >= 0
         and sold >= 0 and sold <= physical - out_of_order + overbook_allowance);
alter table room_type add constraint room_type_occupancy
  check (base_occupancy >= 1 and max_occupancy >= base_occupancy and max_adults between 1 and max_occupancy and max_children >= 0);
alter table rate_night add constraint rate_night_amounts
  check (amount_minor >= 0 and extra_adult_minor >= 0 and extra_child_minor >= 0);
alter table restriction_night add constraint restriction_night_ranges
  check (coalesce(min_stay_arrival, 1) >= 1 and coalesce(min_stay_through, 1) >= 1
         and coalesce(max_stay_arrival, 1) >= 1 and coalesce(max_stay_through, 1) >= 1
         and coalesce(min_advance_days, 0) >= 0 and coalesce(max_advance_days, 0) >= 0);
alter table tax_rule add constraint tax_rule_basis
  check (basis in ('percent', 'per_room_night', 'per_person_night', 'per_stay') and value >= 0);
alter table quote add constraint quote_totals
  check (departure > arrival and room_count >= 1 and total_minor = room_total_minor + tax_total_minor and room_total_minor >= 0 and tax_total_minor >= 0);
alter table hold_night add constraint hold_night_quantity check (quantity >= 1);
alter table booking add constraint booking_stay check (departure > arrival and total_minor >= 0 and version >= 1);
alter table booking_night add constraint booking_night_quantity check (quantity >= 1 and amount_minor >= 0);
alter table opening_hours add constraint opening_hours_shape
  check (weekday between 1 and 7 and opens ~ '^([01]\d|2[0-3]):[0-5]\d$' and closes ~ '^(([01]\d|2[0-3]):[0-5]\d|24:00)$');
create unique index agent_version_one_published on agent_version (tenant_id, property_id) where state = 'published';

-- A booking costs what was quoted: the total spoken is the total stored.
create function booking_keeps_its_quote() returns trigger language plpgsql as $$
declare
  quoted record;
begin
  if new.quote_id is null then return new; end if;
  select total_minor, currency into quoted from quote where tenant_id = new.tenant_id and id = new.quote_id;
  if quoted.total_minor is distinct from new.total_minor or quoted.currency is distinct from new.currency then
    raise exception 'booking total differs from its quote' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger booking_keeps_its_quote before insert or update of quote_id, total_minor, currency on booking
  for each row execute function booking_keeps_its_quote();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows never change', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger quote_is_immutable before update on quote for each row execute function refuse_change();
create trigger call_event_is_append_only before update on call_event for each row execute function refuse_change();

-- ── Monthly partitions of what a call says and does. The children live apart, unseen by the ORM and ungranted. ─
create schema if not exists partitions;

create function ensure_call_partitions(from_month date, months int) returns int
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  parent text;
  month date;
  child text;
  made int := 0;
begin
  -- Two processes may ask at once.
  perform pg_advisory_xact_lock(hashtext('ensure_call_partitions'));
  foreach parent in array array['call_turn', 'call_event'] loop
    for step in 0 .. months - 1 loop
      month := (date_trunc('month', from_month) + make_interval(months => step))::date;
      child := format('%s_%s', parent, to_char(month, 'YYYY_MM'));
      if to_regclass('partitions.' || child) is null then
        execute format('create table partitions.%I partition of public.%I for values from (%L) to (%L)',
          child, parent, month::timestamptz, (month + interval '1 month')::timestamptz);
        made := made + 1;
      end if;
    end loop;
  end loop;
  return made;
end
$$;
revoke all on function ensure_call_partitions(date, int) from public;
grant execute on function ensure_call_partitions(date, int) to frontdesk_platform;

-- Nothing said is lost even if a month was forgotten.
create table partitions.call_turn_default partition of call_turn default;
create table partitions.call_event_default partition of call_event default;
select ensure_call_partitions((now() - interval '4 months')::date, 8);

-- ── Search in transcripts. LIKE is not leakproof, so under row-level security the trigram index may not serve it; this
-- function states the tenant itself and runs as a role without per-tenant policies.
create function search_call_ids(query text, since timestamptz, until timestamptz, before_at timestamptz, before_id uuid, max_rows int)
  returns table (id uuid, started_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.started_at from call c
  where c.tenant_id = current_tenant()
    and c.search_text like '%' || replace(replace(replace(lower(query), '\', '\\'), '%', '\%'), '_', '\_') || '%'
    and (since is null or c.started_at >= since)
    and (until is null or c.started_at < until)
    and (before_at is null or (c.started_at, c.id) < (before_at, before_id))
  order by c.started_at desc, c.id desc
  limit max_rows
$$;
alter function search_call_ids(text, timestamptz, timestamptz, timestamptz, uuid, int) owner to frontdesk_platform;
revoke all on function search_call_ids(text, timestamptz, timestamptz, timestamptz, uuid, int) from public;
grant execute on function search_call_ids(text, timestamptz, timestamptz, timestamptz, uuid, int) to frontdesk_app;
