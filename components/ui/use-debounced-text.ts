'use client';

import { useEffect, useRef, useState } from 'react';

/** The text of a search box: on the screen at once, told onward when the typing rests. Follows `value` when it changes elsewhere. */
export function useDebouncedText(
  value: string,
  onRest: (text: string) => void,
  restMs = 250,
): [string, (text: string) => void] {
  const [text, setText] = useState(value);
  const told = useRef(value);
  const tell = useRef(onRest);
  tell.current = onRest;

  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setText(value);
  }, [value]);

  useEffect(() => {
    if (text === told.current) return;
    const timer = setTimeout(() => {
      told.current = text;
      tell.current(text);
    }, restMs);
    return () => clearTimeout(timer);
  }, [text, restMs]);

  return [text, setText];
}
