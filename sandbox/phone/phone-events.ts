/** What happens on a call, as the phone's event stream tells it. Types only: scripts and the server share them. */
export type CallStatus =
  | 'queued'
  | 'initiated'
  | 'ringing'
  | 'in-progress'
  | 'completed'
  | 'busy'
  | 'failed'
  | 'no-answer'
  | 'canceled';

export type CallEventBody =
  | { type: 'state'; status: CallStatus; reason?: string }
  | { type: 'caller_text'; text: string; state: 'started' | 'finished' }
  | { type: 'agent_text'; id: string; text: string; source: 'watermark' | 'twiml' | 'recorded' }
  | { type: 'agent_text_done'; id: string; text: string; heardMs: number; interrupted: boolean }
  | { type: 'agent_audio'; state: 'started' | 'stopped' }
  /** The agent has been quiet for 600 ms after speaking; `said` is everything since it began. */
  | { type: 'agent_idle'; said: string; interrupted: boolean }
  | { type: 'mark'; name: string; state: 'received' | 'played' | 'cleared' }
  | { type: 'clear'; droppedMs: number }
  | { type: 'dtmf'; digits: string }
  | { type: 'verb'; verb: string; attributes: Record<string, string>; text: string }
  | {
      type: 'stream';
      state: 'connecting' | 'started' | 'stopped' | 'failed';
      streamSid: string;
      reason?: string;
    }
  | { type: 'dial'; to: string; callSid: string; status: CallStatus }
  | {
      type: 'recording';
      recordingSid: string;
      state: 'in-progress' | 'completed' | 'absent';
      durationSec: number;
    }
  | { type: 'webhook'; url: string; status: number }
  | { type: 'error'; code: number; message: string };

export type CallEvent = CallEventBody & { sequence: number; atMs: number };

export interface HeardSegment {
  text: string;
  heardMs: number;
  interrupted: boolean;
}

export interface PhoneCall {
  callSid: string;
  parentCallSid: string | null;
  direction: string;
  from: string;
  to: string;
  status: CallStatus;
  startedAt: string;
  endedAt: string | null;
  /** The TwiML verb being carried out, or null before the first and after the last. */
  verb: string | null;
  streamSid: string | null;
  /** How much the caller has heard so far. */
  heardMs: number;
  heard: HeardSegment[];
}
