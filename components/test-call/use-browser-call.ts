'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { ProblemError } from '@/lib/http/api-client';
import type { LineEnd } from './call-line';
import { type PlacedCall, placeCall } from './place-call';

type BrowserCallState =
  | { name: 'idle' }
  | { name: 'ringing' }
  | { name: 'connected'; call: PlacedCall; startedAt: string }
  | { name: 'ended'; callId: string; end: LineEnd }
  | { name: 'refused'; reason: string };

export interface BrowserCall {
  state: BrowserCallState;
  /** From a press of a button only: the browser plays no sound otherwise. */
  call(propertyId: string): void;
  hangUp(): void;
  reset(): void;
}

/** One call at a time from this page; leaving the page hangs up. */
export function useBrowserCall(): BrowserCall {
  const [state, setState] = useState<BrowserCallState>({ name: 'idle' });
  const current = useRef<PlacedCall | null>(null);

  async function place(propertyId: string): Promise<void> {
    try {
      const placed = await placeCall(propertyId, {
        onOpen: () => {
          const open = current.current;
          if (open) setState({ name: 'connected', call: open, startedAt: new Date().toISOString() });
        },
        onEnd: (end) => {
          const callId = current.current?.callId ?? '';
          current.current = null;
          setState({ name: 'ended', callId, end });
        },
      });
      current.current = placed;
    } catch (error) {
      setState({
        name: 'refused',
        reason: error instanceof ProblemError ? error.detail : 'Nothing answered. Try again in a moment.',
      });
    }
  }

  function call(propertyId: string): void {
    setState({ name: 'ringing' });
    void place(propertyId);
  }

  const hangUp = useCallback(() => current.current?.line.hangUp(), []);
  const reset = useCallback(() => setState({ name: 'idle' }), []);
  useEffect(() => hangUp, [hangUp]);

  return { state, call, hangUp, reset };
}
