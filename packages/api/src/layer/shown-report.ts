import type { Locale } from '../messages/locale.ts';
import { say } from '../messages/say.ts';
import type { StoredReport, StoredRow } from './import-report.ts';
import type { ImportReport, RowReport } from './layer-type.ts';

const EMPTY: ImportReport = { read: 0, accepted: 0, repaired: [], refused: [], noticed: [], remarks: [] };

/** Layers that were not read from an upload may have a report of another form, or none. */
function isStoredReport(report: unknown): report is StoredReport {
  return (
    typeof report === 'object' &&
    report !== null &&
    ['repaired', 'refused', 'noticed', 'remarks'].every((list) =>
      Array.isArray((report as Readonly<Record<string, unknown>>)[list]),
    )
  );
}

/** A stored report in words. */
export function shownReport(report: unknown, locale: Locale): ImportReport {
  if (!isStoredReport(report)) return EMPTY;
  const row = ({ params, ...rest }: StoredRow): RowReport => ({
    ...rest,
    message: say(locale, rest.code, params),
  });
  return {
    read: report.read,
    accepted: report.accepted,
    repaired: report.repaired.map(row),
    refused: report.refused.map(row),
    noticed: report.noticed.map((notice) => ({
      ...notice,
      message: say(locale, notice.kind, { ids: notice.ids, area: notice.areaM2 }),
    })),
    remarks: report.remarks.map(({ code, count }) => ({
      code,
      count,
      message: say(locale, code, { count }),
    })),
  };
}
