create extension if not exists pg_trgm;
create extension if not exists btree_gist;
create extension if not exists pgcrypto;

-- CreateEnum
CREATE TYPE "PropertyKind" AS ENUM ('hotel', 'restaurant', 'rental');

-- CreateEnum
CREATE TYPE "MemberRole" AS ENUM ('owner', 'manager', 'agent', 'read_only');

-- CreateEnum
CREATE TYPE "CallStatus" AS ENUM ('ringing', 'in_progress', 'completed', 'failed');

-- CreateEnum
CREATE TYPE "CallOrigin" AS ENUM ('external', 'in_room', 'staff', 'browser');

-- CreateEnum
CREATE TYPE "TurnRole" AS ENUM ('guest', 'agent');

-- CreateEnum
CREATE TYPE "BookingStatus" AS ENUM ('held', 'pending_payment', 'confirmed', 'checked_in', 'checked_out', 'cancelled', 'no_show', 'expired');

-- CreateEnum
CREATE TYPE "HoldState" AS ENUM ('active', 'converted', 'released', 'expired');

-- CreateEnum
CREATE TYPE "ActionState" AS ENUM ('open', 'snoozed', 'done');

-- CreateEnum
CREATE TYPE "OutboxState" AS ENUM ('pending', 'sent', 'failed');

-- CreateEnum
CREATE TYPE "AgentVersionState" AS ENUM ('draft', 'published', 'retired');

-- CreateEnum
CREATE TYPE "Priority" AS ENUM ('low', 'normal', 'high', 'urgent');

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "platform_operator" BOOLEAN NOT NULL DEFAULT false,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_agent" TEXT,
    "ip" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "MemberRole" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("tenant_id","user_id")
);

-- CreateTable
CREATE TABLE "platform_audit" (
    "id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "platform_audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "process_heartbeat" (
    "instance" TEXT NOT NULL,
    "process" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "version" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "process_heartbeat_pkey" PRIMARY KEY ("instance")
);

-- CreateTable
CREATE TABLE "vendor_health" (
    "vendor" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "latency_ms" INTEGER,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vendor_health_pkey" PRIMARY KEY ("vendor")
);

-- CreateTable
CREATE TABLE "tenant" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "property" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "PropertyKind" NOT NULL,
    "name" TEXT NOT NULL,
    "spoken_name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en-US',
    "address" TEXT NOT NULL,
    "website" TEXT,
    "check_in_time" TEXT,
    "check_out_time" TEXT,
    "emergency_number" TEXT NOT NULL DEFAULT '911',
    "fallback_number" TEXT NOT NULL,
    "alert_email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "property_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "phone_number" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "property_id" UUID NOT NULL,
    "e164" TEXT NOT NULL,
    "label" TEXT NOT NULL DEFAULT 'Main line',

    CONSTRAINT "phone_number_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "department" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "property_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "email" TEXT,
    "ring_seconds" INTEGER NOT NULL DEFAULT 20,
    "is_fallback" BOOLEAN NOT NULL DEFAULT false,
    "sort" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "department_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "opening_hours" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "property_id" UUID NOT NULL,
    "department_id" UUID,
    "label" TEXT NOT NULL DEFAULT '',
    "weekday" INTEGER NOT NULL,
    "opens" TEXT NOT NULL,
    "closes" TEXT NOT NULL,

    CONSTRAINT "opening_hours_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "holiday" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "property_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "closed" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "holiday_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "agent_version" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "property_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "AgentVersionState" NOT NULL DEFAULT 'draft',
    "name" TEXT NOT NULL,
    "voice" TEXT NOT NULL,
    "greeting" TEXT NOT NULL,
    "instructions" TEXT NOT NULL,
    "tools" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "agent_version_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "spoken_recording" (
    "tenant_id" UUID NOT NULL,
    "agent_version_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "ulaw" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "spoken_recording_pkey" PRIMARY KEY ("tenant_id","agent_version_id","kind")
);

