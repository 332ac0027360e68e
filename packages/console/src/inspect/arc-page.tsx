import { useEffect } from 'react';
import { useQuery } from 'urql';
import { setOverlay } from '../app/overlay.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { useEdit } from '../edit/edit-state.tsx';
import { arcClass } from '../graphql/arc-class.ts';
import type { Department } from '../graphql/fragments.ts';
import { type Arc, arcsDocument } from '../graphql/inspect-documents.ts';
import { wouldGoDocument } from '../graphql/merge-documents.ts';
import { WhatIf } from '../lost/what-if.tsx';
import { departmentColour } from '../map/palette.ts';
import { arcGrid, arcId } from '../map/selection-layers.ts';
import { useWords } from '../messages/use-words.ts';
import { DecisionButtons } from '../proposals/decision-buttons.tsx';
import { LockButton } from '../proposals/lock-button.tsx';
import { Dot, Empty, ErrorNote, Facts, Section, Skeletons } from '../shell/parts.tsx';
import { Loaded } from './loaded.tsx';

/** A stretch of border: why it lies where it does, who drew it, who drew something else. */
export function ArcPage({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { plan } = useWorkbench();
  const [answer, retry] = useQuery({
    query: arcsDocument,
    variables: { planId: plan?.id ?? '', gridCode: arcGrid(id) || null, after: null },
    pause: plan === null,
  });
  if (plan === null) return <Empty title={t('overview.noPlan')} next={t('overview.noPlanWait')} />;
  return (
    <Loaded
      answer={answer}
      find={(data) => data.plan?.arcs.nodes.find((arc) => arc.id === arcId(id))}
      onRetry={() => retry({ requestPolicy: 'network-only' })}
    >
      {(arc) => <Reasons arc={arc} />}
    </Loaded>
  );
}

function Reasons({ arc }: { readonly arc: Arc }) {
  const { t, formats } = useWords();
  const { plan } = useWorkbench();
  const edit = useEdit();
  // The lines of those who drew elsewhere appear as dotted ghosts while this arc is selected.
  useEffect(() => {
    setOverlay({ ghosts: arc.opponents.map((department) => department.id) });
    return () => setOverlay({ ghosts: [] });
  }, [arc]);
  const inner = arc.left !== null && arc.right !== null;
  const side = (code: string | null) => code ?? t('arc.outside');
  return (
    <>
      <p className="inspect-title">{t(`arcClass.${arcClass(arc.class)}`)}</p>
      <p>{arc.explanation}</p>
      {inner && <WouldGo arcId={arc.id} gridCode={arc.left ?? arc.right} />}
      <div className="actions">
        {inner && edit.mayEdit ? <DecisionButtons arc={arc} /> : <LockButton kind="arcs" id={arc.id} />}
      </div>
      <Section title={t('arc.facts')}>
        <Facts
          facts={[
            [t('arc.left'), side(arc.left)],
            [t('arc.right'), side(arc.right)],
            [t('arc.length'), formats.length(arc.lengthM)],
            [
              t('arc.moved'),
              arc.movedMetresMedian === null ? t('arc.noMove') : formats.length(arc.movedMetresMedian),
            ],
            [
              t('arc.movedMost'),
              arc.movedMetresMax === null ? t('arc.noMove') : formats.length(arc.movedMetresMax),
            ],
          ]}
        />
      </Section>
      <Side title={t('arc.supporters')} none={t('arc.noSupporters')} departments={arc.supporters} />
      <Side
        title={t('arc.opponents')}
        none={t('arc.noOpponents')}
        departments={arc.opponents}
        note={t('arc.ghost')}
      />
      {arc.silent.length > 0 && <Side title={t('arc.silent')} none="" departments={arc.silent} />}
      {plan !== null && inner && (
        <WhatIf planId={plan.id} revision={plan.revision} line={{ arcId: arc.id }} />
      )}
    </>
  );
}

/** What would take the border away, in a sentence. */
function WouldGo({ arcId, gridCode }: { readonly arcId: string; readonly gridCode: string | null }) {
  const { t } = useWords();
  const { plan } = useWorkbench();
  const [{ data, error, fetching }] = useQuery({
    query: wouldGoDocument,
    variables: { planId: plan?.id ?? '', gridCode },
    pause: plan === null,
  });
  const sentence = data?.plan?.arcs.nodes.find(({ id }) => id === arcId)?.wouldGo;
  if (error !== undefined) return <ErrorNote message={error.message} />;
  if (fetching && data === undefined) return <Skeletons lines={2} />;
  if (sentence === undefined || sentence === null) return null;
  return (
    <Section title={t('arc.wouldGo')}>
      <p data-testid="would-go">{sentence}</p>
    </Section>
  );
}

function Side(props: {
  readonly title: string;
  readonly none: string;
  readonly departments: readonly Department[];
  readonly note?: string;
}) {
  const { name } = useWords();
  return (
    <Section title={props.title} aside={props.departments.length > 0 ? props.note : undefined}>
      {props.departments.length === 0 ? (
        <p className="muted">{props.none}</p>
      ) : (
        <div className="chips">
          {props.departments.map((department) => (
            <span key={department.id} className="chip">
              <Dot colour={departmentColour(department.hue)} />
              {name(department)}
            </span>
          ))}
        </div>
      )}
    </Section>
  );
}
