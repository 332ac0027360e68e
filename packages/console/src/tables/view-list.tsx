import { navigation } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { CATEGORIES, STATUSES } from '../appeals/appeal-view.ts';
import { useWords } from '../messages/use-words.ts';
import { Section, Skeletons } from '../shell/parts.tsx';
import { useInView } from './use-view.ts';

const MOST = 200;

/** What the map shows now as lists, for who cannot see it or does not use a pointer. */
export function ViewList() {
  const { t, formats } = useWords();
  const { stage } = useWorkbench();
  const view = useInView(true);
  if (view === null || stage === null) {
    return (
      <div className="panel-body view-list">
        <Skeletons lines={3} />
      </div>
    );
  }
  const list = <T,>(title: string, items: readonly T[], row: (item: T) => React.ReactNode) =>
    items.length === 0 ? null : (
      <Section title={title} aside={formats.number(items.length)}>
        <ul className="chips">{items.slice(0, MOST).map(row)}</ul>
      </Section>
    );
  const empty = view.grids.length + view.branches.length + view.clusters.length + view.appeals.length === 0;
  return (
    <div className="panel-body view-list" data-testid="view-list">
      {empty && <p className="muted">{t('view.none')}</p>}
      {list(t('view.clusters'), view.clusters, (cluster) => (
        <li key={`${cluster.at}`}>
          <button type="button" className="chip link" onClick={() => stage.open(cluster)}>
            {t('view.cluster', { number: formats.number(cluster.count) })}
          </button>
        </li>
      ))}
      {list(t('layer.appeals'), view.appeals, ({ id, category, status, at }) => (
        <li key={id}>
          <button
            type="button"
            className="chip link"
            onClick={() => navigation.go({ selection: { kind: 'appeal', id, at } })}
          >
            {CATEGORIES.map((known) => known === category && t(`category.${known}`))}
            {' · '}
            {STATUSES.map((known) => known === status && t(`status.${known}`))}
          </button>
        </li>
      ))}
      {list(t('layer.unified'), view.grids, (code) => (
        <li key={code}>
          <button
            type="button"
            className="chip link"
            onClick={() => navigation.go({ selection: { kind: 'grid', id: code, at: null } })}
          >
            {code}
          </button>
        </li>
      ))}
      {list(t('layer.branches'), view.branches, ({ id, name, at }) => (
        <li key={id}>
          <button
            type="button"
            className="chip link"
            onClick={() => navigation.go({ selection: { kind: 'branch', id, at } })}
          >
            {name}
          </button>
        </li>
      ))}
    </div>
  );
}
