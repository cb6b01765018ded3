-- What a call left behind is read at its end and whenever its page is opened.
CREATE INDEX "action_item_tenant_id_call_id_idx" ON "action_item"("tenant_id", "call_id");
CREATE INDEX "lead_tenant_id_call_id_idx" ON "lead"("tenant_id", "call_id");
CREATE INDEX "staff_message_tenant_id_call_id_idx" ON "staff_message"("tenant_id", "call_id");
CREATE INDEX "recording_tenant_id_call_id_idx" ON "recording"("tenant_id", "call_id");
