import { useCallback } from 'react';
import { useQuery } from 'urql';
import { managedAccountDocument } from '../../graphql/account-documents.ts';
import { Loaded } from '../../inspect/loaded.tsx';
import { useWords } from '../../messages/use-words.ts';
import { Facts, IconButton, Section } from '../../shell/parts.tsx';
import { AccountChange } from './account-change.tsx';
import { AccountGrants } from './account-grants.tsx';
import { AccountKeys } from './account-keys.tsx';
import { AccountSecurity } from './account-security.tsx';
import { AccountSessions } from './account-sessions.tsx';
import { AccountTags } from './account-tags.tsx';

/** One account: who it is, what it may and where, how it proves who it is, where it is signed in. */
export function AccountDetail({ id, onLeave }: { readonly id: string; readonly onLeave: () => void }) {
  const { t, formats } = useWords();
  const [answer, refresh] = useQuery({
    query: managedAccountDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const again = useCallback(() => refresh({ requestPolicy: 'network-only' }), [refresh]);
  const account = answer.data?.account;
  return (
    <>
      <div className="panel-head sub">
        <IconButton icon="collapse" label={t('accounts.back')} onClick={onLeave} />
        <h3 className="grow">{account?.displayName ?? t('adminPage.accounts')}</h3>
        {account !== null && account !== undefined && <AccountTags account={account} />}
      </div>
      <div className="panel-body">
        <Loaded answer={answer} find={(data) => data.account} onRetry={again}>
          {(found) => (
            <>
              <AccountChange key={found.id} account={found} onChanged={again} />
              <AccountGrants account={found} grants={found.grants} onChanged={again} />
              <AccountSecurity account={found} onChanged={again} />
              <AccountKeys keys={found.workingKeys} onChanged={again} />
              <AccountSessions id={found.id} />
              <Section title={t('accounts.times')}>
                <Facts
                  facts={[
                    [t('accounts.created'), formats.dateTime(found.createdAt)],
                    [
                      t('accounts.lastSeen'),
                      found.lastSeenAt === null ? t('accounts.never') : formats.dateTime(found.lastSeenAt),
                    ],
                    [t('accounts.passwordChanged'), formats.dateTime(found.passwordChangedAt)],
                  ]}
                />
              </Section>
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}
