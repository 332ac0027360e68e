import { useRef } from 'react';

/** The last value that was there, while a new one is on its way: nothing on screen empties meanwhile. */
export function useLast<T>(value: T | undefined): T | undefined {
  const last = useRef(value);
  if (value !== undefined) last.current = value;
  return last.current;
}
