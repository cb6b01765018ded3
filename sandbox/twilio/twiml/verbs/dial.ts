import { bridge } from '../../calls/bridge';
import type { Call } from '../../calls/call';
import { openCall } from '../../calls/open-call';
import { ringLine } from '../../calls/ring-line';
import { ringback } from '../../media/tones';
import { type RunningRecording, recordCall, recordingUrl } from '../../recordings/record-call';
import type { XmlElement } from '../parse-xml';
import { startScreening } from '../screen-call';
import { TwimlError } from '../twiml-source';
import { actionOf, callbackOf, numberOf, type Verb, type VerbContext } from '../verb';
import { reportAfterHangup } from './record';

interface DialResult {
  leg: Call;
  bridgedSec: number | null;
}

/** Rings the numbers inside all at once and bridges the caller to the first that answers. */
export const dial: Verb = async (element, context) => {
  const { call, signal } = context;
  if (element.attributes.answerOnBridge !== 'true') call.setStatus('in-progress');
  const targets = targetsOf(element);
  const legs = targets.map((target) => openLeg(element, target, context));
  const cancelAll = () => cancel(legs);
  signal.addEventListener('abort', cancelAll, { once: true });
  const recording = startRecording(element, context, 'record-from-ringing');
  try {
    const result = await reach(element, targets, legs, context);
    const outcome = actionOf(element, context, dialParams(result, recording, context));
    if (call.isOver) await reportAfterHangup(context, outcome);
    return outcome;
  } finally {
    recording?.stop();
    signal.removeEventListener('abort', cancelAll);
  }
};

function targetsOf(element: XmlElement): XmlElement[] {
  const stranger = element.children.find((child) => child.name !== 'Number');
  if (stranger) throw new TwimlError(12200, `<Dial> cannot hold <${stranger.name}> here, only <Number>.`);
  const targets = element.text.trim() === '' ? element.children : [element];
  if (targets.length === 0) throw new TwimlError(13201, '<Dial> has no number to call.');
  return targets;
}

function openLeg(element: XmlElement, target: XmlElement, context: VerbContext): Call {
  const { carrier, call } = context;
  const to = target.text.trim().replace(/[\s().-]/g, '');
  const leg = openCall(carrier, {
    from: element.attributes.callerId ?? call.options.from,
    to,
    direction: 'outbound-dial',
    parentSid: call.sid,
    statusCallback: callbackOf(target, context, 'statusCallback', 'completed'),
  });
  leg.events.subscribe((event) => {
    if (event.type !== 'state') return;
    call.events.append({ type: 'dial', to, callSid: leg.sid, status: event.status });
  });
  return leg;
}

async function reach(
  element: XmlElement,
  targets: XmlElement[],
  legs: Call[],
  context: VerbContext,
): Promise<DialResult> {
  const { call, carrier } = context;
  call.audio.setTone(ringback());
  const answered = await firstAnswer(element, targets, legs, context).finally(() => call.audio.setTone(null));
  cancel(legs.filter((leg) => leg !== answered));
  const leg = answered ?? legs[0];
  if (!leg) throw new TwimlError(13201, '<Dial> has no number to call.');
  if (!answered || leg.isOver || context.signal.aborted) return { leg, bridgedSec: null };
  call.setStatus('in-progress');
  const recording = startRecording(element, context, 'record-from-answer');
  const startedMs = carrier.clock.nowMs();
  await bridge(context, leg, {
    timeLimitMs: numberOf(element, 'timeLimit', 14_400) * 1000,
    hangUpOnStar: element.attributes.hangupOnStar === 'true',
  });
  recording?.stop();
  return { leg, bridgedSec: Math.round((carrier.clock.nowMs() - startedMs) / 1000) };
}

/** The first leg that is answered and, where the number asks for it, accepts; null when none does. */
function firstAnswer(
  element: XmlElement,
  targets: XmlElement[],
  legs: Call[],
  context: VerbContext,
): Promise<Call | null> {
  const timeoutMs = numberOf(element, 'timeout', 30) * 1000;
  const attempts = legs.map(async (leg, index) => {
    const rung = await ringLine(context.carrier, leg, timeoutMs);
    if (rung === 'over') throw new Error('not answered');
    await startScreening(targets[index], leg, context);
    if (leg.isOver) throw new Error('not accepted');
    return leg;
  });
  return Promise.any(attempts).catch(() => null);
}

function cancel(legs: Call[]): void {
  for (const leg of legs) {
    if (leg.status === 'in-progress') leg.setStatus('completed');
    else leg.setStatus('canceled');
  }
}

function startRecording(element: XmlElement, context: VerbContext, from: string): RunningRecording | null {
  const mode = element.attributes.record ?? 'do-not-record';
  const wanted = mode === 'true' ? 'record-from-answer' : mode.replace(/-dual$/, '');
  if (wanted !== from) return null;
  const callback = callbackOf(element, context, 'recordingStatusCallback', 'completed');
  const channels = mode.endsWith('-dual') ? 2 : 1;
  return recordCall(context.carrier, context.call, { source: 'DialVerb', sides: 'both', channels, callback });
}

function dialParams(
  { leg, bridgedSec }: DialResult,
  recording: RunningRecording | null,
  { carrier, call }: VerbContext,
): Record<string, string> {
  const wasAnswered = leg.answeredAt !== null;
  const recordingSid = recording?.recording.sid ?? (bridgedSec === null ? null : call.recordingSid);
  return {
    DialCallSid: leg.sid,
    DialCallStatus: wasAnswered ? 'completed' : leg.status,
    DialBridged: String(bridgedSec !== null),
    ...(wasAnswered ? { DialCallDuration: String(bridgedSec ?? leg.durationSec) } : {}),
    ...(recordingSid ? { RecordingUrl: recordingUrl(carrier, recordingSid) } : {}),
  };
}
