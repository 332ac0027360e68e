import { Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { setOverlay } from '../app/overlay.ts';
import { useMay } from '../app/session.tsx';
import type { Plan } from '../graphql/fragments.ts';
import type { Arc } from '../graphql/inspect-documents.ts';
import type { PlanOrigin } from '../graphql/merge-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { ErrorNote, Skeletons } from '../shell/parts.tsx';
import { bordersIn, communitiesOf, decisionOf } from './border-decisions.ts';
import { DecisionList } from './decision-list.tsx';
import { SolveRest } from './solve-rest.tsx';
import { useArcs } from './use-arcs.ts';
import { useCommunities } from './use-communities.ts';
import { useDecide } from './use-decide.ts';

const FILTERS = ['all', 'open', 'locked', 'gone'] as const;
type Filter = (typeof FILTERS)[number];

interface Props {
  readonly plan: Plan;
  readonly origin: PlanOrigin;
  readonly onMade: () => void;
}

/** Accept or reject the borders of a proposal, one by one or a community at a time, and solve the rest anew. */
export function Decisions(props: Props) {
  const { t } = useWords();
  const mayDecide = useMay('commitEdit');
  const [open, setOpen] = useState(false);
  if (!mayDecide) return null;
  return (
    <details className="decisions" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h3>{t('decide.title')}</h3>
      </summary>
      {open && <Borders {...props} />}
    </details>
  );
}

function Borders({ plan, origin, onMade }: Props) {
  const { t, formats } = useWords();
  const { arcs, error } = useArcs(plan);
  const { work, decisions, decide } = useDecide();
  const communityNames = useCommunities(plan.id, origin.fromPlanId);
  const [community, setCommunity] = useState<string | null>(null);
  const [filter, setFilter] = useState<Filter>('all');
  const communities = useMemo(() => (work.plan === null ? null : communitiesOf(work.plan)), [work.plan]);
  const inside = useMemo(
    () => (arcs === null || communities === null ? [] : bordersIn(arcs, communities, community)),
    [arcs, communities, community],
  );
  const decided = useMemo(
    () => inside.map((arc) => ({ arc, decision: decisionOf(decisions, arc.geometry) })),
    [inside, decisions],
  );
  useEffect(() => {
    setOverlay({
      decided: decided.flatMap(({ arc, decision }) =>
        decision === null ? [] : [{ type: 'Feature', geometry: arc.geometry, properties: { decision } }],
      ),
    });
  }, [decided]);
  useEffect(() => () => setOverlay({ decided: [] }), []);
  if (error !== null) return <ErrorNote message={error} />;
  if (work.state === 'error') return <ErrorNote message={work.error ?? ''} onRetry={work.reload} />;
  if (arcs === null || work.state !== 'ready' || communities === null) return <Skeletons />;
  const of = { all: null, open: null, locked: 'locked', gone: 'rejected' } as const;
  const shown = decided.filter(({ decision }) => filter === 'all' || decision === of[filter]);
  const number = (decision: 'locked' | 'rejected' | null) =>
    decided.filter((each) => each.decision === decision).length;
  const [accepted, rejected, undecided] = [number('locked'), number('rejected'), number(null)];
  const whole = (decision: 'locked' | 'rejected' | null): readonly Arc[] =>
    decided.filter((each) => each.decision !== decision).map(({ arc }) => arc);
  const ids = [...new Set(communities.values())].filter((id) => id !== null).sort();
  const nameOf = (id: string) => communityNames.find((each) => each.id === id)?.name || id;
  return (
    <>
      <p className="muted">{t('decide.why')}</p>
      <div className="form decisions-form">
        {ids.length > 0 && (
          <div className="form-field">
            <span>{t('decide.community')}</span>
            <Select
              aria-label={t('decide.community')}
              value={community ?? ''}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(id) => setCommunity(id === '' ? null : id)}
              options={[
                { value: '', label: t('decide.everywhere') },
                ...ids.map((id) => ({ value: id, label: nameOf(id) })),
              ]}
            />
          </div>
        )}
        <p role="status">
          {t('decide.figures', {
            accepted: formats.number(accepted),
            rejected: formats.number(rejected),
            open: formats.number(undecided),
          })}
        </p>
        <div className="chips">
          <WholeButton
            words="decide.wholeAccept"
            arcs={whole('locked')}
            onPress={(all) => decide(all, 'locked')}
          />
          <WholeButton
            words="decide.wholeReject"
            arcs={whole('rejected')}
            onPress={(all) => decide(all, 'rejected')}
          />
          <WholeButton words="decide.wholeUndo" arcs={whole(null)} onPress={(all) => decide(all, null)} />
        </div>
        <fieldset className="segmented" aria-label={t('decide.show')}>
          {FILTERS.map((value) => (
            <button
              key={value}
              type="button"
              aria-pressed={filter === value}
              onClick={() => setFilter(value)}
            >
              {t(`decide.${value}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <DecisionList key={`${community} ${filter}`} decided={shown} onDecide={decide} />
      <SolveRest plan={plan} origin={origin} decided={decisions.size > 0} onMade={onMade} />
    </>
  );
}

function WholeButton(props: {
  readonly words: 'decide.wholeAccept' | 'decide.wholeReject' | 'decide.wholeUndo';
  readonly arcs: readonly Arc[];
  readonly onPress: (arcs: readonly Arc[]) => void;
}) {
  const { t, formats } = useWords();
  return (
    <button
      type="button"
      className="button small"
      disabled={props.arcs.length === 0}
      onClick={() => props.onPress(props.arcs)}
    >
      {t(props.words, { number: formats.number(props.arcs.length) })}
    </button>
  );
}
