import type { CallCost, CallEvent, CallTurn, Recording, ToolInvocation } from '@/lib/db/generated/client';
import { fromDbDate } from '@/lib/local-date';
import {
  type CallDetailDto,
  type CallEventDto,
  type CallTurnDto,
  type ToolCallDto,
  turnLatencySchema,
} from './schema';

export function presentTurn(turn: CallTurn): CallTurnDto {
  return {
    seq: turn.seq,
    role: turn.role,
    text: turn.text,
    at: turn.at.toISOString(),
    startMs: turn.startMs,
    endMs: turn.endMs,
    interrupted: turn.interrupted,
    latency: turnLatencySchema.safeParse(turn.latency).data ?? null,
  };
}

export function presentEvent(event: CallEvent): CallEventDto {
  return {
    seq: event.seq,
    type: event.type,
    at: event.at.toISOString(),
    offsetMs: event.offsetMs,
    data: asRecord(event.data),
  };
}

const TOOL_STATUSES = ['running', 'ok', 'refused', 'failed', 'timeout'] as const;

export function presentTool(tool: ToolInvocation): ToolCallDto {
  const { sayFacts } = asRecord(tool.result);
  return {
    id: tool.id,
    tool: tool.tool,
    status: TOOL_STATUSES.find((status) => status === tool.status) ?? 'failed',
    args: asRecord(tool.args),
    sayFacts: Array.isArray(sayFacts) ? sayFacts.filter((fact) => typeof fact === 'string') : [],
    effectRef: tool.effectRef,
    offsetMs: tool.offsetMs,
    durationMs: tool.durationMs,
  };
}

export function presentCost(cost: CallCost): CallDetailDto['costs'][number] {
  return {
    component: cost.component,
    model: cost.model,
    quantity: cost.quantity.toNumber(),
    unit: cost.unit,
    amount: cost.amount.toFixed(6),
    priceDate: fromDbDate(cost.priceDate),
  };
}

export function presentRecording(recording: Recording): CallDetailDto['recordings'][number] {
  return {
    id: recording.id,
    kind: recording.kind === 'voicemail' ? 'voicemail' : 'call',
    url: `/api/v1/recordings/${recording.id}`,
    durationMs: recording.durationMs,
    createdAt: recording.createdAt.toISOString(),
  };
}

function asRecord(json: unknown): Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
    ? (json as Record<string, unknown>)
    : {};
}
