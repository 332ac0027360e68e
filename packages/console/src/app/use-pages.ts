import { useCallback, useState } from 'react';
import { type AnyVariables, type DocumentInput, type RequestPolicy, useClient, useQuery } from 'urql';
import { wordsOf } from './use-carry-out.ts';

/** One page of a connection of the API. */
export interface PageOf<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A list that is read page by page. */
export interface Pages<Page extends PageOf<unknown>> {
  /** The first page: null where there is no such list, absent until it was read. */
  readonly answer: {
    readonly data?: { readonly first: Page | null };
    readonly error?: { readonly message: string };
    readonly fetching: boolean;
  };
  /** What was read after the first page. */
  readonly later: readonly Page[];
  readonly reading: boolean;
  /** Why the last page that was asked for did not come: in the server's words, or empty where it had none. */
  readonly failed: string | null;
  /** Reads the next page, unless one is on its way. */
  readonly readMore: () => Promise<void>;
  /** Reads the list anew, from its first page. */
  readonly again: () => void;
}

interface Later<Page> {
  readonly after: Page | null;
  readonly pages: readonly Page[];
  readonly reading: boolean;
  readonly failed: string | null;
}

/**
 * Reads a connection page by page. Whenever the first page is read anew, or another list is asked for, what was read
 * after the old one goes: it may not be true any more.
 */
export function usePages<Data, Variables extends AnyVariables, Page extends PageOf<unknown>>(asked: {
  readonly query: DocumentInput<Data, Variables>;
  readonly variables: (after: string | null) => Variables;
  readonly find: (data: Data) => Page | null | undefined;
  readonly requestPolicy?: RequestPolicy;
}): Pages<Page> {
  const { query, variables, find, requestPolicy = 'cache-and-network' } = asked;
  const client = useClient();
  const [answer, refresh] = useQuery({ query, variables: variables(null), requestPolicy });
  const first = answer.data === undefined ? undefined : (find(answer.data) ?? null);
  const [kept, setKept] = useState<Later<Page>>(NOTHING);
  const shown = kept.after === first ? kept : NOTHING;
  // Until another list has come, the one before is shown, whose end is no place in the other.
  const reading = shown.reading || answer.fetching;
  const readMore = async () => {
    if (reading || first === undefined || first === null) return;
    const { pages } = shown;
    const { endCursor } = (pages.at(-1) ?? first).pageInfo;
    setKept({ after: first, pages, reading: true, failed: null });
    const { data, error } = await client.query(query, variables(endCursor), {
      requestPolicy: 'network-only',
    });
    const page = data === undefined ? undefined : find(data);
    const now: Later<Page> = {
      after: first,
      pages: page === null || page === undefined ? pages : [...pages, page],
      reading: false,
      failed: page === null || page === undefined ? (wordsOf(error) ?? '') : null,
    };
    setKept((before) => (before.after === first ? now : before));
  };
  return {
    answer: {
      data: first === undefined ? undefined : { first },
      error: answer.error,
      fetching: answer.fetching,
    },
    later: shown.pages,
    reading,
    failed: shown.failed,
    readMore,
    again: useCallback(() => refresh({ requestPolicy: 'network-only' }), [refresh]),
  };
}

const NOTHING = { after: null, pages: [], reading: false, failed: null };
