import { useMutation } from 'urql';
import { SessionList } from '../../account/session-list.tsx';
import { usePages } from '../../app/use-pages.ts';
import { accountSessionsDocument, revokeSessionDocument } from '../../graphql/account-documents.ts';
import { useWords } from '../../messages/use-words.ts';
import { Section } from '../../shell/parts.tsx';

/** Where an account is signed in; each session can be ended. */
export function AccountSessions({ id }: { readonly id: string }) {
  const { t } = useWords();
  const [, run] = useMutation(revokeSessionDocument);
  const pages = usePages({
    query: accountSessionsDocument,
    variables: (after) => ({ id, after }),
    find: (data) => data.account?.sessions,
  });
  return (
    <Section title={t('session.title')}>
      <SessionList
        testId="account-sessions"
        pages={pages}
        end={async (session) => {
          const { data, error } = await run({ id: session });
          return { data: data?.revokeSession, error };
        }}
        empty={<p className="muted">{t('session.none')}</p>}
      />
    </Section>
  );
}
