import type { ReactNode } from 'react';
import { useCarryOut } from '../app/use-carry-out.ts';
import type { PageOf, Pages } from '../app/use-pages.ts';
import type { AccountSession } from '../graphql/access-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Paged } from '../shell/paged.tsx';
import { Refused } from '../shell/refused.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { SessionRow } from './session-row.tsx';

/** Sessions of an account, each but one's own with a button that ends it. */
export function SessionList(props: {
  readonly testId: string;
  readonly pages: Pages<PageOf<AccountSession>>;
  readonly end: (id: string) => Promise<{
    readonly data?: { readonly __typename: string } | undefined;
    readonly error?: { readonly message: string } | undefined;
  }>;
  readonly empty?: ReactNode;
  /** What stands below the sessions that are shown. */
  readonly children?: (shown: readonly AccountSession[]) => ReactNode;
}) {
  const { t, formats } = useWords();
  const toasts = useToasts();
  const { busy, refused, carryOut } = useCarryOut();
  const end = async (id: string) => {
    if ((await carryOut(props.end(id), (ended) => ended)) === null) return;
    toasts.show({ text: t('session.endedToast') });
    props.pages.again();
  };
  return (
    <Paged pages={props.pages} empty={props.empty}>
      {({ nodes, more }) => (
        <>
          <Refused message={refused} />
          <ul className="rows" data-testid={props.testId}>
            {nodes.map((session) => (
              <li key={session.id}>
                <SessionRow session={session}>
                  {!session.current && (
                    <div className="actions">
                      <button
                        type="button"
                        className="button small"
                        disabled={busy}
                        aria-label={t('session.endOf', { at: formats.dateTime(session.createdAt) })}
                        onClick={() => void end(session.id)}
                      >
                        {t('session.end')}
                      </button>
                    </div>
                  )}
                </SessionRow>
              </li>
            ))}
          </ul>
          {more}
          {props.children?.(nodes)}
        </>
      )}
    </Paged>
  );
}
