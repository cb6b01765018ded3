import { z } from 'zod';

export const CALL_STATUSES = ['ringing', 'in_progress', 'completed', 'failed'] as const;
export const CALL_ORIGINS = ['external', 'in_room', 'staff', 'browser'] as const;

/** How a call ended, in the hotel's words. `empty` is a call in which the caller said nothing. */
export const CALL_OUTCOMES = [
  'booked',
  'lead',
  'info_given',
  'message_taken',
  'transferred',
  'voicemail',
  'emergency',
  'abandoned',
  'empty',
  'failed',
] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** Stages of one answer, in milliseconds; all counted from the end of the caller's speech. */
export const turnLatencySchema = z.object({
  endOfTurnMs: z.number().optional().describe('until the engine judged the caller finished'),
  firstTokenMs: z.number().optional().describe('until the model began its response'),
  toolMs: z.number().optional().describe('spent in tools'),
  firstAudioMs: z.number().optional().describe('until the first audio of the answer was sent to the carrier'),
  totalMs: z.number().describe('until the caller heard the first sound of the answer'),
});
export type TurnLatency = z.infer<typeof turnLatencySchema>;

const callTurnSchema = z.object({
  seq: z.number().int(),
  role: z.enum(['guest', 'agent']),
  text: z.string(),
  at: z.iso.datetime(),
  startMs: z.number().int().describe('offset from the start of the call'),
  endMs: z.number().int().nullable(),
  interrupted: z.boolean().describe('the text is cut to what the caller heard'),
  latency: turnLatencySchema.nullable(),
});
export type CallTurnDto = z.infer<typeof callTurnSchema>;

const callEventSchema = z.object({
  seq: z.number().int(),
  type: z.string(),
  at: z.iso.datetime(),
  offsetMs: z.number().int(),
  data: z.record(z.string(), z.unknown()),
});
export type CallEventDto = z.infer<typeof callEventSchema>;

const toolCallSchema = z.object({
  id: z.string(),
  tool: z.string(),
  status: z.enum(['running', 'ok', 'refused', 'failed', 'timeout']),
  args: z.record(z.string(), z.unknown()),
  sayFacts: z.array(z.string()),
  effectRef: z.string().nullable(),
  offsetMs: z.number().int(),
  durationMs: z.number().int().nullable(),
});
export type ToolCallDto = z.infer<typeof toolCallSchema>;

export const callSummarySchema = z.object({
  id: z.string(),
  propertyId: z.string(),
  propertyName: z.string(),
  zone: z.string(),
  currency: z.string(),
  status: z.enum(CALL_STATUSES),
  origin: z.enum(CALL_ORIGINS),
  from: z.string().nullable(),
  to: z.string(),
  guestName: z.string().nullable(),
  language: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  durationMs: z.number().int().nullable(),
  outcome: z.enum(CALL_OUTCOMES).nullable(),
  summary: z.string(),
  requiresAction: z.boolean(),
  priority: z.enum(['low', 'normal', 'high', 'urgent']),
  pipelineMinor: z.number().int().nullable(),
  costMicros: z.number().int().nullable().describe('millionths of a US dollar'),
  turnCount: z.number().int(),
  latencyP50Ms: z.number().int().nullable(),
});
export type CallSummaryDto = z.infer<typeof callSummarySchema>;

const callCostSchema = z.object({
  component: z.string(),
  model: z.string(),
  quantity: z.number(),
  unit: z.string(),
  amount: z.string().describe('US dollars, six decimals'),
  priceDate: z.string(),
});

const recordingSchema = z.object({
  id: z.string(),
  kind: z.enum(['voicemail', 'call']),
  url: z.string(),
  durationMs: z.number().int(),
  createdAt: z.iso.datetime(),
});

export const callDetailSchema = callSummarySchema.extend({
  callSid: z.string(),
  engine: z.string(),
  model: z.string(),
  endedBy: z.string().nullable(),
  latencyMaxMs: z.number().int().nullable(),
  turns: z.array(callTurnSchema),
  events: z.array(callEventSchema),
  tools: z.array(toolCallSchema),
  costs: z.array(callCostSchema),
  recordings: z.array(recordingSchema),
  bookings: z.array(z.object({ id: z.string(), confirmationCode: z.string() })),
});
export type CallDetailDto = z.infer<typeof callDetailSchema>;

/** Keyset paging: `cursor` is opaque and comes from the page before. */
export const listCallsSchema = z.object({
  q: z.string().trim().max(100).optional().describe('words said, a name, a number'),
  outcome: z.enum(CALL_OUTCOMES).optional(),
  status: z.enum(CALL_STATUSES).optional(),
  propertyId: z.uuid().optional(),
  requiresAction: z.stringbool().optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ListCallsQuery = z.infer<typeof listCallsSchema>;
