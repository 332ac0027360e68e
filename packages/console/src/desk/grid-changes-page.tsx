import { useEffect, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { setOverlay } from '../app/overlay.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { type GridChangeKind, type GridChanges, gridChangesDocument } from '../graphql/desk-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Icon } from '../shell/icons.tsx';
import { Empty, ErrorNote, Skeletons } from '../shell/parts.tsx';
import { DepartmentSelect } from './department-select.tsx';
import { GridChangeRow } from './grid-change-row.tsx';
import { CHANGE_KINDS } from './grid-change-words.ts';
import { useDepartment } from './use-department.ts';
import { useExport } from './use-export.ts';
import { useMore } from './use-more.ts';

const SHOWN = 50;

interface Asked {
  readonly departmentId: string;
  readonly planId: string;
  readonly kind: GridChangeKind | null;
}

/** What became of each of the department's grids. */
export function GridChangesPage() {
  const { t } = useWords();
  const { plan } = useWorkbench();
  const [departmentId, setDepartmentId] = useDepartment();
  const [kind, setKind] = useState<GridChangeKind | null>(null);
  useEffect(() => () => setOverlay({ sketch: [], picked: [] }), []);
  const chooseDepartment = (id: string) => {
    setDepartmentId(id);
    setKind(null);
    setOverlay({ sketch: [], picked: [] });
  };
  return (
    <div className="panel-body" data-testid="grid-changes">
      <div className="form desk-form">
        <DepartmentSelect label={t('desk.department')} value={departmentId} onChange={chooseDepartment} />
      </div>
      {departmentId === null || plan === null ? (
        <Empty title={t('change.chooseTitle')} next={t('change.choose')} />
      ) : (
        <Changes departmentId={departmentId} planId={plan.id} kind={kind} onKind={setKind} />
      )}
    </div>
  );
}

function Changes(props: Asked & { readonly onKind: (kind: GridChangeKind | null) => void }) {
  const { t } = useWords();
  const { onKind, ...asked } = props;
  const [{ data, error }, retry] = useQuery({
    query: gridChangesDocument,
    variables: { ...asked, first: SHOWN, after: null },
  });
  if (error !== undefined)
    return <ErrorNote message={error.message} onRetry={() => retry({ requestPolicy: 'network-only' })} />;
  if (data === undefined) return <Skeletons />;
  const changes = data.myGridChanges;
  if (changes === null) return <Empty title={t('change.emptyTitle')} next={t('change.empty')} />;
  return (
    <>
      <p className="muted desk-why">{t('change.why')}</p>
      <KindFilter changes={changes} kind={asked.kind} onKind={onKind} />
      <ChangeList key={`${asked.departmentId} ${asked.planId} ${asked.kind}`} first={changes} asked={asked} />
    </>
  );
}

function KindFilter(props: {
  readonly changes: GridChanges;
  readonly kind: GridChangeKind | null;
  readonly onKind: (kind: GridChangeKind | null) => void;
}) {
  const { t, formats } = useWords();
  const { counts } = props.changes;
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <fieldset className="plain desk-kinds" aria-label={t('change.filter')}>
      <button
        type="button"
        className="chip"
        aria-pressed={props.kind === null}
        onClick={() => props.onKind(null)}
      >
        {t('change.all')} <b>{formats.number(all)}</b>
      </button>
      {CHANGE_KINDS.map(({ kind, key }) => {
        const count = counts.find((each) => each.kind === kind)?.count ?? 0;
        return (
          <button
            key={kind}
            type="button"
            className="chip"
            title={t(`change.kindNote.${key}`)}
            aria-pressed={props.kind === kind}
            disabled={count === 0}
            onClick={() => props.onKind(kind)}
          >
            {t(`change.kind.${key}`)} <b>{formats.number(count)}</b>
          </button>
        );
      })}
    </fieldset>
  );
}

function ChangeList({ first, asked }: { readonly first: GridChanges; readonly asked: Asked }) {
  const { t } = useWords();
  const client = useClient();
  const [open, setOpen] = useState<string | null>(null);
  const { nodes, more } = useMore(first, async (after) => {
    const { data } = await client.query(gridChangesDocument, { ...asked, first: SHOWN, after });
    return data?.myGridChanges;
  });
  const { exporting, run } = useExport(asked);
  const toggle = (id: string) => {
    setOpen(open === id ? null : id);
    if (open === id) setOverlay({ sketch: [], picked: [] });
  };
  return (
    <>
      <div className="desk-head">
        <span className="muted">
          {t('change.before')} → {t('change.after')}
        </span>
        <button type="button" className="button" disabled={exporting} onClick={() => void run()}>
          <Icon name="download" size={16} />
          {t(exporting ? 'change.exporting' : 'change.export')}
        </button>
      </div>
      {nodes.length === 0 && <p className="muted">{t('change.noneOfKind')}</p>}
      <ul className="rows" data-testid="changes">
        {nodes.map((change) => (
          <li key={change.id}>
            <GridChangeRow
              change={change}
              planId={asked.planId}
              open={change.id === open}
              onToggle={() => toggle(change.id)}
            />
          </li>
        ))}
      </ul>
      {more !== null && (
        <button type="button" className="button" onClick={() => void more()}>
          {t('change.more')}
        </button>
      )}
    </>
  );
}
