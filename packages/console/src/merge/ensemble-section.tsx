import { useMutation } from 'urql';
import { useMay } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import { type Ensemble, startEnsembleDocument } from '../graphql/merge-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Section } from '../shell/parts.tsx';
import { stripOf } from './quantile-strip.ts';
import { TaskView } from './task-view.tsx';
import { useTask } from './use-task.ts';

/** How the plan does beside random legal ones: asked for, because it takes a while. */
export function EnsembleSection({ planId }: { readonly planId: string }) {
  const { t } = useWords();
  const { plan } = useWorkbench();
  const mayAsk = useMay('startEnsemble');
  const [, startEnsemble] = useMutation(startEnsembleDocument);
  const task = useTask(`ensemble ${planId} ${plan?.revision ?? 0}`, async () => {
    const { data, error } = await startEnsemble({ planId });
    return { started: data?.startEnsemble, error: error?.message };
  });
  const ensemble = task.job?.ensemble ?? null;
  if (!mayAsk && ensemble === null) return null;
  return (
    <Section title={t('ensemble.title')} aside={t('ensemble.aside')}>
      {ensemble === null ? (
        <>
          <p className="muted">{t('ensemble.note')}</p>
          {!task.busy && (
            <button type="button" className="button" onClick={() => void task.run()}>
              {t('ensemble.ask')}
            </button>
          )}
          <TaskView task={task} />
        </>
      ) : (
        <Found ensemble={ensemble} />
      )}
    </Section>
  );
}

function Found({ ensemble }: { readonly ensemble: Ensemble }) {
  const { t, formats } = useWords();
  const { ticks, own } = stripOf(ensemble);
  const [least, , low, middle, high, , most] = ticks;
  return (
    <div data-testid="ensemble" role="status">
      <p>
        {t('ensemble.result', {
          plans: formats.number(ensemble.plans),
          share: formats.percent(ensemble.betterThan),
        })}
      </p>
      {most !== undefined && (
        <svg
          className="quantiles"
          viewBox="0 0 320 46"
          role="img"
          aria-label={t('ensemble.strip', {
            least: formats.number(least.value, 3),
            median: formats.number(middle.value, 3),
            most: formats.number(most.value, 3),
            own: formats.number(ensemble.own, 3),
          })}
        >
          <line x1={least.x} x2={most.x} y1="16" y2="16" className="quantiles-range" />
          <rect
            x={low.x}
            width={Math.max(1, high.x - low.x)}
            y="9"
            height="14"
            className="quantiles-middle"
          />
          <line x1={middle.x} x2={middle.x} y1="7" y2="25" className="quantiles-median" />
          <path d={`M${own} 5l6 11-6 11-6-11z`} className="quantiles-own" />
          <text x={Math.max(least.x, 2)} y="42">
            {formats.number(least.value, 3)}
          </text>
          <text x={own} y="42" textAnchor={own > 280 ? 'end' : own < 40 ? 'start' : 'middle'} className="own">
            {formats.number(ensemble.own, 3)}
          </text>
        </svg>
      )}
      <p className="muted">{t('ensemble.legend')}</p>
    </div>
  );
}
