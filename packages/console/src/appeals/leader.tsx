import { useQuery } from 'urql';
import { navigation, useUrl } from '../app/navigation.ts';
import { useMay } from '../app/session.tsx';
import { LAYER_KEYS } from '../app/url-state.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { changeDocument } from '../graphql/appeal-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { useWords } from '../messages/use-words.ts';
import { ErrorNote, Section, Skeletons } from '../shell/parts.tsx';
import { useGridFlight } from '../workspaces/fly.ts';
import { ALL_APPEALS, type AppealView, rangeFilter } from './appeal-view.ts';
import { Bars } from './category-bars.tsx';
import { changeText } from './change-text.ts';
import { Columns } from './columns.tsx';
import { addDays, addMonths, dayOf } from './days.ts';
import { ProtectedNote } from './protected-note.tsx';
import type { FigureProtection } from './protection.ts';
import { useSummary } from './use-appeals.ts';

const PERIODS = [1, 7, 14, 30, 90] as const;
const EVERYTHING = rangeFilter(ALL_APPEALS);

/** What changed since last week, where it is worst, by town, category, month and hour. */
export function Leader() {
  const { summary, error, retry } = useSummary('MONTH', EVERYTHING);
  if (error !== null) return <ErrorNote message={error} onRetry={retry} />;
  if (summary === null) return <Skeletons lines={8} />;
  return <Figures today={dayOf(summary.asOf)} protection={summary.protection} months={summary.groups} />;
}

function Figures(props: {
  /** The day of the newest data, with which the period ends. */
  readonly today: string;
  readonly protection: FigureProtection;
  readonly months: readonly {
    readonly key: string;
    readonly appeals: number | null;
  }[];
}) {
  const { t } = useWords();
  const { days } = useUrl('appeals');
  const { today } = props;
  const toMap = useMapLink();
  const period = { from: addDays(today, 1 - days), until: today };
  const filter = rangeFilter({ ...ALL_APPEALS, ...period });
  const hours = useSummary('HOUR', filter).summary;
  return (
    <>
      <ProtectedNote protection={props.protection} />
      <Change period={period} days={days} />
      <Section title={t('figures.byCategory')} aside={t('figures.lastDays', { days })}>
        <Bars filter={filter} chosen={[]} onPick={(key) => toMap({ ...period, category: [key] })} />
      </Section>
      <Section title={t('figures.byMonth')} aside={t('figures.whole')}>
        <Columns
          label={t('figures.byMonth')}
          picked={null}
          leastTold={props.protection.leastTold}
          columns={props.months.map(({ key, appeals }) => ({
            key,
            name: key,
            mark: key.endsWith('-01') ? key.slice(0, 4) : '',
            value: appeals,
          }))}
          onPick={(month) =>
            toMap({
              from: `${month}-01`,
              until: addDays(addMonths(`${month}-01`, 1), -1),
            })
          }
        />
      </Section>
      <Section title={t('figures.byHour')} aside={t('figures.lastDays', { days })}>
        {hours === null ? (
          <Skeletons lines={3} />
        ) : (
          <Columns
            label={t('figures.byHour')}
            picked={null}
            leastTold={hours.protection.leastTold}
            columns={hours.groups.map(({ key, name, appeals }) => ({
              key,
              name,
              mark: Number(key) % 6 === 0 ? key : '',
              value: appeals,
            }))}
            onPick={(hour) => toMap({ ...period, hours: [Number(hour), Number(hour) + 1] })}
          />
        )}
      </Section>
    </>
  );
}