-- CreateTable
CREATE TABLE "knowledge_passage" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "property_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "valid_from" DATE,
    "valid_to" DATE,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "knowledge_passage_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "knowledge_gap" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "property_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "normalized" TEXT NOT NULL,
    "times_asked" INTEGER NOT NULL DEFAULT 1,
    "last_call_id" UUID,
    "last_asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "knowledge_gap_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "room_type" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "property_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "spoken_name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "beds" TEXT NOT NULL,
    "base_occupancy" INTEGER NOT NULL,
    "max_occupancy" INTEGER NOT NULL,
    "max_adults" INTEGER NOT NULL,
    "max_children" INTEGER NOT NULL,
    "accessible" BOOLEAN NOT NULL DEFAULT false,
    "sort" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "room_type_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "room" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "property_id" UUID NOT NULL,
    "room_type_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "floor" INTEGER NOT NULL DEFAULT 1,
    "features" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "room_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "cancel_policy" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "property_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "spoken" TEXT NOT NULL,
    "tiers" JSONB NOT NULL,

    CONSTRAINT "cancel_policy_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "rate_plan" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "property_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "spoken_name" TEXT NOT NULL,
    "meal" TEXT NOT NULL DEFAULT 'none',
    "refundable" BOOLEAN NOT NULL DEFAULT true,
    "guarantee" TEXT NOT NULL DEFAULT 'none',
    "cancel_policy_id" UUID NOT NULL,
    "sort" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rate_plan_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "rate_night" (
    "tenant_id" UUID NOT NULL,
    "room_type_id" UUID NOT NULL,
    "rate_plan_id" UUID NOT NULL,
    "night" DATE NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "extra_adult_minor" INTEGER NOT NULL DEFAULT 0,
    "extra_child_minor" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rate_night_pkey" PRIMARY KEY ("tenant_id","room_type_id","rate_plan_id","night")
);

-- CreateTable
CREATE TABLE "restriction_night" (
    "tenant_id" UUID NOT NULL,
    "room_type_id" UUID NOT NULL,
    "rate_plan_id" UUID NOT NULL,
    "night" DATE NOT NULL,
    "min_stay_arrival" INTEGER,
    "max_stay_arrival" INTEGER,
    "min_stay_through" INTEGER,
    "max_stay_through" INTEGER,
    "closed_to_arrival" BOOLEAN NOT NULL DEFAULT false,
    "closed_to_departure" BOOLEAN NOT NULL DEFAULT false,
    "stop_sell" BOOLEAN NOT NULL DEFAULT false,
    "min_advance_days" INTEGER,
    "max_advance_days" INTEGER,

    CONSTRAINT "restriction_night_pkey" PRIMARY KEY ("tenant_id","room_type_id","rate_plan_id","night")
);

-- CreateTable
CREATE TABLE "inventory_night" (
    "tenant_id" UUID NOT NULL,
    "room_type_id" UUID NOT NULL,
    "night" DATE NOT NULL,
    "physical" INTEGER NOT NULL,
    "out_of_order" INTEGER NOT NULL DEFAULT 0,
    "overbook_allowance" INTEGER NOT NULL DEFAULT 0,
    "sold" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "inventory_night_pkey" PRIMARY KEY ("tenant_id","room_type_id","night")
);

-- CreateTable
CREATE TABLE "tax_rule" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "property_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "inclusive" BOOLEAN NOT NULL DEFAULT false,
    "child_exempt_age" INTEGER,
    "max_nights" INTEGER,
    "valid_from" DATE,
    "valid_to" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "tax_rule_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "quote" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "property_id" UUID NOT NULL,
    "room_type_id" UUID NOT NULL,
    "rate_plan_id" UUID NOT NULL,
    "call_id" UUID,
    "arrival" DATE NOT NULL,
    "departure" DATE NOT NULL,
    "rooms" JSONB NOT NULL,
    "room_count" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "nights" JSONB NOT NULL,
    "taxes" JSONB NOT NULL,
    "room_total_minor" INTEGER NOT NULL,
    "tax_total_minor" INTEGER NOT NULL,
    "total_minor" INTEGER NOT NULL,
    "policy" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quote_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "hold" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "property_id" UUID NOT NULL,
    "quote_id" UUID NOT NULL,
    "call_id" UUID,
    "state" "HoldState" NOT NULL DEFAULT 'active',
    "idempotency_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hold_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "hold_night" (
    "tenant_id" UUID NOT NULL,
    "hold_id" UUID NOT NULL,
    "room_type_id" UUID NOT NULL,
    "night" DATE NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "hold_night_pkey" PRIMARY KEY ("tenant_id","hold_id","room_type_id","night")
);

