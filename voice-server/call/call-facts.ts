import type { AgentTool } from '@/lib/agent/tools/tool';
import type { EngineTool } from '../engine/engine';
import type { RecordingKind } from './machine/state';

/** A sentence ready to be played. */
export interface Recording {
  text: string;
  /** 8 kHz µ-law. */
  ulaw: Uint8Array;
}

/** Everything one call needs to know, read once before it is answered and never changed. */
export interface CallFacts {
  tenantId: string;
  propertyId: string;
  callId: string;
  callSid: string;
  channel: 'twilio' | 'browser';
  /** E.164, or null when withheld. */
  callerNumber: string | null;
  inRoom: boolean;
  guestId: string | null;
  agentVersionId: string;
  /** BCP 47. */
  locale: string;
  fallbackNumber: string;
  voice: string;
  instructions: string;
  keywords: string[];
  tools: AgentTool[];
  engineTools: EngineTool[];
  recordings: ReadonlyMap<RecordingKind, Recording>;
  /** Rendered fillers by their words. */
  fillers: ReadonlyMap<string, Recording>;
  maxCallMs: number;
}
