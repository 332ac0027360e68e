import './faults.css';
import { useEffect, useState } from 'react';
import { setOverlay } from '../app/overlay.ts';
import { useMay } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import type { FaultKind, LayerFault } from '../graphql/merge-documents.ts';
import { boundsOf } from '../inspect/middle.ts';
import { useWords } from '../messages/use-words.ts';
import { freePadding } from '../shell/padding.ts';
import { ErrorNote, Section, Skeletons } from '../shell/parts.tsx';
import { FaultRow } from './fault-row.tsx';
import { faultsOnMap } from './faults-on-map.ts';
import { decided } from './repairs.ts';
import { RuleField } from './rule-field.tsx';
import { useLayerFaults } from './use-layer-faults.ts';

const A_STEP = 40;

/** What is wrong with a layer and who receives what: on the map, as a list, by a rule or by hand. */
export function FaultsSection({ layerId }: { readonly layerId: string }) {
  const { t, formats } = useWords();
  const { stage } = useWorkbench();
  const mayChoose = useMay('chooseRepairs');
  const { found, error, busy, refusal, choose, undo, retry } = useLayerFaults(layerId);
  const [kind, setKind] = useState<FaultKind | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [most, setMost] = useState(A_STEP);
  const chosen = found?.faults.find(({ id }) => id === open) ?? null;
  const listed = (found?.faults ?? []).filter((fault) => kind === null || fault.kind === kind);
  useEffect(() => {
    setOverlay({ faults: found === null ? null : faultsOnMap(found.faults, chosen) });
    return () => setOverlay({ faults: null });
  }, [found, chosen]);

  const toggle = (fault: LayerFault) => {
    setOpen(fault.id === open ? null : fault.id);
    if (fault.id !== open) stage?.fit(boundsOf(fault.place), freePadding());
  };
  return (
    <Section
      title={t('faults.title')}
      aside={found === null ? undefined : formats.number(found.faults.length)}
    >
      {error !== null ? (
        <ErrorNote message={error} onRetry={retry} />
      ) : found === null ? (
        <Skeletons lines={3} />
      ) : found.faults.length === 0 ? (
        <p className="muted">{t('faults.none')}</p>
      ) : (
        <>
          <p className="muted">{t('faults.note')}</p>
          {mayChoose && <RuleField found={found} busy={busy} onChoose={(next) => void choose(next)} />}
          {refusal !== null && (
            <p className="note bad" role="alert">
              {refusal}
            </p>
          )}
          <div className="fault-tools">
            <span className="muted" role="status">
              {busy ? t('edit.busy') : ''}
            </span>
            {undo !== null && (
              <button type="button" className="button small" disabled={busy} onClick={() => void undo()}>
                {t('edit.undo')}
              </button>
            )}
          </div>
          <fieldset className="plain chips" aria-label={t('faults.kinds')}>
            <KindChip pressed={kind === null} onPress={() => setKind(null)} count={found.faults.length}>
              {t('faults.all')}
            </KindChip>
            {found.counts
              .filter(({ count }) => count > 0)
              .map((each) => (
                <KindChip
                  key={each.kind}
                  pressed={kind === each.kind}
                  onPress={() => setKind(each.kind)}
                  count={each.count}
                >
                  {t(`faultKind.${each.kind}`)}
                </KindChip>
              ))}
          </fieldset>
          <ul className="rows" data-testid="faults">
            {listed.slice(0, most).map((fault) => (
              <li key={fault.id}>
                <FaultRow
                  fault={fault}
                  open={fault.id === open}
                  mayChoose={mayChoose && !busy}
                  onToggle={() => toggle(fault)}
                  onChoose={(receiver) => void choose(decided(found.repairs, fault.id, receiver))}
                />
              </li>
            ))}
          </ul>
          {listed.length > most && (
            <button type="button" className="button small" onClick={() => setMost(most + A_STEP)}>
              {t('change.more')}
            </button>
          )}
        </>
      )}
    </Section>
  );
}

function KindChip(props: {
  readonly pressed: boolean;
  readonly count: number;
  readonly children: string;
  readonly onPress: () => void;
}) {
  const { formats } = useWords();
  return (
    <button type="button" className="chip fault-kind" aria-pressed={props.pressed} onClick={props.onPress}>
      {props.children} <b>{formats.number(props.count)}</b>
    </button>
  );
}
