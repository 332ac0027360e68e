import { useState } from 'react';
import { ringAt, setOverlay } from '../app/overlay.ts';
import { usePages } from '../app/use-pages.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { type DoubtfulRow, doubtfulRowsDocument, type SheetRowStatus } from '../graphql/desk-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { freePadding } from '../shell/padding.ts';
import { Paged } from '../shell/paged.tsx';

/** The rows that a person has to look at, each with its reason; pressing one shows its place on the map. */
export function DoubtfulRowList(asked: { readonly id: string; readonly status: SheetRowStatus | null }) {
  const { t } = useWords();
  const [shown, setShown] = useState<number | null>(null);
  const pages = usePages({
    query: doubtfulRowsDocument,
    variables: (after) => ({ ...asked, after }),
    find: (data) => data.recodedSheet?.doubtfulRows,
    requestPolicy: 'cache-first',
  });
  return (
    <Paged pages={pages} moreText={t('recode.more')}>
      {({ nodes, more }) => (
        <>
          <ul className="rows" data-testid="doubtful-rows">
            {nodes.map((row) => (
              <li key={row.row}>
                <Row row={row} current={row.row === shown} onShow={() => setShown(row.row)} />
              </li>
            ))}
          </ul>
          {more}
        </>
      )}
    </Paged>
  );
}

function Row(props: { readonly row: DoubtfulRow; readonly current: boolean; readonly onShow: () => void }) {
  const { t, formats } = useWords();
  const { stage } = useWorkbench();
  const { row, status, message, candidates, at } = props.row;
  const show = () => {
    props.onShow();
    const place = at === null ? null : ([at[0], at[1]] as const);
    setOverlay({ picked: candidates, sketch: place === null ? [] : [ringAt(place)] });
    if (place !== null) stage?.flyTo(place, freePadding());
  };
  const showable = at !== null || candidates.length > 0;
  return (
    <button
      type="button"
      className="row desk-row"
      disabled={!showable}
      aria-current={props.current}
      title={showable ? undefined : t('recode.noPlace')}
      onClick={show}
    >
      <span className={`tag ${status === 'DOUBTFUL' ? 'warn' : 'bad'}`}>
        {t('recode.row', { row: formats.number(row) })}
      </span>
      <span className="grow wrap">{message}</span>
    </button>
  );
}
