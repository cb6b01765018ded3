'use client';

import { useState } from 'react';
import { useLiveCalls } from '@/components/live/use-live-calls';
import { Permitted } from '@/components/shell/permitted';
import { useMe } from '@/components/shell/use-me';
import { EmptyState } from '@/components/ui/empty-state';
import { CallEnded } from './call-ended';
import { CallInProgress } from './call-in-progress';
import { StartCall } from './start-call';
import { SUGGESTIONS } from './suggestions';
import { useBrowserCall } from './use-browser-call';

export function TestCallScreen() {
  return (
    <Permitted permission="place_test_call" what="calls from the browser">
      <TestCall />
    </Permitted>
  );
}

function TestCall() {
  const { properties } = useMe();
  const [propertyId, setPropertyId] = useState(properties[0]?.id);
  const { state, call, hangUp, reset } = useBrowserCall();
  const { live, justEnded } = useLiveCalls();
  const property = properties.find((candidate) => candidate.id === propertyId) ?? properties[0];
  if (!property)
    return (
      <EmptyState title="No property yet">
        A property is needed before its front desk can be called.
      </EmptyState>
    );
  const find = (id: string) => [...live, ...justEnded].find((candidate) => candidate.id === id);

  switch (state.name) {
    case 'connected':
      return (
        <CallInProgress
          call={state.call}
          startedAt={state.startedAt}
          propertyName={property.name}
          live={find(state.call.callId)}
          suggestions={SUGGESTIONS[property.kind]}
          onHangUp={hangUp}
        />
      );
    case 'ended':
      return <CallEnded end={state.end} callId={state.callId} ended={find(state.callId)} onAgain={reset} />;
    default:
      return (
        <StartCall
          properties={properties}
          property={property}
          isRinging={state.name === 'ringing'}
          refusal={state.name === 'refused' ? state.reason : null}
          onChooseProperty={setPropertyId}
          onCall={() => call(property.id)}
        />
      );
  }
}
