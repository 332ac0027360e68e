import { useCallback } from 'react';
import { useClient, useMutation, useQuery } from 'urql';
import { SessionRow } from '../../account/session-row.tsx';
import { useCarryOut } from '../../app/use-carry-out.ts';
import { useMore } from '../../desk/use-more.ts';
import type { AccountSession } from '../../graphql/access-documents.ts';
import { accountSessionsDocument, revokeSessionDocument } from '../../graphql/account-documents.ts';
import { Loaded } from '../../inspect/loaded.tsx';
import { useWords } from '../../messages/use-words.ts';
import { Section } from '../../shell/parts.tsx';
import { Refused } from '../../shell/refused.tsx';
import { useToasts } from '../../shell/toasts.tsx';

/** Where an account is signed in; each session can be ended. */
export function AccountSessions({ id }: { readonly id: string }) {
  const { t } = useWords();
  const [answer, refresh] = useQuery({
    query: accountSessionsDocument,
    variables: { id, after: null },
    requestPolicy: 'cache-and-network',
  });
  const again = useCallback(() => refresh({ requestPolicy: 'network-only' }), [refresh]);
  return (
    <Section title={t('session.title')}>
      <Loaded answer={answer} find={(data) => data.account?.sessions} onRetry={again}>
        {(page) =>
          page.nodes.length === 0 ? (
            <p className="muted">{t('session.none')}</p>
          ) : (
            <List key={page.nodes.map((each) => each.id).join()} id={id} first={page} onChanged={again} />
          )
        }
      </Loaded>
    </Section>
  );
}

function List(props: {
  readonly id: string;
  readonly first: Parameters<typeof useMore<AccountSession>>[0];
  readonly onChanged: () => void;
}) {
  const { t, formats } = useWords();
  const client = useClient();
  const toasts = useToasts();
  const [, run] = useMutation(revokeSessionDocument);
  const { busy, refused, carryOut } = useCarryOut();
  const { nodes, more } = useMore<AccountSession>(props.first, async (after) => {
    const { data } = await client.query(accountSessionsDocument, { id: props.id, after });
    return data?.account?.sessions;
  });
  const end = async (id: string) => {
    if ((await carryOut(run({ id }), (data) => data.revokeSession)) === null) return;
    toasts.show({ text: t('session.endedToast') });
    props.onChanged();
  };
  return (
    <>
      <Refused message={refused} />
      <ul className="rows" data-testid="account-sessions">
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
      {more !== null && (
        <button type="button" className="button small" onClick={() => void more()}>
          {t('admin.more')}
        </button>
      )}
    </>
  );
}