-- CreateTable
CREATE TABLE "guest" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "full_name" TEXT NOT NULL,
    "email" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "notes" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guest_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "guest_phone" (
    "tenant_id" UUID NOT NULL,
    "e164" TEXT NOT NULL,
    "guest_id" UUID NOT NULL,

    CONSTRAINT "guest_phone_pkey" PRIMARY KEY ("tenant_id","e164")
);

-- CreateTable
CREATE TABLE "booking" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "property_id" UUID NOT NULL,
    "confirmation_code" TEXT NOT NULL,
    "status" "BookingStatus" NOT NULL,
    "guest_id" UUID NOT NULL,
    "quote_id" UUID,
    "hold_id" UUID,
    "call_id" UUID,
    "source" TEXT NOT NULL DEFAULT 'phone',
    "arrival" DATE NOT NULL,
    "departure" DATE NOT NULL,
    "rooms" JSONB NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "total_minor" INTEGER NOT NULL,
    "policy" JSONB NOT NULL,
    "arrival_time" TEXT,
    "requests" TEXT NOT NULL DEFAULT '',
    "idempotency_key" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "booking_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "booking_night" (
    "tenant_id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "room_type_id" UUID NOT NULL,
    "rate_plan_id" UUID NOT NULL,
    "night" DATE NOT NULL,
    "quantity" INTEGER NOT NULL,
    "amount_minor" INTEGER NOT NULL,

    CONSTRAINT "booking_night_pkey" PRIMARY KEY ("tenant_id","booking_id","room_type_id","night")
);

-- CreateTable
CREATE TABLE "lead" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "property_id" UUID NOT NULL,
    "call_id" UUID,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "email" TEXT,
    "need" TEXT NOT NULL,
    "arrival" DATE,
    "departure" DATE,
    "value_minor" INTEGER,
    "currency" CHAR(3) NOT NULL,
    "reason_not_booked" TEXT NOT NULL DEFAULT '',
    "stage" TEXT NOT NULL DEFAULT 'new',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lead_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "staff_message" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "property_id" UUID NOT NULL,
    "call_id" UUID,
    "department_slug" TEXT NOT NULL,
    "from_name" TEXT NOT NULL DEFAULT '',
    "callback_number" TEXT,
    "body" TEXT NOT NULL,
    "urgency" "Priority" NOT NULL DEFAULT 'normal',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_message_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "action_item" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "property_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "priority" "Priority" NOT NULL DEFAULT 'normal',
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "contact_name" TEXT,
    "contact_phone" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "ActionState" NOT NULL DEFAULT 'open',
    "snoozed_until" TIMESTAMPTZ(3),
    "dedupe_key" TEXT NOT NULL,
    "occurrences" INTEGER NOT NULL DEFAULT 1,
    "call_id" UUID,
    "booking_id" UUID,
    "assignee_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,

    CONSTRAINT "action_item_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "property_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "state" "OutboxState" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dedupe_key" TEXT NOT NULL,
    "provider_id" TEXT,
    "last_error" TEXT,
    "booking_id" UUID,
    "call_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "call" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "property_id" UUID NOT NULL,
    "call_sid" TEXT NOT NULL,
    "stream_sid" TEXT,
    "status" "CallStatus" NOT NULL DEFAULT 'ringing',
    "origin" "CallOrigin" NOT NULL DEFAULT 'external',
    "from_e164" TEXT,
    "to_e164" TEXT NOT NULL,
    "guest_id" UUID,
    "agent_version_id" UUID,
    "engine" TEXT NOT NULL DEFAULT 'realtime',
    "model" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'en',
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "duration_ms" INTEGER,
    "ended_by" TEXT,
    "outcome" TEXT,
    "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "summary" TEXT NOT NULL DEFAULT '',
    "requires_action" BOOLEAN NOT NULL DEFAULT false,
    "priority" "Priority" NOT NULL DEFAULT 'normal',
    "pipeline_minor" INTEGER,
    "cost_micros" INTEGER,
    "turn_count" INTEGER NOT NULL DEFAULT 0,
    "latency_p50_ms" INTEGER,
    "latency_max_ms" INTEGER,
    "server_instance" TEXT,
    "ticket_used_at" TIMESTAMPTZ(3),
    "search_text" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "call_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "call_turn" (
    "tenant_id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "role" "TurnRole" NOT NULL,
    "text" TEXT NOT NULL,
    "start_ms" INTEGER NOT NULL,
    "end_ms" INTEGER,
    "interrupted" BOOLEAN NOT NULL DEFAULT false,
    "latency" JSONB,

    CONSTRAINT "call_turn_pkey" PRIMARY KEY ("tenant_id","call_id","seq","at")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "call_event" (
    "tenant_id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "offset_ms" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "call_event_pkey" PRIMARY KEY ("tenant_id","call_id","seq","at")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "tool_invocation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "tool" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "args" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "result" JSONB,
    "effect_ref" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "offset_ms" INTEGER NOT NULL DEFAULT 0,
    "duration_ms" INTEGER,

    CONSTRAINT "tool_invocation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "call_cost" (
    "tenant_id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "component" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "quantity" DECIMAL(16,4) NOT NULL,
    "unit" TEXT NOT NULL,
    "amount" DECIMAL(12,6) NOT NULL,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "price_date" DATE NOT NULL,

    CONSTRAINT "call_cost_pkey" PRIMARY KEY ("tenant_id","call_id","component","model","unit")
);

