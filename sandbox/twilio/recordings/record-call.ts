import type { Call } from '../calls/call';
import type { Carrier } from '../carrier';
import { SILENCE_FRAME } from '../media/ticker';
import { toRfc2822 } from '../rfc2822';
import { newSid } from '../sids';
import { durationSecOf, type Recording, type RecordingSource } from './recording';

export interface RecordingOptions {
  source: RecordingSource;
  sides: 'caller' | 'both';
  channels: 1 | 2;
  /** Cuts silence off both ends. */
  trim?: boolean;
  callback?: { url: string; method: string; events: string[] } | null;
}

export interface RunningRecording {
  recording: Recording;
  /** Ends the recording and tells the callback. Stopping twice does nothing more. */
  stop(): void;
}

/** Starts to keep the audio of a call, until stopped or until the call ends. */
export function recordCall(carrier: Carrier, call: Call, options: RecordingOptions): RunningRecording {
  const recording = openRecording(carrier, call, options);
  const onMic = (frame: Buffer) => recording.callerFrames.push(frame);
  const onSpeaker = (frame: Buffer) => recording.agentFrames.push(frame);
  call.audio.micListeners.add(onMic);
  if (options.sides === 'both') call.audio.speakerListeners.add(onSpeaker);

  const stop = () => {
    if (recording.status !== 'in-progress') return;
    call.audio.micListeners.delete(onMic);
    call.audio.speakerListeners.delete(onSpeaker);
    call.ended.removeEventListener('abort', stop);
    if (options.trim) trimSilence(recording.callerFrames);
    recording.status = recording.callerFrames.length > 0 ? 'completed' : 'absent';
    recording.updatedAt = carrier.clock.date();
    report(carrier, call, recording, options);
  };
  call.ended.addEventListener('abort', stop, { once: true });
  report(carrier, call, recording, options);
  return { recording, stop };
}

function openRecording(carrier: Carrier, call: Call, options: RecordingOptions): Recording {
  const now = carrier.clock.date();
  const recording: Recording = {
    sid: newSid('RE'),
    callSid: call.sid,
    source: options.source,
    channels: options.channels,
    status: 'in-progress',
    startedAt: now,
    updatedAt: now,
    callerFrames: [],
    agentFrames: [],
  };
  carrier.recordings.add(recording);
  call.recordingSid = recording.sid;
  return recording;
}

function report(carrier: Carrier, call: Call, recording: Recording, options: RecordingOptions): void {
  const durationSec = durationSecOf(recording);
  call.events.append({
    type: 'recording',
    recordingSid: recording.sid,
    state: recording.status,
    durationSec,
  });
  const { callback } = options;
  if (!callback?.events.includes(recording.status)) return;
  const params = {
    AccountSid: carrier.accountSid,
    CallSid: call.sid,
    RecordingSid: recording.sid,
    RecordingUrl: recordingUrl(carrier, recording.sid),
    RecordingStatus: recording.status,
    RecordingDuration: String(durationSec),
    RecordingChannels: String(recording.channels),
    RecordingStartTime: toRfc2822(recording.startedAt),
    RecordingSource: recording.source,
    RecordingTrack: options.sides === 'both' ? 'both' : 'inbound',
    ErrorCode: '0',
  };
  carrier.sendWebhook({ url: callback.url, method: callback.method, params }).then(
    ({ status }) => call.events.append({ type: 'webhook', url: callback.url, status }),
    () => call.events.append({ type: 'error', code: 11200, message: `Could not reach ${callback.url}.` }),
  );
}

/** The address Twilio gives out for a recording: without an ending it is the WAV file. */
export function recordingUrl(carrier: Pick<Carrier, 'apiBaseUrl' | 'accountSid'>, sid: string): string {
  return `${carrier.apiBaseUrl}/2010-04-01/Accounts/${carrier.accountSid}/Recordings/${sid}`;
}

function trimSilence(frames: Buffer[]): void {
  while (frames.at(-1) === SILENCE_FRAME) frames.pop();
  const firstVoiced = frames.findIndex((frame) => frame !== SILENCE_FRAME);
  frames.splice(0, Math.max(0, firstVoiced));
}
