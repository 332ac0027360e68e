import './ledger.css';
import { Table, type TableColumnsType } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { navigation, useUrl } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import type { DepartmentRow } from '../graphql/map-documents.ts';
import { ledgerTotalsDocument } from '../graphql/merge-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { useWords } from '../messages/use-words.ts';
import { Empty, ErrorNote, Skeletons } from '../shell/parts.tsx';
import { ExportButton } from '../tables/export-button.tsx';
import { useTableHeight } from '../tables/use-table-height.ts';
import { useGridFlight } from '../workspaces/fly.ts';
import { ledgerDepartment } from './ledger-page.tsx';
import {
  filtered,
  LEDGER_FILTERS,
  type LedgerFilter,
  type LedgerRow,
  ledgerRows,
  sumOf,
} from './ledger-rows.ts';
import { useLedger } from './use-ledger.ts';
import { useLegacyFlight } from './use-legacy-flight.ts';

/** Old grid by unified grid of one department: what goes where, in land and households. */
export function LedgerTable() {
  const { t } = useWords();
  const { plan, departments } = useWorkbench();
  const [answer, retry] = useQuery({
    query: ledgerTotalsDocument,
    variables: { planId: plan?.id ?? '' },
    pause: plan === null,
  });
  return (
    <Loaded
      answer={answer}
      find={(data) => data.plan?.ledgers}
      onRetry={() => retry({ requestPolicy: 'network-only' })}
    >
      {(ledgers) => {
        const kept = departments.filter(({ id }) => ledgers.some(({ department }) => department.id === id));
        return kept.length === 0 ? (
          <div className="panel-body list-body">
            <Empty title={t('ledger.none')} next={t('ledger.noneNext')} />
          </div>
        ) : (
          <Flows departments={kept} />
        );
      }}
    </Loaded>
  );
}

