import { type ReactNode, useEffect, useState } from 'react';
import { setOverlay } from '../app/overlay.ts';
import { usePages } from '../app/use-pages.ts';
import { useWorkbench } from '../app/workbench.tsx';
import {
  type GridChange,
  type GridChangeKind,
  type GridChanges,
  gridChangesDocument,
} from '../graphql/desk-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Icon } from '../shell/icons.tsx';
import { Paged } from '../shell/paged.tsx';
import { Empty } from '../shell/parts.tsx';
import { DepartmentSelect } from './department-select.tsx';
import { GridChangeRow } from './grid-change-row.tsx';
import { CHANGE_KINDS } from './grid-change-words.ts';
import { useDepartment } from './use-department.ts';
import { useExport } from './use-export.ts';

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
  const pages = usePages({
    query: gridChangesDocument,
    variables: (after) => ({ ...asked, first: SHOWN, after }),
    find: (data) => data.myGridChanges,
    requestPolicy: 'cache-first',
  });
  return (
    <Paged
      pages={pages}
      missing={<Empty title={t('change.emptyTitle')} next={t('change.empty')} />}
      moreText={t('change.more')}
    >
      {({ nodes, first, more }) => (
        <>
          <p className="muted desk-why">{t('change.why')}</p>
          <KindFilter changes={first} kind={asked.kind} onKind={onKind} />
          <ChangeList
            key={`${asked.departmentId} ${asked.planId} ${asked.kind}`}
            changes={nodes}
            more={more}
            asked={asked}
          />
        </>
      )}
    </Paged>
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

function ChangeList(props: {
  readonly changes: readonly GridChange[];
  readonly more: ReactNode;
  readonly asked: Asked;
}) {
  const { t } = useWords();
  const [open, setOpen] = useState<string | null>(null);
  const { changes, asked } = props;
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
      {changes.length === 0 && <p className="muted">{t('change.noneOfKind')}</p>}
      <ul className="rows" data-testid="changes">
        {changes.map((change) => (
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
      {props.more}
    </>
  );
}
