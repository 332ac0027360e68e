import type { ReactNode } from 'react';
import type { PageOf, Pages } from '../app/use-pages.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { useWords } from '../messages/use-words.ts';

/** What there is so far of a list that is read page by page. */
export interface SoFar<Page extends PageOf<unknown>> {
  readonly nodes: readonly Page['nodes'][number][];
  readonly first: Page;
  /** The button that reads the next page, and why the last press did nothing; nothing at the end of the list. */
  readonly more: ReactNode;
}

/** A list that is read page by page, or what stands in its place while there is nothing in it. */
export function Paged<Page extends PageOf<unknown>>(props: {
  readonly pages: Pages<Page>;
  /** In place of a list without a row; without it an empty list is drawn as any other. */
  readonly empty?: ReactNode;
  /** In place of a list that there is not. */
  readonly missing?: ReactNode;
  /** What the button says, where it says how many. */
  readonly moreText?: string;
  readonly children: (soFar: SoFar<Page>) => ReactNode;
}) {
  const { pages, empty, missing } = props;
  const { answer, later, again } = pages;
  if (missing !== undefined && answer.data?.first === null) return missing;
  return (
    <Loaded answer={answer} find={({ first }) => first} onRetry={again}>
      {(first) => {
        if (empty !== undefined && first.nodes.length === 0) return empty;
        const { hasNextPage } = (later.at(-1) ?? first).pageInfo;
        return props.children({
          nodes: [first, ...later].flatMap(({ nodes }) => nodes),
          first,
          more: hasNextPage && <More pages={pages} text={props.moreText} />,
        });
      }}
    </Loaded>
  );
}

function More<Page extends PageOf<unknown>>(props: {
  readonly pages: Pages<Page>;
  readonly text: string | undefined;
}) {
  const { t } = useWords();
  const { reading, failed, readMore } = props.pages;
  return (
    <>
      {failed !== null && (
        <div className="note bad" role="alert" style={{ marginBottom: 8 }}>
          <strong>{t('state.failed')}</strong>
          {failed !== '' && <p>{failed}</p>}
        </div>
      )}
      {/* Not disabled meanwhile: whoever goes by keyboard would lose the place. */}
      <button type="button" className="button small" aria-disabled={reading} onClick={() => void readMore()}>
        {reading ? t('state.loading') : (props.text ?? t('state.more'))}
      </button>
    </>
  );
}
