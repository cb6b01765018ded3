'use client';

import { useQuery } from '@tanstack/react-query';
import { Phone } from 'lucide-react';
import { QueryError } from '@/components/shell/query-error';
import { buttonStyle } from '@/components/ui/button-style';
import { Panel } from '@/components/ui/panel';
import { callQueries } from '@/lib/calls/client';
import { CallDetail } from './call-detail';
import { CallDetailSkeleton } from './call-detail-skeleton';
import { callerName } from './caller';
import { useCallHref } from './use-call-href';

export function CallPanel({ id }: { id: string }) {
  const query = useQuery(callQueries.detail(id));
  const { close } = useCallHref();
  const call = query.data;
  return (
    <Panel
      title={call ? callerName(call) : 'Call'}
      subject={id}
      closeLabel="Close the call"
      onClose={close}
      actions={call?.from && call.origin !== 'browser' ? <CallBack number={call.from} /> : null}
    >
      {query.isPending ? <CallDetailSkeleton /> : null}
      {query.isError && !call ? (
        <QueryError
          error={query.error}
          what="this call"
          onRetry={() => void query.refetch()}
          isRetrying={query.isFetching}
        />
      ) : null}
      {call ? <CallDetail key={call.id} call={call} /> : null}
    </Panel>
  );
}

function CallBack({ number }: { number: string }) {
  return (
    <a href={`tel:${number}`} className={buttonStyle({})}>
      <Phone aria-hidden className="size-3.5" />
      Call back
    </a>
  );
}
