import './compare.css';
import { useState } from 'react';
import { navigation, useUrl } from '../app/navigation.ts';
import { formatPlanAt, type PlanAt, parsePlanAt } from '../app/url-state.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { useWords } from '../messages/use-words.ts';
import { Empty, ErrorNote, Section, Skeletons, Stats } from '../shell/parts.tsx';
import { HandedOver } from './handed-over.tsx';
import { PlanAtField } from './plan-at-field.tsx';
import { useComparison, type WholeComparison } from './use-comparison.ts';

const VIEWS = ['one', 'swipe', 'side'] as const;
const KINDS = ['CHANGED', 'SPLIT', 'MERGED', 'NEW', 'RETIRED', 'SAME'] as const;

/** Two plans or revisions against each other: on the map, in figures, and place by place. */
export function ComparePage({ planId }: { readonly planId: string }) {
  const { t } = useWords();
  const { plan, earlier } = useWorkbench();
  const against = useUrl('against');
  const left = against === null ? null : parsePlanAt(against);
  const right: PlanAt = { planId, revision: earlier };
  const show = (nextLeft: PlanAt | null, nextRight: PlanAt) =>
    navigation.go({
      plan: nextRight.planId,
      revision: nextRight.revision,
      against: nextLeft === null ? null : formatPlanAt(nextLeft),
      compare: nextLeft === null ? 'after' : navigation.current().compare === 'side' ? 'side' : 'swipe',
      selection: null,
    });
  return (
    <>
      <p className="muted page-why">{t('difference.why')}</p>
      <div className="form">
        <PlanAtField label={t('difference.left')} value={left} onChange={(at) => show(at, right)} />
        <PlanAtField label={t('difference.right')} value={right} onChange={(at) => show(left, at)} />
      </div>
      {left === null || plan === null ? (
        <Empty title={t('difference.choose')} next={t('difference.chooseNext')} />
      ) : (
        <>
          <div className="compare-tools">
            <ViewChoice />
            <button
              type="button"
              className="button small"
              onClick={() => show({ ...right, revision: right.revision ?? plan.revision }, left)}
            >
              {t('difference.swap')}
            </button>
          </div>
          <Difference left={left} right={right} newest={plan.revision} />
        </>
      )}
    </>
  );
}

function ViewChoice() {
  const { t } = useWords();
  const compare = useUrl('compare');
  const of = { one: 'after', swipe: 'swipe', side: 'side' } as const;
  return (
    <fieldset className="segmented" aria-label={t('difference.view')}>
      {VIEWS.map((view) => (
        <button
          key={view}
          type="button"
          aria-pressed={compare === of[view]}
          onClick={() => navigation.go({ compare: of[view] })}
        >
          {t(`difference.${view}`)}
        </button>
      ))}
    </fieldset>
  );
}

function Difference(props: { readonly left: PlanAt; readonly right: PlanAt; readonly newest: number }) {
  const [department, setDepartment] = useState<string | null>(null);
  // Named, so that an edit meanwhile is another comparison.
  const right = { ...props.right, revision: props.right.revision ?? props.newest };
  const { state, retry } = useComparison(props.left, right, department);
  if (state.kind === 'failed') return <ErrorNote message={state.message} onRetry={retry} />;
  if (state.kind === 'loading') return <Skeletons />;
  return <Found comparison={state.comparison} department={department} onDepartment={setDepartment} />;
}

function Found(props: {
  readonly comparison: WholeComparison;
  readonly department: string | null;
  readonly onDepartment: (id: string | null) => void;
}) {
  const { t, formats } = useWords();
  const { comparison, department } = props;
  const changed = comparison.grids.filter(({ kind }) => kind !== 'SAME').length;
  if (changed === 0 && comparison.areaM2Moved === 0 && department === null)
    return <Empty title={t('difference.same')} next={t('difference.sameNext')} />;
  return (
    <div data-testid="difference">
      <div className="section">
        <Stats
          stats={[
            {
              name: t('difference.households'),
              value: formats.number(comparison.householdsMoved),
              unit: t('unit.households'),
            },
            { name: t('difference.area'), value: formats.area(comparison.areaM2Moved) },
          ]}
        />
      </div>
      <Section title={t('difference.grids')}>
        <div className="chips">
          {KINDS.map((kind) => ({
            kind,
            number: comparison.grids.filter((grid) => grid.kind === kind).length,
          }))
            .filter(({ number }) => number > 0)
            .map(({ kind, number }) => (
              <span key={kind} className="chip">
                {t(`differenceKind.${kind}`)} <b>{formats.number(number)}</b>
              </span>
            ))}
        </div>
      </Section>
      <HandedOver comparison={comparison} department={department} onDepartment={props.onDepartment} />
    </div>
  );
}
