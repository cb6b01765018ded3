import { FRAME_MS, SILENCE_FRAME } from '../../media/ticker';
import { beep } from '../../media/tones';
import { recordCall, recordingUrl } from '../../recordings/record-call';
import { durationSecOf } from '../../recordings/recording';
import type { XmlElement } from '../parse-xml';
import { loadTwiml } from '../twiml-source';
import { actionOf, callbackOf, NEXT, numberOf, type Verb, type VerbContext, type VerbOutcome } from '../verb';
import { playThrough } from './speak';

type End = { why: 'silence' | 'max_length' } | { why: 'key'; digit: string } | { why: 'hangup' };

/** Records what the caller says until they stop, press a key, hang up or reach the longest allowed. */
export const record: Verb = async (element, context) => {
  const { carrier, call } = context;
  call.setStatus('in-progress');
  if (element.attributes.playBeep !== 'false') await playThrough(context, beep());
  const callback = callbackOf(element, context, 'recordingStatusCallback', 'completed');
  const trim = element.attributes.trim !== 'do-not-trim';
  const running = recordCall(carrier, call, {
    source: 'RecordVerb',
    sides: 'caller',
    channels: 1,
    trim,
    callback,
  });
  const ending = listen(element, context);
  const end = await ending.finally(() => running.stop());
  if (!ending.heardVoice()) return NEXT;
  const params = {
    RecordingSid: running.recording.sid,
    RecordingUrl: recordingUrl(carrier, running.recording.sid),
    RecordingDuration: String(durationSecOf(running.recording)),
    Digits: end.why === 'key' ? end.digit : end.why === 'hangup' ? 'hangup' : '',
  };
  const outcome = actionOf(element, context, params, context.baseUrl);
  if (end.why === 'hangup') await reportAfterHangup(context, outcome);
  return outcome;
};

function listen(
  element: XmlElement,
  { call, signal }: VerbContext,
): Promise<End> & { heardVoice(): boolean } {
  const maxFrames = (numberOf(element, 'maxLength', 3600) * 1000) / FRAME_MS;
  const maxSilentFrames = (numberOf(element, 'timeout', 5) * 1000) / FRAME_MS;
  const finishKeys = element.attributes.finishOnKey ?? '1234567890*#';
  let frames = 0;
  let silentFrames = 0;
  let heardVoice = false;
  const ending = new Promise<End>((resolve, reject) => {
    const onFrame = (frame: Buffer) => {
      frames += 1;
      silentFrames = frame === SILENCE_FRAME ? silentFrames + 1 : 0;
      heardVoice ||= silentFrames === 0;
      if (frames >= maxFrames) settle(() => resolve({ why: 'max_length' }));
      else if (silentFrames >= maxSilentFrames) settle(() => resolve({ why: 'silence' }));
    };
    const onKey = (digit: string) => {
      if (finishKeys.includes(digit)) settle(() => resolve({ why: 'key', digit }));
    };
    const onAbort = () => settle(() => (call.isOver ? resolve({ why: 'hangup' }) : reject(signal.reason)));
    const settle = (finish: () => void) => {
      call.audio.micListeners.delete(onFrame);
      call.dtmfListeners.delete(onKey);
      signal.removeEventListener('abort', onAbort);
      finish();
    };
    call.audio.micListeners.add(onFrame);
    call.dtmfListeners.add(onKey);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  return Object.assign(ending, { heardVoice: () => heardVoice });
}

/** The action still learns of a recording whose caller hung up; what it answers is carried out by nobody. */
export async function reportAfterHangup({ carrier, call }: VerbContext, outcome: VerbOutcome): Promise<void> {
  if (outcome.kind !== 'jump') return;
  await loadTwiml(carrier, call, outcome.to, new AbortController().signal).catch((error: unknown) => {
    carrier.log.warn({ callSid: call.sid, err: error }, 'action after hang-up failed');
  });
}
