import { useRef } from 'react';

/**
 * The last value that was there, while a new one is on its way: nothing on screen empties meanwhile. `forget`: there
 * will be none, and the last one is gone as well.
 */
export function useLast<T>(value: T | undefined, forget = false): T | undefined {
  const last = useRef(value);
  if (value !== undefined || forget) last.current = value;
  return last.current;
}
