import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient, useMutation } from 'urql';
import {
  chooseRepairsDocument,
  type LayerFault,
  type LayerFaults,
  layerFaultsDocument,
} from '../graphql/merge-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { type Repairs, repairsOf } from './repairs.ts';

export interface FaultsOfLayer {
  readonly counts: LayerFaults['counts'];
  readonly faults: readonly LayerFault[];
  readonly repairs: Repairs;
}

/** The faults of a layer with all their pages, and choosing how they are repaired; each choice is saved and can be undone. */
export function useLayerFaults(layerId: string): {
  readonly found: FaultsOfLayer | null;
  readonly error: string | null;
  readonly busy: boolean;
  /** Why the last choice was not taken. */
  readonly refusal: string | null;
  choose(repairs: Repairs): Promise<void>;
  /** Takes the last choice back; null where there is none. */
  readonly undo: (() => Promise<void>) | null;
  retry(): void;
} {
  const { t } = useWords();
  const client = useClient();
  const [, send] = useMutation(chooseRepairsDocument);
  const [found, setFound] = useState<FaultsOfLayer | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [earlier, setEarlier] = useState<readonly Repairs[]>([]);
  const live = useRef(0);

  const read = useCallback(async () => {
    live.current++;
    const turn = live.current;
    const ask = (after: string | null) =>
      client
        .query(layerFaultsDocument, { id: layerId, after }, { requestPolicy: 'network-only' })
        .toPromise();
    const faults: LayerFault[] = [];
    for (let after: string | null = null; ; ) {
      const answer: Awaited<ReturnType<typeof ask>> = await ask(after);
      if (turn !== live.current) return;
      const page = answer.data?.layer?.faults;
      if (page === undefined) {
        setError(answer.error?.message ?? '');
        return;
      }
      faults.push(...page.faults.nodes);
      if (!page.faults.pageInfo.hasNextPage) {
        setError(null);
        setFound({ counts: page.counts, faults, repairs: repairsOf(page, faults) });
        return;
      }
      after = page.faults.pageInfo.endCursor;
    }
  }, [client, layerId]);
  useEffect(() => {
    void read();
    return () => {
      live.current++;
    };
  }, [read]);

  const save = async (repairs: Repairs): Promise<boolean> => {
    setBusy(true);
    setRefusal(null);
    const { data, error: failed } = await send({
      input: {
        layerId,
        rule: repairs.rule,
        priority: [...repairs.priority],
        byHand: [...repairs.byHand].map(([faultId, receiver]) => ({ faultId, receiver })),
      },
    });
    const answer = data?.chooseRepairs;
    const taken = answer?.__typename === 'LayerFaults';
    if (taken) await read();
    else setRefusal(answer?.reason ?? failed?.message ?? t('state.failed'));
    setBusy(false);
    return taken;
  };
  const choose = async (repairs: Repairs) => {
    if (found === null) return;
    const before = found.repairs;
    if (await save(repairs)) setEarlier((known) => [...known, before]);
  };
  const last = earlier.at(-1);
  const undo = async () => {
    if (last !== undefined && (await save(last))) setEarlier((known) => known.slice(0, -1));
  };
  return {
    found,
    error,
    busy,
    refusal,
    choose,
    undo: last === undefined ? null : undo,
    retry: () => void read(),
  };
}
