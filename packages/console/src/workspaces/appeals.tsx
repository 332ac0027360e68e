import { navigation, useUrl } from '../app/navigation.ts';
import { useMay } from '../app/session.tsx';
import { LAYER_KEYS, type LayerKey } from '../app/url-state.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { CategoryBars } from '../appeals/category-bars.tsx';
import { AppealFilters } from '../appeals/filters.tsx';
import { NewestAppeals } from '../appeals/newest-appeals.tsx';
import { ProtectedNote } from '../appeals/protected-note.tsx';
import { sumOf } from '../appeals/protection.ts';
import { TimeStrip } from '../appeals/time-strip.tsx';
import { useGridRates, useShownFilter, useSummary } from '../appeals/use-appeals.ts';
import { useWords } from '../messages/use-words.ts';
import { Empty, ErrorNote, Section, Skeletons, Stats } from '../shell/parts.tsx';
import { useCompact } from '../shell/use-compact.ts';
import { useGridFlight } from './fly.ts';

const DENSEST_SHOWN = 8;
/** Areas by rate and areas by density would hide one another. */
const AREAS: readonly LayerKey[] = ['heat', 'density'];

/** Appeals: what is on the map, which are meant, how many, where most, and the appeals themselves. */
export default function AppealsWorkspace() {
  const { t } = useWords();
  const { plan } = useWorkbench();
  const compact = useCompact();
  const maySeePoints = useMay('appeals');
  return (
    <div className="panel-body">
      <OnMap />
      <AppealFilters />
      <Figures />
      {compact && plan !== null && (
        <Section title={t('drawer.time')}>
          <TimeStrip />
        </Section>
      )}
      <Section title={t('figures.byCategory')}>
        <CategoryBars />
      </Section>
      {plan === null ? <Empty title={t('overview.noPlan')} next={t('appeals.noPlanNext')} /> : <Densest />}
      {maySeePoints && <NewestAppeals />}
    </div>
  );
}

function OnMap() {
  const { t } = useWords();
  const { plan } = useWorkbench();
  const layers = useUrl('layers');
  const compact = useCompact();
  const toggle = (key: LayerKey) => {
    const on = !layers.includes(key);
    navigation.go({
      layers: LAYER_KEYS.filter((other) => {
        if (other === key) return on;
        return layers.includes(other) && !(on && AREAS.includes(key) && AREAS.includes(other));
      }),
    });
  };
  return (
    <Section title={t('appeals.onMap')}>
      {(['appeals', 'heat', 'density'] as const).map((key) => (
        <label key={key} className="check">
          <input
            type="checkbox"
            checked={layers.includes(key)}
            disabled={key !== 'appeals' && plan === null}
            onChange={() => toggle(key)}
          />
          <span className="grow">{t(`layer.${key}`)}</span>
        </label>
      ))}
      {!compact && (
        <div className="actions">
          <button
            type="button"
            className="button small"
            disabled={plan === null}
            onClick={() => navigation.go({ drawer: 'time' })}
          >
            {t('time.play')}
          </button>
          <button type="button" className="button small" onClick={() => navigation.go({ drawer: 'grids' })}>
            {t('drawer.title')}
          </button>
        </div>
      )}
    </Section>
  );
}

/** The total of the filter, and what the grids hold of it for each thousand households. */
function Figures() {
  const { t, formats } = useWords();
  const filter = useShownFilter();
  const { summary, error, retry } = useSummary('STATUS', filter);
  const { rates } = useGridRates(true);
  if (error !== null) return <ErrorNote message={error} onRetry={retry} />;
  if (summary === null) return <Skeletons lines={2} />;
  const households = rates?.grids.reduce((sum, grid) => sum + grid.households, 0) ?? 0;
  const total = rates?.total ?? null;
  const inside = total === null ? null : total - (rates?.outside ?? 0);
  const { leastTold } = summary.protection;
  const open = sumOf(summary.groups.map((group) => group.open));
  return (
    <Section title={t('appeals.figures')} aside={t('legend.asOf', { time: formats.dateTime(summary.asOf) })}>
      <Stats
        stats={[
          {
            name: t('overview.appeals'),
            value: formats.count(summary.total, leastTold),
            unit: t('unit.appeals'),
          },
          {
            name: t('figures.open'),
            value: formats.count(open, leastTold),
            unit: t('unit.appeals'),
          },
          {
            name: t('appeals.perThousand'),
            value:
              households === 0 || inside === null ? '–' : formats.number((inside / households) * 1000, 1),
            unit: t('unit.appeals'),
          },
          {
            name: t('figures.outside'),
            value: rates === null ? '–' : formats.count(rates.outside, leastTold),
            unit: t('unit.appeals'),
          },
        ]}
      />
      <ProtectedNote protection={summary.protection} />
    </Section>
  );
}

/** Grids with the most appeals for each thousand households. */
function Densest() {
  const { t, formats } = useWords();
  const flyToGrid = useGridFlight();
  const { rates, error } = useGridRates(true);
  if (error !== null) return <ErrorNote message={error} />;
  if (rates === null) return <Skeletons />;
  const densest = rates.grids
    .filter(({ perThousand }) => perThousand !== null && perThousand > 0)
    .sort((a, b) => (b.perThousand ?? 0) - (a.perThousand ?? 0))
    .slice(0, DENSEST_SHOWN);
  return (
    <Section title={t('appeals.densest')} aside={t('unit.perThousand')}>
      {densest.length === 0 && <p className="muted">{t('appeals.none')}</p>}
      <ul className="rows">
        {densest.map((grid) => (
          <li key={grid.code}>
            <button type="button" className="row" onClick={() => void flyToGrid(grid.code)}>
              <span className="grow">
                <span>{grid.code}</span>
                <span className="muted">
                  {t('appeals.of', {
                    appeals: formats.count(grid.appeals, rates.protection.leastTold),
                    households: formats.number(grid.households),
                  })}
                </span>
              </span>
              <strong className="number">{formats.number(grid.perThousand ?? 0, 1)}</strong>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
