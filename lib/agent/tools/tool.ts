import type { z } from 'zod';
import type { Clock } from '@/lib/clock';

/** What every tool knows of the call it serves. The tenant and property come from the dialled number, never from the model. */
export interface ToolContext {
  tenantId: string;
  propertyId: string;
  callId: string;
  /** E.164, or null when the caller withholds it. */
  callerNumber: string | null;
  /** BCP 47 language of the conversation. */
  locale: string;
  /** True only on lines the trunk marks as rooms of the house. */
  inRoom: boolean;
  clock: Clock;
  /** Stable for one (call, tool, intent): a repeated request finds its first effect. */
  idempotencyKey: string;
}

/** What the call itself must do after a tool, beside speaking. */
export type CallControl =
  | { type: 'transfer'; departmentSlug: string; phone: string; ringSeconds: number; summary: string }
  | { type: 'end_call'; reason: string }
  | { type: 'emergency'; kind: string };

/**
 * What the model gets back. `sayFacts` are finished sentences with every amount, date and code the agent may speak;
 * `data` carries ids it needs for the next tool. Nothing else of the database reaches the model.
 */
export interface ToolResult {
  ok: boolean;
  /** A stable word: `offers`, `sold_out`, `held`, `confirmed`, `unknown`, … */
  code: string;
  sayFacts: string[];
  data?: Record<string, unknown>;
  alternatives?: Record<string, unknown>[];
  /** The committed row behind the words, such as `booking:<id>`. */
  effectRef?: string;
  control?: CallControl;
}

export interface AgentTool<Input = unknown> {
  name: string;
  /** Told to the model. */
  description: string;
  /** Its JSON schema is what the model sees; tenant and property never appear in it. */
  input: z.ZodType<Input>;
  effect: 'read' | 'write' | 'control';
  /**
   * A write whose effect passes by itself, such as a hold. Asked for again it is performed again under its first key, and
   * the room judges what still stands; the answer of the first time may no longer be true.
   */
  lapses?: true;
  /** Spoken when the tool has not answered within 700 ms. */
  fillers: string[];
  timeLimitMs: number;
  run(context: ToolContext, input: Input): Promise<ToolResult>;
}
