-- A call's holds are looked up whenever it takes another one or books.
create index "hold_tenant_id_call_id_idx" on "hold"("tenant_id", "call_id");
