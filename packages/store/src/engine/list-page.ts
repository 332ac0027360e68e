import { StoreError } from '../outcome.ts';
import { PAGE_SIZE_MAX, type Page, type PageRequest, TOTAL_COUNT_MAX } from '../page.ts';
import type { Session, Values } from './session.ts';
import type { ParameterValue, Statement } from './statement.ts';

/** A row of a list statement: the total beside every row; `id` is null on the one row of an empty page. */
interface ListRow {
  readonly total: number;
  readonly id: string | null;
  readonly key0: string;
  readonly key1: string | null;
}

/**
 * Runs a list statement. It takes `:limit`, `:after0` and `:after1` (null on the first page), answers in
 * keyset order with `key0` and `key1` as text, and with `total` counted up to one above the limit; on an empty page it
 * answers with one row whose `id` is null, so that no row at all is a failure.
 */
export async function listPage<Row, Node>(
  session: Session,
  sql: Statement,
  values: Values,
  request: PageRequest,
  toNode: (row: Row) => Node,
): Promise<Page<Node>> {
  if (!Number.isInteger(request.first) || request.first < 1 || request.first > PAGE_SIZE_MAX) {
    throw new StoreError('page-size-out-of-range', `first must be 1 to ${PAGE_SIZE_MAX}`, {
      first: request.first,
      max: PAGE_SIZE_MAX,
    });
  }
  const [after0, after1] = request.after == null ? [null, null] : decodeCursor(request.after);
  const paging: Record<string, ParameterValue> = { limit: request.first + 1, after0 };
  if (sql.parameters.includes('after1')) paging.after1 = after1;
  const rows = await session.rows<Row & ListRow>(sql, { ...values, ...paging }).catch((error: unknown) => {
    throw request.after != null && isUnreadableKey(error) ? cursorInvalid() : error;
  });
  if (rows.length === 0)
    throw new StoreError('verdict-missing', `${sql.name} answered with no row.`, { statement: sql.name });
  const found = rows.filter((row) => row.id !== null);
  const shown = found.slice(0, request.first);
  const { total } = rows[0];
  return {
    nodes: shown.map(toNode),
    cursors: shown.map((row) => encodeCursor([row.key0, row.key1])),
    hasNextPage: found.length > request.first,
    totalCount: total > TOTAL_COUNT_MAX ? null : total,
    totalIsEstimate: total > TOTAL_COUNT_MAX,
  };
}

function encodeCursor(keys: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

function decodeCursor(cursor: string): [string, string | null] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(keys) &&
      typeof keys[0] === 'string' &&
      (keys[1] === null || typeof keys[1] === 'string')
    ) {
      return [keys[0], keys[1]];
    }
  } catch {
    // Falls through to the one error for every cursor that is not ours.
  }
  throw cursorInvalid();
}

function cursorInvalid(): StoreError {
  return new StoreError('cursor-invalid', 'The cursor is not one of this list.');
}

/** Whether PostgreSQL could not read a key as the type that the list is ordered by: the cursor is another list's. */
function isUnreadableKey(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === '22P02' || error.code === '22007' || error.code === '22008' || error.code === '22003')
  );
}
