import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { ringAt, setOverlay } from '../app/overlay.ts';
import { useWorkbench } from '../app/workbench.tsx';
import {
  type DoubtfulRow,
  type DoubtfulRows,
  doubtfulRowsDocument,
  type SheetRowStatus,
} from '../graphql/desk-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { useWords } from '../messages/use-words.ts';
import { freePadding } from '../shell/padding.ts';
import { useMore } from './use-more.ts';

interface Asked {
  readonly id: string;
  readonly status: SheetRowStatus | null;
}

/** The rows that a person has to look at, each with its reason; pressing one shows its place on the map. */
export function DoubtfulRowList(asked: Asked) {
  const [answer, retry] = useQuery({ query: doubtfulRowsDocument, variables: { ...asked, after: null } });
  return (
    <Loaded
      answer={answer}
      find={(data) => data.recodedSheet?.doubtfulRows}
      onRetry={() => retry({ requestPolicy: 'network-only' })}
    >
      {(first) => <Rows first={first} asked={asked} />}
    </Loaded>
  );
}

function Rows({ first, asked }: { readonly first: DoubtfulRows; readonly asked: Asked }) {
  const { t } = useWords();
  const client = useClient();
  const [shown, setShown] = useState<number | null>(null);
  const { nodes, more } = useMore(first, async (after) => {
    const { data } = await client.query(doubtfulRowsDocument, { ...asked, after });
    return data?.recodedSheet?.doubtfulRows;
  });
  return (
    <>
      <ul className="rows" data-testid="doubtful-rows">
        {nodes.map((row) => (
          <li key={row.row}>
            <Row row={row} current={row.row === shown} onShow={() => setShown(row.row)} />
          </li>
        ))}
      </ul>
      {more !== null && (
        <button type="button" className="button" onClick={() => void more()}>
          {t('recode.more')}
        </button>
      )}
    </>
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
