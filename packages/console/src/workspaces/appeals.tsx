import { Select } from 'antd';
import { useState } from 'react';
import { useQuery } from 'urql';
import { navigation, useUrl } from '../app/navigation.ts';
import { useMay } from '../app/session.tsx';
import { LAYER_KEYS } from '../app/url-state.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { densityDocument } from '../graphql/map-documents.ts';
import { appealsDocument } from '../graphql/work-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { middleOf } from '../inspect/middle.ts';
import { useWords } from '../messages/use-words.ts';
import { Empty, Section, Stats } from '../shell/parts.tsx';
import { useFly } from './fly.ts';

const CATEGORIES = [
  'ENVIRONMENT',
  'PROPERTY',
  'PARKING',
  'NOISE',
  'SAFETY',
  'FACILITIES',
  'NEIGHBOURS',
  'WELFARE',
  'OTHER',
] as const;
const STATUSES = ['COLLECTED', 'FILED', 'DISPATCHED', 'HANDLING', 'ANSWERED', 'CLOSED'] as const;
type Category = (typeof CATEGORIES)[number];
type Status = (typeof STATUSES)[number];
const DENSEST_SHOWN = 8;

/** Appeals: how many for each thousand households, where most, and the appeals themselves. */
export default function AppealsWorkspace() {
  const { t } = useWords();
  const { plan } = useWorkbench();
  const maySeePoints = useMay('appeals');
  const layers = useUrl('layers');
  const [category, setCategory] = useState<Category[]>([]);
  const [status, setStatus] = useState<Status[]>([]);
  const filter = {
    category: category.length > 0 ? category : null,
    status: status.length > 0 ? status : null,
  };
  const toggle = (key: 'heat' | 'appeals') =>
    navigation.go({ layers: LAYER_KEYS.filter((other) => (other === key) !== layers.includes(other)) });
  return (
    <div className="panel-body">
      <Section title={t('appeals.onMap')}>
        <label className="check">
          <input
            type="checkbox"
            checked={layers.includes('heat')}
            disabled={plan === null}
            onChange={() => toggle('heat')}
          />
          <span className="grow">{t('layer.heat')}</span>
        </label>
        <label className="check">
          <input type="checkbox" checked={layers.includes('appeals')} onChange={() => toggle('appeals')} />
          <span className="grow">{t('layer.appeals')}</span>
        </label>
      </Section>
      <Section title={t('appeals.which')}>
        <div className="form">
          <Select
            mode="multiple"
            allowClear
            aria-label={t('appeal.category')}
            placeholder={t('appeals.allCategories')}
            value={category}
            onChange={setCategory}
            options={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))}
          />
          <Select
            mode="multiple"
            allowClear
            aria-label={t('appeal.status')}
            placeholder={t('appeals.allStatuses')}
            value={status}
            onChange={setStatus}
            options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
          />
        </div>
      </Section>
      {plan === null ? (
        <Empty title={t('overview.noPlan')} next={t('appeals.noPlanNext')} />
      ) : (
        <Densest planId={plan.id} filter={filter} />
      )}
      {maySeePoints && <AppealList filter={filter} />}
    </div>
  );
}

interface Filter {
  readonly category: Category[] | null;
  readonly status: Status[] | null;
}

/** Grids with the most appeals for each thousand households. */
function Densest({ planId, filter }: { readonly planId: string; readonly filter: Filter }) {
  const { t, formats } = useWords();
  const [answer, retry] = useQuery({ query: densityDocument, variables: { planId, filter } });
  return (
    <Loaded
      answer={answer}
      find={(data) => data.appealDensity}
      onRetry={() => retry({ requestPolicy: 'network-only' })}
    >
      {(density) => {
        const households = density.grids.reduce((sum, grid) => sum + grid.households, 0);
        const inside = density.total - density.outside;
        const densest = density.grids
          .filter((grid) => grid.perThousand !== null)
          .sort((a, b) => (b.perThousand ?? 0) - (a.perThousand ?? 0))
          .slice(0, DENSEST_SHOWN);
        return (
          <>
            <Section
              title={t('appeals.figures')}
              aside={t('legend.asOf', { time: formats.dateTime(density.asOf) })}
            >
              <Stats
                stats={[
                  {
                    name: t('overview.appeals'),
                    value: formats.number(density.total),
                    unit: t('unit.appeals'),
                  },
                  {
                    name: t('appeals.perThousand'),
                    value: households === 0 ? '–' : formats.number((inside / households) * 1000, 1),
                    unit: t('unit.perThousand'),
                  },
                ]}
              />
            </Section>
            <Section title={t('appeals.densest')} aside={t('unit.perThousand')}>
              <ul className="rows">
                {densest.map((grid) => (
                  <li key={grid.code}>
                    <button
                      type="button"
                      className="row"
                      onClick={() => navigation.go({ selection: { kind: 'grid', id: grid.code, at: null } })}
                    >
                      <span className="grow">{grid.code}</span>
                      <span className="muted">
                        {t('appeals.of', {
                          appeals: formats.number(grid.appeals),
                          households: formats.number(grid.households),
                        })}
                      </span>
                      <strong className="number">{formats.number(grid.perThousand ?? 0, 1)}</strong>
                    </button>
                  </li>
                ))}
              </ul>
            </Section>
          </>
        );
      }}
    </Loaded>
  );
}

/** The newest appeals, page by page. */
function AppealList({ filter }: { readonly filter: Filter }) {
  const { t, formats } = useWords();
  const fly = useFly();
  const [answer, retry] = useQuery({ query: appealsDocument, variables: { filter, after: null } });
  return (
    <Loaded
      answer={answer}
      find={(data) => data.appeals}
      onRetry={() => retry({ requestPolicy: 'network-only' })}
    >
      {(appeals) => (
        <Section
          title={t('appeals.newest')}
          aside={appeals.totalCount === null ? t('appeals.many') : formats.number(appeals.totalCount)}
        >
          {appeals.nodes.length === 0 && <p className="muted">{t('appeals.none')}</p>}
          <ul className="rows">
            {appeals.nodes.map((appeal) => (
              <li key={appeal.id}>
                <button
                  type="button"
                  className="row"
                  onClick={() => {
                    const at = middleOf(appeal.location);
                    navigation.go({ selection: { kind: 'appeal', id: appeal.id, at } });
                    fly(at);
                  }}
                >
                  <span className="grow">
                    <span>{appeal.title}</span>
                    <span className="muted">
                      {t(`category.${appeal.category}`)} · {formats.date(appeal.requestedAt)}
                    </span>
                  </span>
                  <span className={`tag ${appeal.status === 'CLOSED' ? '' : 'accent'}`}>
                    {t(`status.${appeal.status}`)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Loaded>
  );
}
