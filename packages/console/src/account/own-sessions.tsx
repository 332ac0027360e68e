import { useMutation } from 'urql';
import { usePages } from '../app/use-pages.ts';
import {
  endOtherSessionsDocument,
  endSessionDocument,
  mySessionsDocument,
} from '../graphql/access-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { ConfirmButton } from '../shell/confirm-button.tsx';
import { Section } from '../shell/parts.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { SessionList } from './session-list.tsx';

/** Where one is signed in; each of the others can be ended, or all at once. */
export function OwnSessions() {
  const { t, formats } = useWords();
  const toasts = useToasts();
  const [, runEnd] = useMutation(endSessionDocument);
  const [, runEndOthers] = useMutation(endOtherSessionsDocument);
  const pages = usePages({
    query: mySessionsDocument,
    variables: (after) => ({ after }),
    find: (data) => data.mySessions,
  });
  const endOthers = async () => {
    const { data, error } = await runEndOthers({});
    toasts.show({
      text:
        data === undefined || data === null
          ? (error?.message ?? t('state.failed'))
          : t('session.othersEnded', { number: formats.number(data.endOtherSessions) }),
    });
    pages.again();
  };
  return (
    <Section title={t('session.title')}>
      <SessionList
        testId="sessions"
        pages={pages}
        end={async (id) => {
          const { data, error } = await runEnd({ id });
          return { data: data?.endSession, error };
        }}
      >
        {(sessions) =>
          sessions.some(({ current }) => !current) ? (
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
          )
        }
      </SessionList>
    </Section>
  );
}
