'use client';

import { SendHorizontal } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { FIELD_INPUT } from '@/components/ui/field-style';

interface SayFieldProps {
  label: string;
  suggestions: readonly string[];
  onSay(text: string): void;
}

/** What the guest says, typed. The chips go away once the talk has begun. */
export function SayField({ label, suggestions, onSay }: SayFieldProps) {
  const [text, setText] = useState('');
  const [hasSpoken, setHasSpoken] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);

  function say(words: string): void {
    const said = words.trim();
    if (said === '') return;
    onSay(said);
    setText('');
    setHasSpoken(true);
    input.current?.focus();
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    say(text);
  }

  return (
    <div className="flex flex-col gap-2.5">
      {hasSpoken ? null : (
        <ul aria-label="Things to say" className="flex flex-wrap gap-2">
          {suggestions.map((suggestion) => (
            <li key={suggestion}>
              <Button
                size="small"
                onPress={() => say(suggestion)}
                className="max-w-[calc(100vw-2rem)] font-normal text-ink-2 pointer-coarse:whitespace-normal pointer-coarse:h-auto pointer-coarse:py-2 pointer-coarse:text-left"
              >
                {suggestion}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={onSubmit} className="flex gap-2">
        <input
          ref={input}
          aria-label={label}
          placeholder={label}
          value={text}
          maxLength={500}
          autoComplete="off"
          enterKeyHint="send"
          onChange={(event) => setText(event.target.value)}
          className={`${FIELD_INPUT} h-10`}
        />
        <Button type="submit" variant="primary" size="large" isDisabled={text.trim() === ''}>
          <SendHorizontal aria-hidden className="size-4" />
          Say
        </Button>
      </form>
    </div>
  );
}
