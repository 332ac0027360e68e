import { useCallback } from 'react';
import { useClient, useMutation, useQuery } from 'urql';
import { useCarryOut } from '../app/use-carry-out.ts';
import { useMore } from '../desk/use-more.ts';
import {
  type AccountSession,
  endOtherSessionsDocument,
  endSessionDocument,
  mySessionsDocument,
} from '../graphql/access-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { useWords } from '../messages/use-words.ts';
import { ConfirmButton } from '../shell/confirm-button.tsx';
import { Section } from '../shell/parts.tsx';
import { Refused } from '../shell/refused.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { SessionRow } from './session-row.tsx';

/** Where one is signed in; each of the others can be ended, or all at once. */
export function OwnSessions() {
  const { t } = useWords();
  const [answer, refresh] = useQuery({
    query: mySessionsDocument,
    variables: { after: null },
    requestPolicy: 'cache-and-network',
  });
  const again = useCallback(() => refresh({ requestPolicy: 'network-only' }), [refresh]);
  return (
    <Section title={t('session.title')}>
      <Loaded answer={answer} find={(data) => data.mySessions} onRetry={again}>
        {(page) => <List key={page.nodes.map(({ id }) => id).join()} first={page} onChanged={again} />}
      </Loaded>
    </Section>
  );
}

function List(props: {
  readonly first: Parameters<typeof useMore<AccountSession>>[0];
  readonly onChanged: () => void;
}) {
  const { t, formats } = useWords();
  const client = useClient();
  const toasts = useToasts();
  const [, runEnd] = useMutation(endSessionDocument);
  const [, runEndOthers] = useMutation(endOtherSessionsDocument);
  const { busy, refused, carryOut } = useCarryOut();
  const { nodes, more } = useMore<AccountSession>(props.first, async (after) => {
    const { data } = await client.query(mySessionsDocument, { after });
    return data?.mySessions;
  });
  const others = nodes.filter(({ current }) => !current).length;
  const end = async (id: string) => {
    if ((await carryOut(runEnd({ id }), (data) => data.endSession)) === null) return;
    toasts.show({ text: t('session.endedToast') });
    props.onChanged();
  };
  const endOthers = async () => {
    const { data, error } = await runEndOthers({});
    toasts.show({
      text:
        data === undefined || data === null
          ? (error?.message ?? t('state.failed'))
          : t('session.othersEnded', { number: formats.number(data.endOtherSessions) }),
    });
    props.onChanged();
  };
  return (
    <>
      <Refused message={refused} />
      <ul className="rows" data-testid="sessions">
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
      {others > 0 ? (
        <div className="actions">
          <ConfirmButton
            label={t('session.endOthers')}
            ask={t('session.endOthersAsk')}
            yes={t('session.endOthers')}
            onConfirm={endOthers}
          />
        </div>
      ) : (
        <p className="muted">{t('session.onlyThis')}</p>
      )}
    </>
  );
}
