import type { CallParts } from './call-parts';
import type { CallEffect } from './machine/state';

/** How long the fallback number rings. */
const FALLBACK_RING_SECONDS = 30;

type Leaving = Extract<CallEffect, { type: 'transfer' | 'hang_up' }>;

/** Asks the carrier to end or move the call. When it cannot, the machine closes the stream and its next verb takes over. */
export function leave(parts: CallParts, effect: Leaving): void {
  const { dispatch, ports, transcript } = parts;
  const isTransfer = effect.type === 'transfer';
  const asked = isTransfer ? transfer(parts, effect) : ports.control.hangUp();
  void asked.then(
    (isDone) => {
      if (isTransfer) dispatch({ type: isDone ? 'transfer_accepted' : 'transfer_refused' });
      else if (!isDone) dispatch({ type: 'caller_left', how: 'status' });
    },
    (error: unknown) => {
      ports.observe.fault(error);
      transcript.note('carrier_refused', { wish: effect.type });
      dispatch({ type: isTransfer ? 'transfer_refused' : 'hang_up_refused' });
    },
  );
}

function transfer(
  { facts, ports, transcript }: CallParts,
  { target }: Extract<Leaving, { type: 'transfer' }>,
): Promise<boolean> {
  const { to, reason, summary } = target;
  const phone = to === 'fallback' ? facts.fallbackNumber : to.phone;
  const ringSeconds = to === 'fallback' ? FALLBACK_RING_SECONDS : to.ringSeconds;
  const slug = to === 'fallback' ? 'fallback' : to.slug;
  transcript.note('transfer_requested', { to: slug, reason });
  ports.observe.event('transfer_requested');
  return ports.control.transfer({ phone, ringSeconds, whisper: summary, to: slug });
}