-- CreateTable
CREATE TABLE "recording" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "recording_sid" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recording_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE INDEX "user_session_user_id_idx" ON "user_session"("user_id");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE INDEX "platform_audit_at_idx" ON "platform_audit"("at");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_slug_key" ON "tenant"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "phone_number_e164_key" ON "phone_number"("e164");

-- CreateIndex
CREATE UNIQUE INDEX "department_tenant_id_property_id_slug_key" ON "department"("tenant_id", "property_id", "slug");

-- CreateIndex
CREATE INDEX "opening_hours_tenant_id_property_id_idx" ON "opening_hours"("tenant_id", "property_id");

-- CreateIndex
CREATE UNIQUE INDEX "holiday_tenant_id_property_id_date_key" ON "holiday"("tenant_id", "property_id", "date");

-- CreateIndex
CREATE UNIQUE INDEX "agent_version_tenant_id_property_id_number_key" ON "agent_version"("tenant_id", "property_id", "number");

-- CreateIndex
CREATE INDEX "knowledge_passage_tenant_id_property_id_idx" ON "knowledge_passage"("tenant_id", "property_id");

-- CreateIndex
CREATE UNIQUE INDEX "knowledge_gap_tenant_id_property_id_normalized_key" ON "knowledge_gap"("tenant_id", "property_id", "normalized");

