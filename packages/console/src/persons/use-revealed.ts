import { useCallback, useEffect, useState } from 'react';
import { SHOWN_SECONDS, secondsLeft } from './shown-for.ts';

/** What is behind the masks, as far as it was asked for. */
export interface Revealed {
  readonly name: string | null;
  readonly telephone: string | null;
  readonly identityNumber: string | null;
  readonly home: string | null;
}

/**
 * What was revealed, for a while: it goes by itself, when the page is left or out of sight, and with the part that
 * shows it. It is nowhere but here: in no cache, no storage, no address.
 */
export function useRevealed(): {
  readonly shown: Revealed | null;
  /** Whole seconds that it is still shown. */
  readonly seconds: number;
  show(values: Revealed): void;
  hide(): void;
} {
  const [kept, setKept] = useState<{
    readonly values: Revealed;
    readonly since: number;
  } | null>(null);
  const [seconds, setSeconds] = useState(SHOWN_SECONDS);
  const hide = useCallback(() => setKept(null), []);
  const since = kept?.since ?? null;
  useEffect(() => {
    if (since === null) return;
    const tick = window.setInterval(() => {
      const left = secondsLeft(since, performance.now());
      setSeconds(left);
      if (left === 0) hide();
    }, 250);
    const onHidden = () => {
      if (document.visibilityState === 'hidden') hide();
    };
    document.addEventListener('visibilitychange', onHidden);
    window.addEventListener('pagehide', hide);
    return () => {
      window.clearInterval(tick);
      document.removeEventListener('visibilitychange', onHidden);
      window.removeEventListener('pagehide', hide);
    };
  }, [since, hide]);
  const show = useCallback((values: Revealed) => {
    setSeconds(SHOWN_SECONDS);
    setKept({ values, since: performance.now() });
  }, []);
  return { shown: kept?.values ?? null, seconds, show, hide };
}
