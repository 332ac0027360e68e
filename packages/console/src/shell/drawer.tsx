import { Table, type TableColumnsType } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useQuery } from 'urql';
import Kit from '../app/kit.tsx';
import { navigation, useUrl } from '../app/navigation.ts';
import { DRAWER_TABS, type DrawerTab } from '../app/url-state.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { type GridRow, planDocument } from '../graphql/map-documents.ts';
import { readReport, sortFindings } from '../merge/report.ts';
import { FindingRow } from '../merge/report-sections.tsx';
import { useWords } from '../messages/use-words.ts';
import { Empty, IconButton } from './parts.tsx';

/** Tables under the map: the grids, the findings. */
export default function Drawer({ tab }: { readonly tab: DrawerTab }) {
  const { t } = useWords();
  const { plan } = useWorkbench();
  return (
    <Kit>
      <section className="drawer" aria-label={t('drawer.title')}>
        <div className="panel-head">
          <fieldset className="segmented" aria-label={t('drawer.title')}>
            {DRAWER_TABS.map((value) => (
              <button
                key={value}
                type="button"
                aria-pressed={value === tab}
                onClick={() => navigation.go({ drawer: value })}
              >
                {t(`drawer.${value}`)}
              </button>
            ))}
          </fieldset>
          <span className="top-space" />
          <IconButton icon="close" label={t('state.close')} onClick={() => navigation.go({ drawer: null })} />
        </div>
        {plan === null ? (
          <div className="panel-body" style={{ padding: 16 }}>
            <Empty title={t('overview.noPlan')} next={t('overview.noPlanWait')} />
          </div>
        ) : tab === 'grids' ? (
          <GridTable />
        ) : (
          <FindingList planId={plan.id} />
        )}
      </section>
    </Kit>
  );
}

function GridTable() {
  const { t, formats } = useWords();
  const { grids } = useWorkbench();
  const selection = useUrl('selection');
  const body = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(200);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setHeight(Math.max(80, entry.contentRect.height - 40)));
    if (body.current !== null) watch.observe(body.current);
    return () => watch.disconnect();
  }, []);
  const columns = useMemo<TableColumnsType<GridRow>>(() => {
    const number = (
      key: 'households' | 'areaM2' | 'atomCount' | 'appealCount',
      title: string,
      show: (value: number) => string,
    ) => ({
      title,
      dataIndex: key,
      align: 'right' as const,
      width: 130,
      sorter: (a: GridRow, b: GridRow) => a[key] - b[key],
      render: show,
    });
    const perThousand = (row: GridRow) =>
      row.households > 0 ? (row.appealCount / row.households) * 1000 : 0;
    return [
      {
        title: t('grid.code'),
        dataIndex: 'code',
        width: 190,
        sorter: (a: GridRow, b: GridRow) => (a.code < b.code ? -1 : 1),
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
      number('areaM2', t('grid.area'), (value) => formats.area(value)),
      number('atomCount', t('grid.atoms'), (value) => formats.number(value)),
      number('appealCount', t('grid.appeals'), (value) => formats.number(value)),
      {
        title: t('unit.perThousand'),
        key: 'perThousand',
        align: 'right' as const,
        width: 110,
        sorter: (a: GridRow, b: GridRow) => perThousand(a) - perThousand(b),
        render: (_: unknown, row: GridRow) => formats.number(perThousand(row), 1),
      },
    ];
  }, [t, formats]);
  const selected = selection?.kind === 'grid' ? selection.id : null;
  return (
    <div className="panel-body" ref={body}>
      <Table<GridRow>
        virtual
        size="small"
        rowKey="code"
        columns={columns}
        dataSource={[...grids]}
        pagination={false}
        scroll={{ y: height, x: 820 }}
        rowClassName={(row) => (row.code === selected ? 'ant-table-row-selected' : '')}
      />
    </div>
  );
}

function FindingList({ planId }: { readonly planId: string }) {
  const { t } = useWords();
  const [{ data }] = useQuery({ query: planDocument, variables: { planId } });
  const report = data?.plan ? readReport(data.plan.report) : null;
  const findings = report === null ? [] : sortFindings(report.findings);
  return (
    <div className="panel-body" style={{ overflow: 'auto', padding: '0 16px' }}>
      {findings.length === 0 ? (
        <p className="muted">{t('report.noFindings')}</p>
      ) : (
        <ul className="rows">
          {findings.map((finding, index) => (
            <li key={index}>
              <FindingRow finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
