import { z } from 'zod';
import { checkAvailability } from './check-availability';
import { createBookingTool } from './create-booking';
import { createLeadTool } from './create-lead';
import { emergencyProtocolTool } from './emergency-protocol';
import { endCallTool } from './end-call';
import { placeHoldTool } from './place-hold';
import { searchKnowledgeTool } from './search-knowledge';
import { takeMessageTool } from './take-message';
import type { AgentTool } from './tool';
import { transferCallTool } from './transfer-call';

/** Every tool there is, in the order the model reads them; the order is part of the cached prompt. */
const ALL_TOOLS: readonly AgentTool[] = [
  searchKnowledgeTool,
  checkAvailability,
  placeHoldTool,
  createBookingTool,
  createLeadTool,
  takeMessageTool,
  transferCallTool,
  emergencyProtocolTool,
  endCallTool,
];

/** What no property can switch off: a person on request, help in danger, and an end. */
const ALWAYS = new Set(['transfer_call', 'emergency_protocol', 'end_call']);

/** The tools an agent version has on, by name; names nobody knows are passed over. */
export function toolsFor(enabled: readonly string[]): AgentTool[] {
  return ALL_TOOLS.filter(({ name }) => ALWAYS.has(name) || enabled.includes(name));
}

export interface ToolDescription {
  type: 'function';
  name: string;
  description: string;
  /** JSON schema of the arguments. */
  parameters: Record<string, unknown>;
}

/** The tools as the model's API wants them. */
export function describeTools(tools: readonly AgentTool[]): ToolDescription[] {
  return tools.map(({ name, description, input }) => {
    const { $schema: _version, ...parameters } = z.toJSONSchema(input, {
      io: 'input',
      unrepresentable: 'any',
    });
    return { type: 'function', name, description, parameters };
  });
}
