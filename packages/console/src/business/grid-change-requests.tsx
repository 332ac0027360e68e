import { useState } from 'react';
import { useMay } from '../app/session.tsx';
import { usePages } from '../app/use-pages.ts';
import { gridChangeRequestsDocument } from '../graphql/business-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Paged } from '../shell/paged.tsx';
import { Empty } from '../shell/parts.tsx';
import { GridChangeForm } from './grid-change-form.tsx';
import { RequestRow } from './request-row.tsx';

/** What departments ask to be changed in the published grids. */
export function GridChangeRequests({ departmentId }: { readonly departmentId: string | null }) {
  const { t } = useWords();
  const mayAsk = useMay('requestGridChange');
  const [open, setOpen] = useState(true);
  const pages = usePages({
    query: gridChangeRequestsDocument,
    variables: (after) => ({ departmentId, open, after }),
    find: (data) => data.gridChangeRequests,
  });
  return (
    <>
      {mayAsk && <GridChangeForm departmentId={departmentId} onSent={pages.again} />}
      <fieldset className="segmented request-filter" aria-label={t('gridChange.filter')}>
        {[true, false].map((value) => (
          <button
            key={String(value)}
            type="button"
            aria-pressed={open === value}
            onClick={() => setOpen(value)}
          >
            {t(value ? 'gridChange.open' : 'gridChange.answered')}
          </button>
        ))}
      </fieldset>
      <Paged pages={pages} empty={<Empty title={t('gridChange.none')} next={t('gridChange.noneNext')} />}>
        {({ nodes, more }) => (
          <>
            <ul className="rows" data-testid="requests">
              {nodes.map((request) => (
                <li key={request.id}>
                  <RequestRow request={request} onChanged={pages.again} />
                </li>
              ))}
            </ul>
            {more}
          </>
        )}
      </Paged>
    </>
  );
}
