import { type Page, StoreError } from '@onegrid/store';
import type { Connection } from './connection.ts';
import { badArgument } from './worded-error.ts';

/** A page of the store as a connection; `node` turns a record into what the API shows of it. */
export async function askPage<Row, Node>(
  asked: Promise<Page<Row>>,
  node: (row: Row) => Node,
): Promise<Connection<Node>> {
  const page = await asked.catch((error: unknown) => {
    throw error instanceof StoreError && error.code === 'cursor-invalid'
      ? badArgument('after', 'cursor-unknown', null)
      : error;
  });
  const nodes = page.nodes.map(node);
  return {
    nodes,
    edges: nodes.map((each, index) => ({ cursor: page.cursors[index], node: each })),
    pageInfo: { hasNextPage: page.hasNextPage, endCursor: page.cursors.at(-1) ?? null },
    totalCount: page.totalCount,
    totalIsEstimate: page.totalIsEstimate,
  };
}

/** For lists whose records are shown as they are. */
export function asItIs<Row>(row: Row): Row {
  return row;
}
