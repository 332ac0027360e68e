import { Table, type TableColumnsType } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { navigation, useUrl } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { useGridRates } from '../appeals/use-appeals.ts';
import { useUncovered } from '../appeals/use-uncovered.ts';
import { useWords } from '../messages/use-words.ts';
import { ExportButton } from './export-button.tsx';
import { useTableHeight } from './use-table-height.ts';
import { useInView } from './use-view.ts';

interface Row {
  readonly code: string;
  readonly households: number;
  readonly areaM2: number;
  readonly atomCount: number;
  /** Null: not known yet, or too few to tell. */
  readonly appeals: number | null;
  readonly perThousand: number | null;
  readonly covered: boolean;
}

/** The grids with their figures; appeals are those of the filter that holds for the map. */
export function GridTable() {
  const { t, formats } = useWords();
  const { grids } = useWorkbench();
  const selection = useUrl('selection');
  const { rates } = useGridRates(true);
  const counted = useMemo(() => new Map(rates?.grids.map((grid) => [grid.code, grid])), [rates]);
  const leastTold = rates?.protection.leastTold ?? 0;
  const uncovered = useUncovered(true);
  const [onlyView, setOnlyView] = useState(false);
  const view = useInView(onlyView);
  const [body, height] = useTableHeight();
  const rows = useMemo<Row[]>(() => {
    return grids
      .filter(({ code }) => !onlyView || view === null || view.grids.includes(code))
      .map(({ code, households, areaM2, atomCount }) => ({
        code,
        households,
        areaM2,
        atomCount,
        appeals: counted.get(code)?.appeals ?? null,
        perThousand: counted.get(code)?.perThousand ?? null,
        covered: !uncovered.includes(code),
      }));
  }, [grids, counted, uncovered, onlyView, view]);
  // The order in which the table shows its rows, for the export.
  const shown = useRef<readonly Row[] | null>(null);
  const columns = useMemo<TableColumnsType<Row>>(() => {
    const number = (
      key: 'households' | 'areaM2' | 'atomCount' | 'appeals' | 'perThousand',
      title: string,
      show: (value: number) => string,
    ) => ({
      title,
      dataIndex: key,
      align: 'right' as const,
      width: 120,
      sorter: (a: Row, b: Row) => (a[key] ?? -1) - (b[key] ?? -1),
      render: (value: number | null) => (value === null ? '–' : show(value)),
    });
    return [
      {
        title: t('grid.code'),
        dataIndex: 'code',
        width: 190,
        sorter: (a: Row, b: Row) => (a.code < b.code ? -1 : 1),
        render: (code: string) => (
          <button
            type="button"
            className="chip link"
            onClick={() => navigation.go({ selection: { kind: 'grid', id: code, at: null } })}
          >
            {code}
          </button>
        ),
      },
      number('households', t('grid.households'), (value) => formats.number(value)),
      number('areaM2', t('grid.area'), formats.area),
      number('atomCount', t('grid.atoms'), (value) => formats.number(value)),
      {
        ...number('appeals', t('grid.appeals'), (value) => formats.number(value)),
        render: (value: number | null, { code }: Row) =>
          counted.has(code) ? formats.count(value, leastTold) : '–',
      },
      number('perThousand', t('unit.perThousand'), (value) => formats.number(value, 1)),
      {
        title: t('branch.sign'),
        dataIndex: 'covered',
        width: 110,
        sorter: (a: Row, b: Row) => Number(a.covered) - Number(b.covered),
        render: (covered: boolean) => t(covered ? 'table.yes' : 'table.no'),
      },
    ];
  }, [t, formats, counted, leastTold]);
  const selected = selection?.kind === 'grid' ? selection.id : null;
  return (
    <>
      <div className="table-tools">
        <label className="check">
          <input type="checkbox" checked={onlyView} onChange={() => setOnlyView(!onlyView)} />
          {t('table.onlyView')}
        </label>
        <span className="muted">{t('table.rows', { number: formats.number(rows.length) })}</span>
        <ExportButton
          name={t('drawer.grids')}
          header={[
            t('grid.code'),
            t('grid.households'),
            `${t('grid.area')} (m²)`,
            t('grid.atoms'),
            t('grid.appeals'),
            t('unit.perThousand'),
            t('branch.sign'),
          ]}
          rows={() => {
            const codes = new Set(rows.map(({ code }) => code));
            return (shown.current ?? rows)
              .filter(({ code }) => codes.has(code))
              .map((row) => [
                row.code,
                row.households,
                Math.round(row.areaM2),
                row.atomCount,
                row.appeals,
                row.perThousand === null ? null : Math.round(row.perThousand * 10) / 10,
                t(row.covered ? 'table.yes' : 'table.no'),
              ]);
          }}
        />
      </div>
      <div className="panel-body" ref={body}>
        <Table<Row>
          virtual
          size="small"
          rowKey="code"
          columns={columns}
          dataSource={rows}
          pagination={false}
          scroll={{ y: height, x: 900 }}
          rowClassName={(row) => (row.code === selected ? 'ant-table-row-selected' : '')}
          onChange={(_page, _filters, _sorter, { currentDataSource }) => {
            shown.current = currentDataSource;
          }}
        />
      </div>
    </>
  );
}
