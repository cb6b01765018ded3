-- A voice-server writes the logs of hundreds of calls, of as many tenants, twice a second; a transaction for each tenant
-- cost it three times as much as everything else about the log. This takes all of them in one statement and steps into
-- each tenant in turn. It runs with the caller's own rights: row-level security judges every row by its own tenant.
create function append_call_log(batch json) returns void language plpgsql set search_path = public, pg_temp as $$
declare
  part record;
begin
  for part in select p.* from json_to_recordset(batch) as p("tenantId" uuid, turns json, events json) loop
    perform set_config('app.tenant_id', part."tenantId"::text, true);
    insert into call_turn (tenant_id, call_id, seq, at, role, text, start_ms, end_ms, interrupted, latency)
    select part."tenantId", r."callId", r.seq, r.at, r.role::"TurnRole", r.text, r."startMs", r."endMs", r.interrupted, r.latency
    from json_to_recordset(part.turns) as r(
      "callId" uuid, seq int, at timestamptz, role text, text text, "startMs" int, "endMs" int, interrupted boolean, latency jsonb)
    on conflict (tenant_id, call_id, seq, at) do update set
      text = excluded.text, end_ms = excluded.end_ms, interrupted = excluded.interrupted, latency = excluded.latency;
    insert into call_event (tenant_id, call_id, seq, at, offset_ms, type, data)
    select part."tenantId", r."callId", r.seq, r.at, r."offsetMs", r.type, coalesce(r.data, '{}')
    from json_to_recordset(part.events) as r(
      "callId" uuid, seq int, at timestamptz, "offsetMs" int, type text, data jsonb)
    on conflict do nothing;
  end loop;
  perform set_config('app.tenant_id', '', true);
end
$$;
revoke all on function append_call_log(json) from public;
grant execute on function append_call_log(json) to frontdesk_app;
