import './lost.css';
import { useEffect } from 'react';
import { useMutation } from 'urql';
import { setOverlay } from '../app/overlay.ts';
import { useMay } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import { type Explanation, startExplanationDocument } from '../graphql/merge-documents.ts';
import { boundsOf } from '../inspect/middle.ts';
import { TaskView } from '../merge/task-view.tsx';
import { useTask } from '../merge/use-task.ts';
import { useWords } from '../messages/use-words.ts';
import { freePadding } from '../shell/padding.ts';
import { Section, Stats } from '../shell/parts.tsx';
import { AdoptButton } from './adopt-button.tsx';
import { changedGrids } from './changed-grids.ts';

/**
 * The full answer about one line: everything solved again with it brought back (a lost line) or taken away (an
 * arc). The grids that would change are drawn on the map as long as this is in sight.
 */
export function WhatIf(props: {
  readonly planId: string;
  readonly revision: number;
  readonly line: { readonly lostLineId: string } | { readonly arcId: string };
}) {
  const { t } = useWords();
  const { planId, revision, line } = props;
  const mayAsk = useMay('startExplanation');
  const [, startExplanation] = useMutation(startExplanationDocument);
  const lost = 'lostLineId' in line;
  const id = lost ? line.lostLineId : line.arcId;
  const task = useTask(`explain ${planId} ${revision} ${lost} ${id}`, async () => {
    const { data, error } = await startExplanation({ input: { planId, ...line } });
    return { started: data?.startExplanation, error: error?.message };
  });
  const explanation = task.job?.explanation ?? null;
  if (!mayAsk) return null;
  return (
    <Section title={t(lost ? 'whatIf.back' : 'whatIf.away')} aside={t('whatIf.aside')}>
      <div className="what-if">
        {explanation === null ? (
          <>
            <p className="muted">{t('whatIf.note')}</p>
            {!task.busy && (
              <button type="button" className="button primary" onClick={() => void task.run()}>
                {t(lost ? 'whatIf.askBack' : 'whatIf.askAway')}
              </button>
            )}
            <TaskView task={task} />
          </>
        ) : (
          <>
            <Answer explanation={explanation} />
            {explanation.possible && task.job !== null && (
              <AdoptButton jobId={task.job.id} planId={explanation.planId} lost={lost} />
            )}
          </>
        )}
      </div>
    </Section>
  );
}

function Answer({ explanation }: { readonly explanation: Explanation }) {
  const { t, formats } = useWords();
  const { stage } = useWorkbench();
  const { possible, reason, agreementChange, households, grids, text } = explanation;
  useEffect(() => {
    setOverlay({ whatIf: changedGrids(grids) });
    if (grids !== null) stage?.fit(boundsOf(grids), freePadding());
    return () => setOverlay({ whatIf: [] });
  }, [grids, stage]);
  return (
    <div data-testid="what-if" role="status" className="what-if">
      <p>{text}</p>
      {!possible && reason !== null && reason !== text && <p className="note warn">{reason}</p>}
      {possible && (
        <>
          <Stats
            stats={[
              {
                name: t('whatIf.agreement'),
                value: agreementChange === null ? '–' : formats.signed(agreementChange, 3),
              },
              {
                name: t('whatIf.households'),
                value: households === null ? '–' : formats.number(households),
                unit: t('unit.households'),
              },
            ]}
          />
          <p className="muted">{t('whatIf.onMap')}</p>
        </>
      )}
    </div>
  );
}
