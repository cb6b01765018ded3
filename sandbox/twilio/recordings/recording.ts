import { decodeUlaw } from '../../speech/ulaw';
import { encodeWav } from '../media/wav';

export type RecordingSource = 'RecordVerb' | 'DialVerb' | 'OutboundAPI' | 'StartCallRecordingAPI';
type RecordingStatus = 'in-progress' | 'completed' | 'absent';

/** Audio of one call, kept as µ-law frames and turned into a WAV file when somebody downloads it. */
export interface Recording {
  sid: string;
  callSid: string;
  source: RecordingSource;
  channels: 1 | 2;
  status: RecordingStatus;
  startedAt: Date;
  updatedAt: Date;
  callerFrames: Buffer[];
  /** What the caller heard; empty when only the caller is recorded. */
  agentFrames: Buffer[];
}

export function durationSecOf(recording: Recording): number {
  return Math.round(recording.callerFrames.length / 50);
}

export function bytesOf(recording: Recording): number {
  return (recording.callerFrames.length + recording.agentFrames.length) * 160;
}

/** A 16-bit 8 kHz WAV file: caller left and agent right when dual, otherwise mixed into one channel. */
export function toWav(recording: Recording): Buffer {
  const caller = decodeUlaw(Buffer.concat(recording.callerFrames));
  if (recording.agentFrames.length === 0) return encodeWav([caller]);
  const agent = decodeUlaw(Buffer.concat(recording.agentFrames));
  return recording.channels === 2 ? encodeWav([caller, agent]) : encodeWav([mix(caller, agent)]);
}

function mix(first: Int16Array, second: Int16Array): Int16Array {
  return first.map((sample, index) => {
    const sum = sample + (second[index] ?? 0);
    return Math.max(-32768, Math.min(32767, sum));
  });
}
