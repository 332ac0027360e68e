import { Checkbox, InputNumber, Slider } from 'antd';
import { useState } from 'react';
import { useMutation } from 'urql';
import { navigation, useUrl } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { startMergeDocument } from '../graphql/work-documents.ts';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { Dot, Empty, IconButton } from '../shell/parts.tsx';
import { type GroundChoice, GroundChoiceFields } from './ground-choice.tsx';
import { MergeProgressPage } from './merge-progress.tsx';

interface Choice {
  /** Departments whose layers are left out; the page may open before it is known which there are. */
  readonly without: readonly string[];
  /** Weights that differ from the departments' own, by department. */
  readonly weights: Readonly<Record<string, number>>;
  readonly tolerance: number;
  /** Null lets the engine propose. */
  readonly grids: number | null;
  readonly band: readonly [number, number];
  readonly seed: number;
  readonly ground: GroundChoice;
}

const PAGE = 'merge';

/** From the departments' layers to one plan: choose, weigh, start, watch. The address holds a merge under way. */
export default function MergeWizard() {
  const { t, formats, name } = useWords();
  const { departments } = useWorkbench();
  const [, startMerge] = useMutation(startMergeDocument);
  const page = useUrl('page');
  const inSetup = useUrl('workspace') === 'setup';
  const job = page?.startsWith(`${PAGE}:`) ? page.slice(PAGE.length + 1) : null;
  const [problem, setProblem] = useState<string | null>(null);
  const ready = departments.filter((department) => department.acceptedLayer !== null);
  const [choice, setChoice] = useState<Choice>({
    without: [],
    weights: {},
    tolerance: 10,
    grids: null,
    band: [0.5, 1.6],
    seed: 1,
    ground: { units: true, communities: true, streets: true },
  });
  const change = (part: Partial<Choice>) => setChoice({ ...choice, ...part });
  const chosen = ready.filter(({ id }) => !choice.without.includes(id));

  const start = async () => {
    setProblem(null);
    const { data, error } = await startMerge({
      input: {
        layerIds: chosen.map((department) => department.acceptedLayer!.id),
        weights: chosen.map(({ id, weight }) => ({
          departmentId: id,
          weight: choice.weights[id] ?? weight,
        })),
        toleranceMetres: choice.tolerance,
        grids: choice.grids,
        bandLow: choice.band[0],
        bandHigh: choice.band[1],
        seed: choice.seed,
        useUnits: choice.ground.units,
        useCommunities: choice.ground.communities,
        useStreets: choice.ground.streets,
        name: t('merge.name', { time: formats.dateTime(new Date().toISOString()) }),
      },
    });
    if (data?.startMerge.__typename === 'Job') navigation.go({ page: `${PAGE}:${data.startMerge.id}` });
    else setProblem(data?.startMerge.reason ?? error?.message ?? t('state.failed'));
  };
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
  if (job !== null) {
    return (
      <>
        {back}
        <MergeProgressPage jobId={job} onAgain={() => navigation.go({ page: PAGE })} />
      </>
    );
  }
  return (
    <>
      {back}
      <div className="panel-body">
        {ready.length < 2 ? (
          <Empty title={t('merge.tooFew')} next={t('merge.tooFewNext')}>
            <button
              type="button"
              className="button primary"
              onClick={() => navigation.go(inSetup ? { page: 'layers' } : { workspace: 'data', page: null })}
            >
              {t('merge.toData')}
            </button>
          </Empty>
        ) : (
          <div className="form" style={{ paddingTop: 16 }}>
            <fieldset className="plain">
              <legend>{t('merge.layers')}</legend>
              {ready.map((department) => {
                const layer = department.acceptedLayer!;
                const on = chosen.includes(department);
                return (
                  <div key={department.id} className="row">
                    <Checkbox
                      checked={on}
                      onChange={() =>
                        change({
                          without: on
                            ? [...choice.without, department.id]
                            : choice.without.filter((id) => id !== department.id),
                        })
                      }
                    >
                      <Dot colour={departmentColour(department.hue)} /> {name(department)}
                    </Checkbox>
                    <span className="grow muted">
                      {t('layers.grids', { number: formats.number(layer.gridCount) })}
                    </span>
                    <InputNumber
                      size="small"
                      style={{ width: 76 }}
                      aria-label={t('merge.weightOf', { name: name(department) })}
                      min={0.1}
                      max={10}
                      step={0.1}
                      disabled={!on}
                      value={choice.weights[department.id] ?? department.weight}
                      onChange={(weight) =>
                        change({
                          weights: { ...choice.weights, [department.id]: weight ?? department.weight },
                        })
                      }
                    />
                  </div>
                );
              })}
              <p className="muted">{t('merge.weightNote')}</p>
            </fieldset>
            <GroundChoiceFields choice={choice.ground} onChange={(ground) => change({ ground })} />
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
              <Checkbox
                checked={choice.grids === null}
                onChange={(event) => change({ grids: event.target.checked ? null : 30 })}
              >
                {t('merge.propose')}
              </Checkbox>
              {choice.grids !== null && (
                <InputNumber
                  aria-label={t('merge.grids')}
                  min={1}
                  max={5000}
                  value={choice.grids}
                  style={{ width: '100%' }}
                  onChange={(grids) => change({ grids: grids ?? 1 })}
                />
              )}
            </div>
            <div className="form-field">
              <span>
                {t('merge.band', {
                  low: formats.number(choice.band[0], 2),
                  high: formats.number(choice.band[1], 2),
                })}
              </span>
              <Slider
                range
                min={0.1}
                max={3}
                step={0.05}
                value={[...choice.band]}
                tooltip={{ formatter: null }}
                ariaLabelForHandle={[t('merge.bandLow'), t('merge.bandHigh')]}
                onChange={([low, high]) => change({ band: [Math.min(low, 0.95), Math.max(high, 1.05)] })}
              />
              <span className="muted">{t('merge.bandNote')}</span>
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
        )}
        {problem !== null && (
          <p className="note bad" role="alert" style={{ marginTop: 12 }}>
            {problem}
          </p>
        )}
      </div>
      {ready.length >= 2 && (
        <div className="panel-foot">
          <button
            type="button"
            className="button primary wide"
            disabled={chosen.length < 2}
            onClick={() => void start()}
          >
            {chosen.length < 2
              ? t('merge.chooseTwo')
              : t('merge.run', { number: formats.number(chosen.length) })}
          </button>
        </div>
      )}
    </>
  );
}
