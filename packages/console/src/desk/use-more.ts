import { useState } from 'react';

interface PageOf<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A list whose further pages are asked for one by one: what there is so far, and how to get more (null: that is all). */
export function useMore<Node>(
  first: PageOf<Node>,
  load: (after: string) => Promise<PageOf<Node> | null | undefined>,
): { readonly nodes: readonly Node[]; readonly more: (() => Promise<void>) | null } {
  const [later, setLater] = useState<readonly PageOf<Node>[]>([]);
  const { hasNextPage, endCursor } = (later.at(-1) ?? first).pageInfo;
  const more = async () => {
    const page = await load(endCursor ?? '');
    if (page !== null && page !== undefined) setLater((pages) => [...pages, page]);
  };
  return {
    nodes: [...first.nodes, ...later.flatMap((page) => page.nodes)],
    more: hasNextPage ? more : null,
  };
}