function Change({ period, days }: { readonly period: Period; readonly days: number }) {
  const { t, formats } = useWords();
  const { plan } = useWorkbench();
  const toMap = useMapLink();
  const flyToGrid = useGridFlight();
  const { until } = rangeFilter({ ...ALL_APPEALS, ...period });
  const [answer, retry] = useQuery({
    query: changeDocument,
    variables: { days, filter: { until }, planId: plan?.id ?? null },
  });
  return (
    <Loaded
      answer={answer}
      find={(data) => data.appealChange}
      onRetry={() => retry({ requestPolicy: 'network-only' })}
    >
      {(change) => (
        <>
          <Section
            title={t('figures.since')}
            aside={
              <select
                className="field small"
                aria-label={t('figures.period')}
                value={days}
                onChange={({ target }) => navigation.goAppeals({ days: Number(target.value) })}
              >
                {[...new Set([...PERIODS, days])]
                  .sort((a, b) => a - b)
                  .map((count) => (
                    <option key={count} value={count}>
                      {t('figures.days', { days: count })}
                    </option>
                  ))}
              </select>
            }
          >
            <button type="button" className="headline" data-testid="since" onClick={() => toMap(period)}>
              <span className="headline-number">
                {formats.count(change.current, change.protection.leastTold)}
              </span>
              <span>
                {t('unit.appeals')} · {changeText(t, formats, change)}
                <span className="muted">
                  {t('figures.before', {
                    number: formats.count(change.previous, change.protection.leastTold),
                  })}
                </span>
              </span>
            </button>
            <p className="muted">{t('legend.asOf', { time: formats.dateTime(change.asOf) })}</p>
          </Section>
          <Section title={t('figures.worst')} aside={t('unit.perThousand')}>
            {change.worst.length === 0 && <p className="muted">{t('appeals.none')}</p>}
            <ol className="rows" data-testid="worst">
              {change.worst.map((grid) => (
                <li key={grid.key}>
                  <button
                    type="button"
                    className="row"
                    onClick={() => {
                      toMap(period, true);
                      void flyToGrid(grid.key);
                    }}
                  >
                    <span className="grow">
                      <span>{grid.name}</span>
                      <span className="muted">
                        {t('appeals.of', {
                          appeals: formats.count(grid.appeals, change.protection.leastTold),
                          households: formats.number(grid.households ?? 0),
                        })}
                      </span>
                    </span>
                    <strong className="number">{formats.number(grid.perThousand ?? 0, 1)}</strong>
                  </button>
                </li>
              ))}
            </ol>
          </Section>
          <Section title={t('figures.byTown')} aside={t('unit.perThousand')}>
            <ul className="rows">
              {change.towns.map((town) => (
                <li key={town.key}>
                  <button
                    type="button"
                    className="row"
                    onClick={() =>
                      toMap({
                        ...period,
                        within: { level: 'town', id: town.key },
                      })
                    }
                  >
                    <span className="grow">
                      <span>{town.name}</span>
                      <span className="muted">
                        {t('figures.townLine', {
                          number: formats.count(town.current, change.protection.leastTold),
                          change: changeText(t, formats, town),
                        })}
                      </span>
                    </span>
                    <strong className="number">
                      {town.perThousand === null ? '–' : formats.number(town.perThousand, 1)}
                    </strong>
                  </button>
                </li>
              ))}
            </ul>
          </Section>
        </>
      )}
    </Loaded>
  );
}

type Period = Pick<AppealView, 'from' | 'until'> & {
  readonly from: string;
  readonly until: string;
};

/** Leads to the appeals on the map with a filter; `stay` keeps the workspace and only sets the filter. */
function useMapLink(): (change: Partial<AppealView>, stay?: boolean) => void {
  const maySeePoints = useMay('appeals');
  const layers = useUrl('layers');
  return (change, stay = false) => {
    const { days, kernel, step } = navigation.current().appeals;
    const wanted = maySeePoints ? ['heat', 'appeals'] : ['heat'];
    navigation.goAppeals(
      { ...ALL_APPEALS, days, kernel, step, ...change },
      {
        ...(stay ? {} : { workspace: 'appeals', page: null }),
        layers: LAYER_KEYS.filter(
          (key) => wanted.includes(key) || (layers.includes(key) && key !== 'density'),
        ),
      },
    );
  };
}