-- CreateIndex
CREATE UNIQUE INDEX "room_type_tenant_id_property_id_code_key" ON "room_type"("tenant_id", "property_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "room_tenant_id_property_id_number_key" ON "room"("tenant_id", "property_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "cancel_policy_tenant_id_property_id_code_key" ON "cancel_policy"("tenant_id", "property_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "rate_plan_tenant_id_property_id_code_key" ON "rate_plan"("tenant_id", "property_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "tax_rule_tenant_id_property_id_code_version_key" ON "tax_rule"("tenant_id", "property_id", "code", "version");

-- CreateIndex
CREATE UNIQUE INDEX "hold_tenant_id_idempotency_key_key" ON "hold"("tenant_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "hold_night_tenant_id_room_type_id_night_idx" ON "hold_night"("tenant_id", "room_type_id", "night");

-- CreateIndex
CREATE INDEX "guest_phone_tenant_id_guest_id_idx" ON "guest_phone"("tenant_id", "guest_id");

-- CreateIndex
CREATE INDEX "booking_tenant_id_arrival_idx" ON "booking"("tenant_id", "arrival");

-- CreateIndex
CREATE INDEX "booking_tenant_id_created_at_idx" ON "booking"("tenant_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "booking_tenant_id_call_id_idx" ON "booking"("tenant_id", "call_id");

-- CreateIndex
CREATE UNIQUE INDEX "booking_tenant_id_confirmation_code_key" ON "booking"("tenant_id", "confirmation_code");

-- CreateIndex
CREATE UNIQUE INDEX "booking_tenant_id_idempotency_key_key" ON "booking"("tenant_id", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "booking_tenant_id_hold_id_key" ON "booking"("tenant_id", "hold_id");

-- CreateIndex
CREATE INDEX "booking_night_tenant_id_room_type_id_night_idx" ON "booking_night"("tenant_id", "room_type_id", "night");

-- CreateIndex
CREATE UNIQUE INDEX "lead_tenant_id_number_key" ON "lead"("tenant_id", "number");

-- CreateIndex
CREATE INDEX "action_item_tenant_id_state_due_at_idx" ON "action_item"("tenant_id", "state", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "action_item_one_open" ON "action_item"("tenant_id", "dedupe_key") WHERE (state <> 'done');

-- CreateIndex
CREATE UNIQUE INDEX "outbox_message_tenant_id_dedupe_key_key" ON "outbox_message"("tenant_id", "dedupe_key");

-- CreateIndex
CREATE INDEX "call_tenant_id_started_at_id_idx" ON "call"("tenant_id", "started_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "call_tenant_id_from_e164_started_at_idx" ON "call"("tenant_id", "from_e164", "started_at" DESC);

-- CreateIndex
CREATE INDEX "call_tenant_id_outcome_started_at_id_idx" ON "call"("tenant_id", "outcome", "started_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "call_tenant_id_status_idx" ON "call"("tenant_id", "status");

-- CreateIndex
CREATE INDEX "call_search" ON "call" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "call_tenant_id_call_sid_key" ON "call"("tenant_id", "call_sid");

-- CreateIndex
CREATE UNIQUE INDEX "tool_invocation_tenant_id_call_id_tool_idempotency_key_key" ON "tool_invocation"("tenant_id", "call_id", "tool", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "recording_tenant_id_recording_sid_key" ON "recording"("tenant_id", "recording_sid");

-- CreateIndex
CREATE INDEX "audit_log_tenant_id_at_idx" ON "audit_log"("tenant_id", "at" DESC);

-- AddForeignKey
ALTER TABLE "user_session" ADD CONSTRAINT "user_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "property" ADD CONSTRAINT "property_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_number" ADD CONSTRAINT "phone_number_tenant_id_property_id_fkey" FOREIGN KEY ("tenant_id", "property_id") REFERENCES "property"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_tenant_id_property_id_fkey" FOREIGN KEY ("tenant_id", "property_id") REFERENCES "property"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_hours" ADD CONSTRAINT "opening_hours_tenant_id_property_id_fkey" FOREIGN KEY ("tenant_id", "property_id") REFERENCES "property"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_hours" ADD CONSTRAINT "opening_hours_tenant_id_department_id_fkey" FOREIGN KEY ("tenant_id", "department_id") REFERENCES "department"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holiday" ADD CONSTRAINT "holiday_tenant_id_property_id_fkey" FOREIGN KEY ("tenant_id", "property_id") REFERENCES "property"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent_version" ADD CONSTRAINT "agent_version_tenant_id_property_id_fkey" FOREIGN KEY ("tenant_id", "property_id") REFERENCES "property"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spoken_recording" ADD CONSTRAINT "spoken_recording_tenant_id_agent_version_id_fkey" FOREIGN KEY ("tenant_id", "agent_version_id") REFERENCES "agent_version"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "knowledge_passage" ADD CONSTRAINT "knowledge_passage_tenant_id_property_id_fkey" FOREIGN KEY ("tenant_id", "property_id") REFERENCES "property"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_type" ADD CONSTRAINT "room_type_tenant_id_property_id_fkey" FOREIGN KEY ("tenant_id", "property_id") REFERENCES "property"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room" ADD CONSTRAINT "room_tenant_id_room_type_id_fkey" FOREIGN KEY ("tenant_id", "room_type_id") REFERENCES "room_type"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cancel_policy" ADD CONSTRAINT "cancel_policy_tenant_id_property_id_fkey" FOREIGN KEY ("tenant_id", "property_id") REFERENCES "property"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rate_plan" ADD CONSTRAINT "rate_plan_tenant_id_property_id_fkey" FOREIGN KEY ("tenant_id", "property_id") REFERENCES "property"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rate_plan" ADD CONSTRAINT "rate_plan_tenant_id_cancel_policy_id_fkey" FOREIGN KEY ("tenant_id", "cancel_policy_id") REFERENCES "cancel_policy"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rate_night" ADD CONSTRAINT "rate_night_tenant_id_room_type_id_fkey" FOREIGN KEY ("tenant_id", "room_type_id") REFERENCES "room_type"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rate_night" ADD CONSTRAINT "rate_night_tenant_id_rate_plan_id_fkey" FOREIGN KEY ("tenant_id", "rate_plan_id") REFERENCES "rate_plan"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "restriction_night" ADD CONSTRAINT "restriction_night_tenant_id_room_type_id_fkey" FOREIGN KEY ("tenant_id", "room_type_id") REFERENCES "room_type"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "restriction_night" ADD CONSTRAINT "restriction_night_tenant_id_rate_plan_id_fkey" FOREIGN KEY ("tenant_id", "rate_plan_id") REFERENCES "rate_plan"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inventory_night" ADD CONSTRAINT "inventory_night_tenant_id_room_type_id_fkey" FOREIGN KEY ("tenant_id", "room_type_id") REFERENCES "room_type"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tax_rule" ADD CONSTRAINT "tax_rule_tenant_id_property_id_fkey" FOREIGN KEY ("tenant_id", "property_id") REFERENCES "property"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hold" ADD CONSTRAINT "hold_tenant_id_quote_id_fkey" FOREIGN KEY ("tenant_id", "quote_id") REFERENCES "quote"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hold_night" ADD CONSTRAINT "hold_night_tenant_id_hold_id_fkey" FOREIGN KEY ("tenant_id", "hold_id") REFERENCES "hold"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guest_phone" ADD CONSTRAINT "guest_phone_tenant_id_guest_id_fkey" FOREIGN KEY ("tenant_id", "guest_id") REFERENCES "guest"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_tenant_id_guest_id_fkey" FOREIGN KEY ("tenant_id", "guest_id") REFERENCES "guest"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_tenant_id_quote_id_fkey" FOREIGN KEY ("tenant_id", "quote_id") REFERENCES "quote"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_tenant_id_hold_id_fkey" FOREIGN KEY ("tenant_id", "hold_id") REFERENCES "hold"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_night" ADD CONSTRAINT "booking_night_tenant_id_booking_id_fkey" FOREIGN KEY ("tenant_id", "booking_id") REFERENCES "booking"("tenant_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_tenant_id_guest_id_fkey" FOREIGN KEY ("tenant_id", "guest_id") REFERENCES "guest"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tool_invocation" ADD CONSTRAINT "tool_invocation_tenant_id_call_id_fkey" FOREIGN KEY ("tenant_id", "call_id") REFERENCES "call"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_cost" ADD CONSTRAINT "call_cost_tenant_id_call_id_fkey" FOREIGN KEY ("tenant_id", "call_id") REFERENCES "call"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recording" ADD CONSTRAINT "recording_tenant_id_call_id_fkey" FOREIGN KEY ("tenant_id", "call_id") REFERENCES "call"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
