import { once } from 'node:events';
import type { AuditSearch } from '@onegrid/store';
import type { Request, RequestHandler } from 'express';
import { actorOf, districtOf } from '../request/context.ts';
import { contextOf } from '../server/request-context.ts';
import { AUDIT_CSV_HEADER, auditCsvLine, BYTE_ORDER_MARK } from './audit-csv.ts';

const TEXTS = ['action', 'objectKind', 'objectId', 'accountId', 'personId'] as const;
const TIMES = ['since', 'until'] as const;
const LONGEST_VALUE = 100;
/** How many lines are coming, for whoever shows how far they are. */
const LINES_HEADER = 'X-OneGrid-Lines';

/**
 * `GET /audit.csv`: lines of the log, oldest first, sent as they are read. The address names them by `action`,
 * `objectKind`, `objectId`, `accountId`, `personId`, `since` and `until`; what one would type to look for is none of
 * them, as addresses end up in logs. The log says who took it before the first line leaves.
 */
export const auditCsvRoute: RequestHandler = async (request, response) => {
  const context = contextOf(request);
  const search = searchIn(request);
  if (search === null) {
    response.status(400).json({ code: 'bad-request', message: context.say('bad-request') });
    return;
  }
  const { audit, access } = districtOf(context);
  await access.record({ action: 'audit.export', objectKind: 'audit', after: search }, actorOf(context));
  const { totalCount } = await audit.lines(search, { first: 1 });
  response.attachment('audit.csv').set('Cache-Control', 'no-store').type('text/csv; charset=utf-8');
  if (totalCount !== null) response.set(LINES_HEADER, String(totalCount));
  response.write(BYTE_ORDER_MARK + AUDIT_CSV_HEADER);
  for await (const lines of audit.all(search)) {
    if (response.destroyed) return;
    const more = response.write(lines.map(auditCsvLine).join(''));
    if (!more) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  response.end();
};

/** Null where the address cannot be understood. */
function searchIn({ query }: Request): AuditSearch | null {
  const search: Record<string, string | Date> = {};
  for (const [name, value] of Object.entries(query)) {
    if (typeof value !== 'string' || value.length > LONGEST_VALUE || value.includes('\0')) return null;
    if (TEXTS.some((text) => text === name)) search[name] = value;
    else if (TIMES.some((time) => time === name)) {
      const at = new Date(value);
      if (Number.isNaN(at.getTime())) return null;
      search[name] = at;
    } else return null;
  }
  return search;
}
