import type { Issue } from '@onegrid/planning';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Client } from 'urql';
import { serverOf } from './graphql-server.ts';
import { isAnythingKept, openKept } from './kept-session.ts';
import { Unreachable } from './plan-source.ts';
import type { WorkEngine } from './work-engine.ts';
import type { WorkSession } from './work-types.ts';

interface Engine {
  readonly engine: WorkEngine | null;
  readonly state: WorkSession['state'];
  readonly error: string | null;
  /** Another number whenever what the engine shows has changed. */
  readonly version: number;
  start(): void;
  reload(): void;
}

const AGAIN_AFTER_MS = 5000;
const OFF = { engine: null, state: 'off', error: null } as const;

/**
 * The engine of the work on a plan, once it was asked for; at once where edits were kept that may not have arrived.
 * A null plan (there is none, or it may not be changed) has none.
 */
export function useEngine(props: {
  readonly planId: string | null;
  readonly revision: number;
  readonly account: string;
  readonly client: Client;
  readonly onDropped: (edits: number, issues: readonly Issue[], reasons: readonly string[]) => void;
  readonly onRevised: () => void;
  readonly onUnkept: () => void;
}): Engine {
  const { planId, account, client } = props;
  const latest = useRef(props);
  latest.current = props;
  const [wanted, setWanted] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const [version, setVersion] = useState(0);
  const [open, setOpen] = useState<Pick<Engine, 'engine' | 'state' | 'error'>>(OFF);

  useEffect(() => {
    if (planId === null) return;
    let live = true;
    void isAnythingKept(account, planId).then((kept) => {
      if (kept && live) setWanted(planId);
    });
    return () => {
      live = false;
    };
  }, [planId, account]);

  // The client changes with the language only, and the next request takes the new one.
  const clientRef = useRef(client);
  clientRef.current = client;
  const isWanted = planId !== null && wanted === planId;
  useEffect(() => {
    if (!isWanted || planId === null) return;
    let engine: WorkEngine | null = null;
    let live = true;
    let timer = 0;
    setOpen({ engine: null, state: 'loading', error: null });
    const begin = async () => {
      const [{ WorkEngine }, kept] = await Promise.all([
        import('./work-engine.ts'),
        openKept(account, planId),
      ]);
      try {
        const made = await WorkEngine.open(
          planId,
          latest.current.revision,
          serverOf(() => clientRef.current),
          kept,
          {
            changed: () => setVersion((value) => value + 1),
            revised: () => latest.current.onRevised(),
            dropped: (...told) => latest.current.onDropped(...told),
            unkept: () => latest.current.onUnkept(),
          },
        );
        if (!live) {
          await made.close();
          return;
        }
        engine = made;
        setOpen({ engine: made, state: 'ready', error: null });
      } catch (error) {
        kept.close();
        throw error;
      }
    };
    begin().catch((error: unknown) => {
      if (!live) return;
      setOpen({
        engine: null,
        state: 'error',
        error: error instanceof Error ? error.message : String(error),
      });
      // What waits to be sent must not wait for somebody to press a button.
      if (error instanceof Unreachable) {
        timer = window.setTimeout(() => setTurn((value) => value + 1), AGAIN_AFTER_MS);
      }
    });
    return () => {
      live = false;
      window.clearTimeout(timer);
      void engine?.close();
      setOpen(OFF);
    };
  }, [isWanted, planId, account, turn]);

  return {
    ...open,
    version,
    start: useCallback(() => setWanted(planId), [planId]),
    reload: useCallback(() => setTurn((value) => value + 1), []),
  };
}
