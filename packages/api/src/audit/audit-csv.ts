import { escapedFormula } from '@onegrid/interchange';
import type { AuditLineRecord } from '@onegrid/store';

/** What spreadsheets need to show Chinese. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** The same in every language: programs read it too. */
const COLUMNS = [
  'position',
  'at',
  'account',
  'accountId',
  'actingFor',
  'action',
  'objectKind',
  'objectId',
  'reason',
  'before',
  'after',
  'personId',
  'hash',
];

export const AUDIT_CSV_HEADER = row(COLUMNS);

/** A line of the log as one of a CSV by RFC 4180; nothing in it is a formula. */
export function auditCsvLine(line: AuditLineRecord): string {
  return row([
    String(line.position),
    line.at.toISOString(),
    line.accountName,
    line.accountId ?? '',
    line.actingFor.join(', '),
    line.action,
    line.objectKind,
    line.objectId ?? '',
    line.reason ?? '',
    line.before == null ? '' : JSON.stringify(line.before),
    line.after == null ? '' : JSON.stringify(line.after),
    line.personId ?? '',
    line.hash,
  ]);
}

function row(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: string): string {
  const text = escapedFormula(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
