'use client';

import { Phone } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { formatPhone } from '@/components/ui/format-phone';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import type { MeDto } from '@/lib/auth/schema';

type Property = MeDto['properties'][number];

interface StartCallProps {
  properties: readonly Property[];
  property: Property;
  isRinging: boolean;
  /** Why the last call did not come about. */
  refusal: string | null;
  onChooseProperty(id: string): void;
  onCall(): void;
}

/** Before the call: what will happen, and one big button. */
export function StartCall({
  properties,
  property,
  isRinging,
  refusal,
  onChooseProperty,
  onCall,
}: StartCallProps) {
  const number = property.numbers[0]?.e164;
  return (
    <div className="mx-auto flex min-h-[calc(100dvh-8rem)] max-w-md flex-col items-center justify-center gap-6 px-4 py-10 text-center">
      <h1 className="font-serif text-2xl">Call your front desk</h1>
      <p className="text-base text-ink-2">
        You are the guest. The call runs like any other: answered by {property.name}, in the log, and what it
        books is booked.
      </p>
      {properties.length > 1 ? (
        <Select
          label="Property to call"
          options={properties.map(({ id, name }) => ({ value: id, label: name }))}
          value={property.id}
          onChange={onChooseProperty}
        />
      ) : null}
      <Button
        onPress={onCall}
        isDisabled={isRinging}
        className="flex size-32 cursor-default flex-col items-center justify-center gap-1.5 rounded-full bg-brass-fill font-semibold text-lg text-on-brass transition-colors hover:bg-brass-fill-hover pressed:bg-brass-fill-hover outline-offset-4"
      >
        {isRinging ? <Spinner /> : <Phone aria-hidden className="size-7" />}
        {isRinging ? 'Calling…' : 'Call'}
      </Button>
      <p role="status" className="min-h-5 text-sm">
        {refusal ? <span className="text-failed">{refusal}</span> : null}
        {!refusal && number ? (
          <span className="text-ink-3">
            Or dial <span className="tabular whitespace-nowrap">{formatPhone(number)}</span>.
          </span>
        ) : null}
      </p>
    </div>
  );
}
