import { Select } from 'antd';
import { useState } from 'react';
import { useClient } from 'urql';
import { usePages } from '../app/use-pages.ts';
import { useWorkbench } from '../app/workbench.tsx';
import {
  type Crosswalk,
  type CrosswalkRow,
  type CrosswalkSourceKind,
  crosswalkDocument,
} from '../graphql/review-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Paged } from '../shell/paged.tsx';
import { Section } from '../shell/parts.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { csvText } from '../tables/csv.ts';
import { saveFile } from '../tables/save-file.ts';
import { useGridFlight } from '../workspaces/fly.ts';

const SHOWN = 50;
/** Most rows in one page of the server. */
const A_PAGE = 200;
const UNIFIED = '';

interface Asked {
  readonly planId: string;
  readonly sourceKind: CrosswalkSourceKind;
  readonly departmentId: string | null;
}

/** Where every old grid went: those of the plan before, or one department's own. */
export function CrosswalkTable({
  planId,
  withUnified,
}: {
  readonly planId: string;
  readonly withUnified: boolean;
}) {
  const { t, name } = useWords();
  const { departments } = useWorkbench();
  const [of, setOf] = useState(withUnified ? UNIFIED : (departments[0]?.id ?? UNIFIED));
  const asked: Asked = {
    planId,
    sourceKind: of === UNIFIED ? 'UNIFIED' : 'LEGACY',
    departmentId: of === UNIFIED ? null : of,
  };
  return (
    <Section title={t('published.crosswalk')} aside={t('published.crosswalkNote')}>
      <Select
        aria-label={t('published.of')}
        value={of}
        style={{ width: '100%' }}
        onChange={setOf}
        options={[
          ...(withUnified ? [{ value: UNIFIED, label: t('published.unified') }] : []),
          ...departments.map((department) => ({ value: department.id, label: name(department) })),
        ]}
      />
      <Rows key={of} asked={asked} />
    </Section>
  );
}

function Rows({ asked }: { readonly asked: Asked }) {
  const { t } = useWords();
  const pages = usePages({
    query: crosswalkDocument,
    variables: (after) => ({ ...asked, first: SHOWN, after }),
    find: (data) => data.plan?.publication?.crosswalk,
    requestPolicy: 'cache-first',
  });
  return (
    <Paged pages={pages} empty={<p className="muted crosswalk">{t('published.none')}</p>}>
      {({ nodes, more }) => (
        <>
          <Table rows={nodes} />
          <div className="review-tools">
            {more}
            <ExportAll planId={asked.planId} />
          </div>
        </>
      )}
    </Paged>
  );
}

function Table({ rows }: { readonly rows: readonly CrosswalkRow[] }) {
  const { t, formats } = useWords();
  const fly = useGridFlight();
  return (
    <table className="crosswalk" data-testid="crosswalk">
      <caption className="visually-hidden">{t('published.crosswalk')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('published.source')}</th>
          <th scope="col">{t('published.grid')}</th>
          <th scope="col" className="number">
            {t('published.share')}
          </th>
          <th scope="col" className="number">
            {t('published.households')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.source} ${row.grid}`}>
            <th scope="row">{row.source}</th>
            <td>
              {row.grid === null ? (
                <span className="muted">{t('published.outside')}</span>
              ) : (
                <button type="button" className="link-button" onClick={() => void fly(row.grid ?? '')}>
                  {row.grid}
                </button>
              )}
            </td>
            <td className="number">{formats.percent(row.share)}</td>
            <td className="number">{formats.number(row.households)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Saves the whole crosswalk, all departments and the plan before, as one CSV. */
function ExportAll({ planId }: { readonly planId: string }) {
  const { t, name } = useWords();
  const client = useClient();
  const toasts = useToasts();
  const [busy, setBusy] = useState(false);
  const readAll = async (): Promise<CrosswalkRow[] | null> => {
    const rows: CrosswalkRow[] = [];
    const ask = (after: string | null) =>
      client
        .query(crosswalkDocument, { planId, sourceKind: null, departmentId: null, first: A_PAGE, after })
        .toPromise();
    for (let after: string | null = null; ; ) {
      const answer: Awaited<ReturnType<typeof ask>> = await ask(after);
      const page: Crosswalk | undefined = answer.data?.plan?.publication?.crosswalk;
      if (page === undefined) return null;
      rows.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) return rows;
      after = page.pageInfo.endCursor;
    }
  };
  const save = async () => {
    setBusy(true);
    const rows = await readAll();
    setBusy(false);
    if (rows === null) {
      toasts.show({ text: t('published.exportFailed') });
      return;
    }
    const header = (['department', 'source', 'grid', 'share', 'households', 'area', 'appeals'] as const).map(
      (key) => t(`published.${key}`),
    );
    const lines = rows.map((row) => [
      row.department === null ? t('published.unified') : name(row.department),
      row.source,
      row.grid,
      // Enough digits that the parts of a source still sum to 1.
      Math.round(row.share * 1e6) / 1e6,
      Math.round(row.households * 100) / 100,
      Math.round(row.areaM2 * 100) / 100,
      row.appeals,
    ]);
    const content = new Blob([csvText(header, lines)], { type: 'text/csv;charset=utf-8' });
    saveFile(`${t('published.file')}.csv`, content);
  };
  return (
    <button type="button" className="button small" disabled={busy} onClick={() => void save()}>
      {t(busy ? 'published.exporting' : 'published.export')}
    </button>
  );
}
