import { useEffect, useState } from 'react';

/** A value once it has not changed for so long. */
export function useDelayed<T>(value: T, milliseconds: number): T {
  const [delayed, setDelayed] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setDelayed(value), milliseconds);
    return () => window.clearTimeout(timer);
  }, [value, milliseconds]);
  return delayed;
}
