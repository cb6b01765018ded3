-- A page of calls reads one index in the order it is shown, whichever filter is chosen. A status cannot be a column of
-- one: comparing enums is not leakproof, so under row-level security it never becomes an index condition, while the
-- predicate of a partial index is only ever proved, not run.
DROP INDEX "call_tenant_id_status_idx";
CREATE INDEX "call_live" ON "call"("tenant_id", "started_at" DESC, "id" DESC) WHERE (ended_at IS NULL);
CREATE INDEX "call_failed" ON "call"("tenant_id", "started_at" DESC, "id" DESC) WHERE (status = 'failed'::"CallStatus");
CREATE INDEX "call_failed_outcome" ON "call"("tenant_id", "outcome", "started_at" DESC, "id" DESC) WHERE (status = 'failed'::"CallStatus");
CREATE INDEX "call_tenant_id_property_id_started_at_id_idx" ON "call"("tenant_id", "property_id", "started_at" DESC, "id" DESC);
CREATE INDEX "call_requires_action" ON "call"("tenant_id", "started_at" DESC, "id" DESC) WHERE (requires_action);

-- Search in two steps, because no single plan is quick for both a word of every call and a word of none. A word that is
-- common fills the page from the newest two thousand calls; what is left for the text index is then rare. The planner
-- cannot know how rare, so the second step is told to use the index. It runs as a role without per-tenant policies,
-- since LIKE is not leakproof and would be kept from the index by them; the tenant is stated here instead.
drop function search_call_ids(text, timestamptz, timestamptz, timestamptz, uuid, int);
create function search_call_ids(query text, since timestamptz, until timestamptz, before_at timestamptz, before_id uuid, max_rows int)
  returns table (id uuid, started_at timestamptz)
  language plpgsql stable security definer
  set search_path = public, pg_temp
  set plan_cache_mode = force_custom_plan
  set enable_indexscan = on
  set enable_seqscan = on
  as $$
declare
  pattern text := '%' || replace(replace(replace(lower(query), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  found_rows int;
  edge record;
begin
  return query
    select recent.id, recent.started_at from (
      select c.id, c.started_at, c.search_text from call c
      where c.tenant_id = current_tenant()
        and (since is null or c.started_at >= since) and (until is null or c.started_at < until)
        and (before_at is null or (c.started_at, c.id) < (before_at, before_id))
      order by c.started_at desc, c.id desc limit 2000) recent
    where recent.search_text like pattern
    order by recent.started_at desc, recent.id desc limit max_rows;
  get diagnostics found_rows = row_count;
  if found_rows >= max_rows then return; end if;

  select c.id, c.started_at into edge from call c
  where c.tenant_id = current_tenant()
    and (since is null or c.started_at >= since) and (until is null or c.started_at < until)
    and (before_at is null or (c.started_at, c.id) < (before_at, before_id))
  order by c.started_at desc, c.id desc offset 1999 limit 1;
  if edge is null then return; end if;

  -- Undone when the function returns, by its own settings above.
  perform set_config('enable_indexscan', 'off', true), set_config('enable_seqscan', 'off', true);
  return query
    with hits as materialized (
      select c.id, c.started_at from call c
      where c.tenant_id = current_tenant() and c.search_text like pattern
        and (since is null or c.started_at >= since) and (c.started_at, c.id) < (edge.started_at, edge.id))
    select hits.id, hits.started_at from hits order by hits.started_at desc, hits.id desc limit max_rows - found_rows;
end
$$;
alter function search_call_ids(text, timestamptz, timestamptz, timestamptz, uuid, int) owner to frontdesk_platform;
revoke all on function search_call_ids(text, timestamptz, timestamptz, timestamptz, uuid, int) from public;
grant execute on function search_call_ids(text, timestamptz, timestamptz, timestamptz, uuid, int) to frontdesk_app;
