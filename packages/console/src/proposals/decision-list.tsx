import { useState } from 'react';
import { navigation, useUrl } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { arcClass } from '../graphql/arc-class.ts';
import type { Arc } from '../graphql/inspect-documents.ts';
import { boundsOf } from '../inspect/middle.ts';
import { ARC_LOOKS } from '../map/palette.ts';
import { arcId } from '../map/selection-layers.ts';
import { useWords } from '../messages/use-words.ts';
import { freePadding } from '../shell/padding.ts';
import { isCompact } from '../shell/use-compact.ts';
import type { Decision } from './border-decisions.ts';
import { sidesOf } from './decision-buttons.tsx';

/** Rows that are drawn at first and added with every press. */
const STEP = 60;

/** Borders to decide on, each with why it is there; a press on one flies to it. */
export function DecisionList(props: {
  readonly decided: readonly { readonly arc: Arc; readonly decision: Decision | null }[];
  readonly onDecide: (arcs: readonly Arc[], decision: Decision | null) => void;
}) {
  const { t, formats } = useWords();
  const { stage } = useWorkbench();
  const selection = useUrl('selection');
  const [most, setMost] = useState(STEP);
  const selected = selection?.kind === 'arc' ? arcId(selection.id) : null;
  const fly = (arc: Arc) => {
    // On a phone the inspector would take the place of this list.
    if (!isCompact()) navigation.go({ selection: { kind: 'arc', id: `${arc.left}/${arc.id}`, at: null } });
    stage?.fit(boundsOf(arc.geometry), freePadding());
  };
  if (props.decided.length === 0) return <p className="muted">{t('decide.none')}</p>;
  return (
    <>
      <ul className="rows" data-testid="decisions">
        {props.decided.slice(0, most).map(({ arc, decision }) => {
          const name = t('decide.border', sidesOf(arc));
          const kind = arcClass(arc.class);
          const toggle = (to: Decision) => props.onDecide([arc], decision === to ? null : to);
          return (
            <li key={arc.id} className="decision" aria-current={arc.id === selected || undefined}>
              <button type="button" className="row" onClick={() => fly(arc)}>
                <i style={{ background: ARC_LOOKS[kind].colour }} aria-hidden="true" />
                <span className="grow wrap">
                  <span>{name}</span>
                  <span className="muted">
                    {t(`arcClass.${kind}`)} · {formats.length(arc.lengthM)}
                  </span>
                </span>
              </button>
              <span className="segmented">
                <button
                  type="button"
                  aria-label={t('decide.acceptOf', { name })}
                  aria-pressed={decision === 'locked'}
                  onClick={() => toggle('locked')}
                >
                  {t('decide.accept')}
                </button>
                <button
                  type="button"
                  aria-label={t('decide.rejectOf', { name })}
                  aria-pressed={decision === 'rejected'}
                  onClick={() => toggle('rejected')}
                >
                  {t('decide.reject')}
                </button>
              </span>
            </li>
          );
        })}
      </ul>
      {props.decided.length > most && (
        <button type="button" className="button small" onClick={() => setMost(most + STEP)}>
          {t('decide.more')}
        </button>
      )}
    </>
  );
}
