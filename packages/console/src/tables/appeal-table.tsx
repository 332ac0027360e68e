import { Table, type TableColumnsType } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useClient } from 'urql';
import { navigation, useUrl } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { useShownFilter } from '../appeals/use-appeals.ts';
import type { ResultOf } from '../graphql/graphql.ts';
import { appealsDocument } from '../graphql/work-documents.ts';
import { middleOf } from '../inspect/middle.ts';
import { useWords } from '../messages/use-words.ts';
import { ErrorNote } from '../shell/parts.tsx';
import { useFly } from '../workspaces/fly.ts';
import { ExportButton } from './export-button.tsx';
import { useTableHeight } from './use-table-height.ts';

type Page = ResultOf<typeof appealsDocument>['appeals'];
type Row = Page['nodes'][number];

/** The appeals of the filter, newest first, page after page; also only those of the map's view. */
export function AppealTable() {
  const { t, formats } = useWords();
  const fly = useFly();
  const selection = useUrl('selection');
  const [onlyView, setOnlyView] = useState(false);
  const bbox = useViewBounds(onlyView);
  const { rows, total, more, error } = useAppealPages(bbox);
  const [body, height] = useTableHeight();
  const shown = useRef<readonly Row[] | null>(null);
  const columns = useMemo<TableColumnsType<Row>>(
    () => [
      {
        title: t('appeal.number'),
        dataIndex: 'number',
        width: 170,
        render: (number: string, row: Row) => (
          <button
            type="button"
            className="chip link"
            onClick={() => {
              const at = middleOf(row.location);
              navigation.go({ selection: { kind: 'appeal', id: row.id, at } });
              fly(at);
            }}
          >
            {number}
          </button>
        ),
      },
      { title: t('appeal.title'), dataIndex: 'title', ellipsis: true },
      {
        title: t('appeal.category'),
        dataIndex: 'category',
        width: 130,
        render: (value: Row['category']) => t(`category.${value}`),
      },
      {
        title: t('appeal.status'),
        dataIndex: 'status',
        width: 100,
        render: (value: Row['status']) => t(`status.${value}`),
      },
      {
        title: t('appeal.requested'),
        dataIndex: 'requestedAt',
        width: 170,
        sorter: (a: Row, b: Row) => (a.requestedAt < b.requestedAt ? -1 : 1),
        render: formats.dateTime,
      },
      {
        title: t('branch.grid'),
        dataIndex: 'gridCode',
        width: 170,
        render: (code: string | null) => code ?? t('arc.outside'),
      },
    ],
    [t, formats, fly],
  );
  const selected = selection?.kind === 'appeal' ? selection.id : null;
  return (
    <>
      <div className="table-tools">
        <label className="check">
          <input type="checkbox" checked={onlyView} onChange={() => setOnlyView(!onlyView)} />
          {t('table.onlyView')}
        </label>
        <span className="muted">
          {t('table.rowsOf', {
            number: formats.number(rows.length),
            total: total === null ? t('appeals.many') : formats.number(total),
          })}
        </span>
        {more !== null && (
          <button type="button" className="button small" onClick={more}>
            {t('table.more')}
          </button>
        )}
        <ExportButton
          name={t('drawer.appeals')}
          header={[
            t('appeal.number'),
            t('appeal.title'),
            t('appeal.category'),
            t('appeal.status'),
            t('appeal.requested'),
            t('appeal.closed'),
            t('branch.grid'),
            'lon',
            'lat',
          ]}
          rows={() =>
            (shown.current?.length === rows.length ? shown.current : rows).map((row) => [
              row.number,
              row.title,
              t(`category.${row.category}`),
              t(`status.${row.status}`),
              row.requestedAt,
              row.closedAt,
              row.gridCode,
              ...middleOf(row.location),
            ])
          }
        />
      </div>
      <div className="panel-body" ref={body}>
        {error !== null ? (
          <ErrorNote message={error} />
        ) : (
          <Table<Row>
            virtual
            size="small"
            rowKey="id"
            columns={columns}
            dataSource={rows}
            pagination={false}
            scroll={{ y: height, x: 960 }}
            rowClassName={(row) => (row.id === selected ? 'ant-table-row-selected' : '')}
            onChange={(_page, _filters, _sorter, { currentDataSource }) => {
              shown.current = currentDataSource;
            }}
          />
        )}
      </div>
    </>
  );
}

/** Bounds of the map's view after each move; null where they are not wanted. */
function useViewBounds(wanted: boolean): number[] | null {
  const { stage } = useWorkbench();
  const [bounds, setBounds] = useState<number[] | null>(null);
  useEffect(() => {
    if (stage === null || !wanted) {
      setBounds(null);
      return;
    }
    // Compared as text: a map that settles where it was asks for nothing.
    const read = () => setBounds((last) => (String(last) === String(stage.bounds()) ? last : stage.bounds()));
    read();
    return stage.onSettled(read);
  }, [stage, wanted]);
  return bounds;
}

function useAppealPages(bbox: number[] | null) {
  const client = useClient();
  const shown = useShownFilter();
  const [rows, setRows] = useState<Row[]>([]);
  const [page, setPage] = useState<Page | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [after, setAfter] = useState<{ readonly filter: object; readonly cursor: string } | null>(null);
  const filter = useMemo(() => ({ ...shown, bbox }), [shown, bbox]);
  const cursor = after?.filter === filter ? after.cursor : null;
  useEffect(() => {
    let live = true;
    void client
      .query(appealsDocument, { filter, first: 200, after: cursor })
      .then(({ data, error: failed }) => {
        if (!live) return;
        setError(failed?.message ?? null);
        if (data === undefined) return;
        setPage(data.appeals);
        setRows((known) => (cursor === null ? data.appeals.nodes : [...known, ...data.appeals.nodes]));
      });
    return () => {
      live = false;
    };
  }, [client, filter, cursor]);
  const next = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  return {
    rows,
    total: page === null ? 0 : page.totalCount,
    more: next === null ? null : () => setAfter({ filter, cursor: next }),
    error,
  };
}
