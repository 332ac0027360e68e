import { type Connection, type PageArgs, pageRequest } from '../schema/connection.ts';
import { badArgument } from '../schema/worded-error.ts';

/** The asked page of a list that does not change: where it starts and ends, `end` not included. */
export interface OffsetPage {
  readonly start: number;
  readonly end: number;
}

/** Reads the page that is asked of a list of a known length; cursors are places in it. */
export function offsetPage(args: PageArgs, length: number): OffsetPage {
  const { first, after } = pageRequest(args);
  const start = after === null ? 0 : placeOf(after) + 1;
  return { start: Math.min(start, length), end: Math.min(start + first, length) };
}

/** The nodes of a page, which start at its place in the list, as a connection. */
export function offsetConnection<Node>(
  nodes: readonly Node[],
  { start, end }: OffsetPage,
  length: number,
): Connection<Node> {
  const edges = nodes.map((node, i) => ({ cursor: cursorOf(start + i), node }));
  return {
    nodes,
    edges,
    pageInfo: { hasNextPage: end < length, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount: length,
    totalIsEstimate: false,
  };
}

function cursorOf(place: number): string {
  return Buffer.from(`at ${place}`).toString('base64url');
}

function placeOf(cursor: string): number {
  const place = /^at (\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  if (place === undefined) throw badArgument('after', 'cursor-unknown', null);
  return Number(place);
}
