import { InputNumber } from 'antd';
import { useState } from 'react';
import { useMutation } from 'urql';
import { navigation, useUrl } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import type { DepartmentRow } from '../graphql/map-documents.ts';
import { startMergeDocument } from '../graphql/work-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Empty, IconButton } from '../shell/parts.tsx';
import { EarlierPlanField } from './earlier-plan-field.tsx';
import { GroundChoiceFields } from './ground-choice.tsx';
import { LayersField } from './layers-field.tsx';
import { FIRST_CHOICE, type MergeChoice, mergeInput } from './merge-choice.ts';
import { MergeProgressPage } from './merge-progress.tsx';
import { sharesOf } from './objective.ts';
import { ObjectiveField } from './objective-field.tsx';
import { SizeFields } from './size-fields.tsx';

const PAGE = 'merge';

/** From the departments' layers to one plan: choose, weigh, start, watch. The address holds a merge under way. */
export default function MergeWizard() {
  const { t } = useWords();
  const { departments } = useWorkbench();
  const page = useUrl('page');
  const inSetup = useUrl('workspace') === 'setup';
  const job = page?.startsWith(`${PAGE}:`) ? page.slice(PAGE.length + 1) : null;
  const ready = departments.filter((department) => department.acceptedLayer !== null);
  // The set-up has a head of its own over its steps, except over a merge under way.
  const back =
    inSetup && job === null ? null : (
      <div className="panel-head sub">
        <IconButton
          icon="collapse"
          label={t(inSetup ? 'setup.toSteps' : 'merge.back')}
          onClick={() => navigation.go({ page: null })}
        />
        <h3>{t('merge.title')}</h3>
      </div>
    );
  return (
    <>
      {back}
      {job !== null ? (
        <MergeProgressPage jobId={job} onAgain={() => navigation.go({ page: PAGE })} />
      ) : ready.length < 2 ? (
        <div className="panel-body">
          <Empty title={t('merge.tooFew')} next={t('merge.tooFewNext')}>
            <button
              type="button"
              className="button primary"
              onClick={() => navigation.go(inSetup ? { page: 'layers' } : { workspace: 'data', page: null })}
            >
              {t('merge.toData')}
            </button>
          </Empty>
        </div>
      ) : (
        <MergeForm ready={ready} />
      )}
    </>
  );
}

function MergeForm({ ready }: { readonly ready: readonly DepartmentRow[] }) {
  const { t, formats } = useWords();
  const [, startMerge] = useMutation(startMergeDocument);
  const [choice, setChoice] = useState<MergeChoice>(FIRST_CHOICE);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const change = (part: Partial<MergeChoice>) => setChoice({ ...choice, ...part });
  const chosen = ready.filter(({ id }) => !choice.without.includes(id));
  const mayStart = !busy && chosen.length >= 2 && sharesOf(choice.objective) !== null;

  const start = async (quick: boolean) => {
    setProblem(null);
    setBusy(true);
    const layers = chosen.map(({ id, acceptedLayer, weight }) => ({
      departmentId: id,
      layerId: acceptedLayer!.id,
      weight,
    }));
    const name = t('merge.name', { time: formats.dateTime(new Date().toISOString()) });
    const { data, error } = await startMerge({ input: mergeInput(choice, layers, name, quick) });
    setBusy(false);
    if (data?.startMerge.__typename === 'Job') navigation.go({ page: `${PAGE}:${data.startMerge.id}` });
    else setProblem(data?.startMerge.reason ?? error?.message ?? t('state.failed'));
  };
  return (
    <>
      <div className="panel-body">
        <div className="form" style={{ paddingTop: 16 }}>
          <LayersField departments={ready} choice={choice} onChange={change} />
          <ObjectiveField
            name="merge-objective"
            value={choice.objective}
            onChange={(objective) => change({ objective })}
          />
          <EarlierPlanField value={choice.earlier} onChange={(earlier) => change({ earlier })} />
          <GroundChoiceFields choice={choice.ground} onChange={(ground) => change({ ground })} />
          <SizeFields sizes={choice} onChange={change} />
          <div className="form-field">
            <span>{t('merge.tolerance')}</span>
            <InputNumber
              aria-label={t('merge.tolerance')}
              min={0.5}
              max={50}
              value={choice.tolerance}
              style={{ width: '100%' }}
              onChange={(tolerance) => change({ tolerance: tolerance ?? 10 })}
            />
            <span className="muted">{t('merge.toleranceNote')}</span>
          </div>
          <div className="form-field">
            <span>{t('merge.seed')}</span>
            <InputNumber
              aria-label={t('merge.seed')}
              min={0}
              max={2147483647}
              precision={0}
              value={choice.seed}
              style={{ width: '100%' }}
              onChange={(seed) => change({ seed: seed ?? 1 })}
            />
            <span className="muted">{t('merge.seedNote')}</span>
          </div>
        </div>
        {problem !== null && (
          <p className="note bad" role="alert" style={{ marginTop: 12 }}>
            {problem}
          </p>
        )}
      </div>
      <div className="panel-foot merge-foot">
        <button
          type="button"
          className="button primary wide"
          disabled={!mayStart}
          onClick={() => void start(true)}
        >
          {chosen.length < 2 ? t('merge.chooseTwo') : t('merge.quick')}
        </button>
        <button type="button" className="button wide" disabled={!mayStart} onClick={() => void start(false)}>
          {t('merge.run', { number: formats.number(chosen.length) })}
        </button>
      </div>
    </>
  );
}
