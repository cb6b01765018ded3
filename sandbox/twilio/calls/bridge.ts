import type { VerbContext } from '../twiml/verb';
import type { Call } from './call';

/** Lets two telephones hear each other until either hangs up or the caller is given other instructions. */
export async function bridge(
  { carrier, call, signal }: VerbContext,
  leg: Call,
  options: { timeLimitMs: number; hangUpOnStar: boolean },
): Promise<void> {
  const toLeg = (frame: Buffer) => leg.audio.hearFromBridge(frame);
  const toCall = (frame: Buffer) => call.audio.hearFromBridge(frame);
  const onKey = (digit: string) => {
    if (digit === '*' && options.hangUpOnStar) leg.setStatus('completed');
  };
  call.audio.micListeners.add(toLeg);
  leg.audio.micListeners.add(toCall);
  call.dtmfListeners.add(onKey);
  const cancelLimit = carrier.clock.after(options.timeLimitMs, () => leg.setStatus('completed'));
  await untilAborted(AbortSignal.any([leg.ended, signal]));
  cancelLimit();
  call.dtmfListeners.delete(onKey);
  call.audio.micListeners.delete(toLeg);
  leg.audio.micListeners.delete(toCall);
  leg.setStatus('completed');
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
