'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

const REST_MS = 150;

/**
 * The selected row, which a held key can move many times a second. It follows at once on the screen and is written to
 * the address when it rests; when the address changes by itself (the way back, a link), the cursor follows the address.
 */
export function useCursor(
  addressId: string | null,
  writeAddress: (id: string) => void,
): [string | null, (id: string | null) => void] {
  const [cursorId, setCursorId] = useState(addressId);
  const writtenId = useRef(addressId);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const write = useRef(writeAddress);
  write.current = writeAddress;

  useEffect(() => {
    if (addressId === writtenId.current) return;
    clearTimeout(timer.current);
    writtenId.current = addressId;
    setCursorId(addressId);
  }, [addressId]);

  useEffect(() => () => clearTimeout(timer.current), []);

  const moveTo = useCallback((id: string | null) => {
    setCursorId(id);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      writtenId.current = id;
      write.current(id ?? '');
    }, REST_MS);
  }, []);

  return [cursorId, moveTo];
}
