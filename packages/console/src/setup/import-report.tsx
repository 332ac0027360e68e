import type { ReactNode } from 'react';
import { setOverlay } from '../app/overlay.ts';
import type { ImportReport } from '../graphql/fragments.ts';
import { useWords } from '../messages/use-words.ts';
import { Section, Stats } from '../shell/parts.tsx';
import { useFly } from '../workspaces/fly.ts';
import { refusedRowsCsv } from './refused-rows.ts';

type Row = ImportReport['refused'][number];

/** Rows with one reason that stand for themselves; more are folded under their reason. */
const ROWS_APART = 5;
/** Rows of a fold that are listed; the download has all refused ones. */
const ROWS_SHOWN = 50;

/** What reading a file found: its figures, the rows that were refused or put right, what is worth knowing. */
export function ImportReportView(props: {
  readonly report: ImportReport;
  /** Whether gaps and overlaps between the features are told here; a layer's stand by themselves with their repairs. */
  readonly withNoticed: boolean;
}) {
  const { t, formats } = useWords();
  const { report } = props;
  return (
    <>
      <Section title={t('data.report')}>
        <Stats
          stats={[
            { name: t('data.rowsRead'), value: formats.number(report.read) },
            { name: t('data.rowsAccepted'), value: formats.number(report.accepted) },
            { name: t('data.rowsRepaired'), value: formats.number(report.repaired.length) },
            { name: t('data.rowsRefused'), value: formats.number(report.refused.length) },
          ]}
        />
        {report.remarks.length > 0 && (
          <ul className="remarks">
            {report.remarks.map(({ code, message }) => (
              <li key={code}>{message}</li>
            ))}
          </ul>
        )}
      </Section>
      <Rows title={t('data.refused')} rows={report.refused} tone="bad">
        <DownloadRefused rows={report.refused} />
      </Rows>
      <Rows title={t('data.repaired')} rows={report.repaired} tone="warn" />
      {props.withNoticed && report.noticed.length > 0 && <Noticed noticed={report.noticed} />}
    </>
  );
}

function Rows(props: {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly tone: 'bad' | 'warn';
  readonly children?: ReactNode;
}) {
  const { formats } = useWords();
  if (props.rows.length === 0) return null;
  return (
    <Section title={props.title} aside={formats.number(props.rows.length)}>
      {props.children}
      {byCode(props.rows).map(([code, rows]) =>
        rows.length <= ROWS_APART ? (
          <RowList key={code} rows={rows} tone={props.tone} />
        ) : (
          <details key={code} className="sample-table">
            <summary>
              {rows[0].message} <span className={`tag ${props.tone}`}>{formats.number(rows.length)}</span>
            </summary>
            <RowList rows={rows} tone={props.tone} />
          </details>
        ),
      )}
    </Section>
  );
}

/** The rows of each reason, in the order in which the reasons first appear. */
function byCode(rows: readonly Row[]): readonly (readonly [string, readonly Row[]])[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.code);
    if (group === undefined) groups.set(row.code, [row]);
    else group.push(row);
  }
  return [...groups];
}

function RowList({ rows, tone }: { readonly rows: readonly Row[]; readonly tone: 'bad' | 'warn' }) {
  const { t, formats } = useWords();
  const fly = useFly();
  const more = rows.length - ROWS_SHOWN;
  return (
    <>
      <ul className="rows">
        {rows.slice(0, ROWS_SHOWN).map((row) => (
          <li key={`${row.row} ${row.code}`}>
            <button type="button" className="row" disabled={row.at === null} onClick={() => fly(row.at)}>
              <span className={`tag ${tone}`}>{t('data.row', { row: row.row })}</span>
              <span className="grow wrap">
                <span>{row.message}</span>
                {row.id !== null && <span className="muted">{row.id}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="muted">{t('base.more', { number: formats.number(more) })}</p>}
    </>
  );
}

function Noticed({ noticed }: { readonly noticed: ImportReport['noticed'] }) {
  const { t, formats } = useWords();
  const fly = useFly();
  return (
    <Section title={t('data.noticed')} aside={formats.number(noticed.length)}>
      <ul className="rows">
        {noticed.map((notice, index) => (
          <li key={index}>
            <button
              type="button"
              className="row"
              onClick={() => {
                fly(notice.at);
                setOverlay({ sketch: [{ type: 'Feature', geometry: notice.geometry, properties: {} }] });
              }}
            >
              <span className="grow wrap">{notice.message}</span>
              <span className="muted number">{formats.area(notice.areaM2)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Gives the refused rows to take away, to be put right where they came from. */
function DownloadRefused({ rows }: { readonly rows: ImportReport['refused'] }) {
  const { t } = useWords();
  const download = () => {
    const header = (['csvRow', 'csvId', 'csvCode', 'csvMessage', 'csvLon', 'csvLat'] as const).map((key) =>
      t(`base.${key}`),
    );
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([refusedRowsCsv(rows, header)], { type: 'text/csv' }));
    link.download = t('base.downloadName');
    link.click();
    // The browser has taken the content by the next turn.
    window.setTimeout(() => URL.revokeObjectURL(link.href));
  };
  return (
    <button type="button" className="button" onClick={download}>
      {t('base.download')}
    </button>
  );
}