function Flows({ departments }: { readonly departments: readonly DepartmentRow[] }) {
  const { t, formats, name } = useWords();
  const wanted = ledgerDepartment(useUrl('page'));
  const department = departments.find(({ id }) => id === wanted) ?? departments[0];
  const { ledger, error, retry } = useLedger(department.id);
  const [filter, setFilter] = useState<LedgerFilter>('all');
  const [words, setWords] = useState('');
  const all = useMemo(() => ledgerRows(ledger?.entries ?? []), [ledger]);
  const rows = useMemo(() => filtered(all, filter, words), [all, filter, words]);
  const shown = useRef<readonly LedgerRow[] | null>(null);
  const [body, height] = useTableHeight();
  const columns = useColumns(department.acceptedLayer?.id ?? null);
  const sums = sumOf(rows);
  return (
    <>
      <div className="table-tools ledger-tools">
        <select
          className="field small"
          aria-label={t('ledger.whose')}
          value={department.id}
          onChange={(event) =>
            navigation.go({ workspace: 'plan', page: `ledger:${event.target.value}`, drawer: 'ledger' })
          }
        >
          {departments.map((each) => (
            <option key={each.id} value={each.id}>
              {name(each)}
            </option>
          ))}
        </select>
        <fieldset className="segmented" aria-label={t('ledger.filter')}>
          {LEDGER_FILTERS.map((value) => (
            <button
              key={value}
              type="button"
              aria-pressed={filter === value}
              onClick={() => setFilter(value)}
            >
              {t(`ledgerFilter.${value}`)}
            </button>
          ))}
        </fieldset>
        <input
          className="field small"
          type="search"
          aria-label={t('ledger.find')}
          placeholder={t('ledger.find')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <span className="muted" role="status">
          {t('ledger.sum', {
            rows: formats.number(rows.length),
            area: formats.area(sums.areaM2),
            households: sums.households === null ? '–' : formats.number(sums.households),
          })}
        </span>
        <ExportButton
          name={`${t('drawer.ledger')} ${name(department)}`}
          header={[
            t('ledger.legacy'),
            t('ledger.unified'),
            `${t('grid.area')} (m²)`,
            t('grid.households'),
            t('ledger.share'),
            t('ledger.fate'),
          ]}
          rows={() =>
            (shown.current?.length === rows.length ? shown.current : rows).map((row) => [
              row.legacy ?? t('ledger.noLegacy'),
              row.unified ?? t('ledger.noUnified'),
              rounded(row.areaM2, 2),
              row.households === null ? null : rounded(row.households, 2),
              rounded(row.share, 4),
              t(fateOf(row)),
            ])
          }
        />
      </div>
      <div className="panel-body" ref={body} data-testid="ledger">
        {error !== null ? (
          <ErrorNote message={error} onRetry={retry} />
        ) : ledger === null ? (
          <Skeletons lines={4} />
        ) : (
          <Table<LedgerRow>
            virtual
            showSorterTooltip={false}
            size="small"
            rowKey="key"
            columns={columns}
            dataSource={rows}
            pagination={false}
            scroll={{ y: height, x: 820 }}
            locale={{ emptyText: t('ledger.empty') }}
            onChange={(_page, _filters, _sorter, { currentDataSource }) => {
              shown.current = currentDataSource;
            }}
          />
        )}
      </div>
    </>
  );
}

function useColumns(layerId: string | null): TableColumnsType<LedgerRow> {
  const { t, formats } = useWords();
  const flyToGrid = useGridFlight();
  const flyToLegacy = useLegacyFlight(layerId);
  return useMemo<TableColumnsType<LedgerRow>>(() => {
    const compare = (a: string | null, b: string | null) =>
      (a ?? '\uffff').localeCompare(b ?? '\uffff', undefined, { numeric: true });
    return [
      {
        title: t('ledger.legacy'),
        dataIndex: 'legacy',
        width: 180,
        sorter: (a, b) => compare(a.legacy, b.legacy),
        render: (legacy: string | null) =>
          legacy === null ? (
            <span className="muted">{t('ledger.noLegacy')}</span>
          ) : (
            <button type="button" className="chip link" onClick={() => void flyToLegacy(legacy)}>
              {legacy}
            </button>
          ),
      },
      {
        title: t('ledger.unified'),
        dataIndex: 'unified',
        width: 180,
        sorter: (a, b) => compare(a.unified, b.unified),
        render: (code: string | null) =>
          code === null ? (
            <span className="muted">{t('ledger.noUnified')}</span>
          ) : (
            <button type="button" className="chip link" onClick={() => void flyToGrid(code)}>
              {code}
            </button>
          ),
      },
      {
        title: t('grid.area'),
        dataIndex: 'areaM2',
        align: 'right',
        width: 120,
        sorter: (a, b) => a.areaM2 - b.areaM2,
        render: formats.area,
      },
      {
        title: t('grid.households'),
        dataIndex: 'households',
        align: 'right',
        width: 110,
        sorter: (a, b) => (a.households ?? -1) - (b.households ?? -1),
        render: (value: number | null) => (value === null ? '–' : formats.number(value, 1)),
      },
      {
        title: t('ledger.share'),
        dataIndex: 'share',
        align: 'right',
        width: 110,
        sorter: (a, b) => a.share - b.share,
        render: formats.percent,
      },
      {
        title: t('ledger.fate'),
        key: 'fate',
        width: 120,
        sorter: (a, b) => fateOf(a).localeCompare(fateOf(b)),
        render: (_, row) => (
          <span className={row.kept || row.legacy === null ? 'ledger-kept' : 'ledger-conceded'}>
            {t(fateOf(row))}
          </span>
        ),
      },
    ];
  }, [t, formats, flyToGrid, flyToLegacy]);
}

/** What becomes of a flow, as a key of the catalogue. */
function fateOf({ legacy, unified, kept }: LedgerRow) {
  if (legacy === null) return 'ledgerFate.takenIn';
  if (unified === null) return 'ledgerFate.leftOut';
  return kept ? 'ledgerFate.kept' : 'ledgerFate.conceded';
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
