import { Select } from 'antd';
import { useCallback, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { navigation } from '../../app/navigation.ts';
import { useMay } from '../../app/session.tsx';
import { useDelayed } from '../../app/use-delayed.ts';
import { useMore } from '../../desk/use-more.ts';
import { accountsDocument, type ManagedAccount } from '../../graphql/account-documents.ts';
import type { VariablesOf } from '../../graphql/graphql.ts';
import { Loaded } from '../../inspect/loaded.tsx';
import { useWords } from '../../messages/use-words.ts';
import { Empty } from '../../shell/parts.tsx';
import { ROLES, type Role } from '../roles.ts';
import { AccountTags } from './account-tags.tsx';

type Filter = Omit<VariablesOf<typeof accountsDocument>, 'after'>;

const STATES = { any: null, usable: false, disabled: true } as const;
type State = keyof typeof STATES;

/** Accounts by name, found by a part of it, a role or whether they can be used. */
export function AccountList() {
  const { t, formats } = useWords();
  const mayCreate = useMay('createAccount');
  const [text, setText] = useState('');
  const [role, setRole] = useState<Role | null>(null);
  const [state, setState] = useState<State>('any');
  const wanted = useDelayed(text.trim(), 250);
  // Names that are searched for are nobody else's business: they stay out of the address.
  const filter: Filter = { text: wanted === '' ? null : wanted, role, disabled: STATES[state] };
  const [answer, refresh] = useQuery({
    query: accountsDocument,
    variables: { ...filter, after: null },
    requestPolicy: 'cache-and-network',
  });
  const again = useCallback(() => refresh({ requestPolicy: 'network-only' }), [refresh]);
  const filtered = wanted !== '' || role !== null || state !== 'any';
  return (
    <>
      <div className="panel-body">
        <search className="admin-filter">
          <input
            type="search"
            className="field"
            aria-label={t('accounts.search')}
            placeholder={t('accounts.search')}
            value={text}
            maxLength={100}
            onChange={({ target }) => setText(target.value)}
          />
          <div className="form-pair">
            <Select
              aria-label={t('accounts.role')}
              value={role ?? ''}
              onChange={(value) => setRole(value === '' ? null : (value as Role))}
              options={[
                { value: '', label: t('accounts.everyRole') },
                ...ROLES.map((value) => ({ value, label: t(`role.${value}`) })),
              ]}
            />
            <Select
              aria-label={t('accounts.state')}
              value={state}
              onChange={setState}
              options={(Object.keys(STATES) as State[]).map((value) => ({
                value,
                label: t(`accountState.${value}`),
              }))}
            />
          </div>
        </search>
        <Loaded answer={answer} find={(data) => data.accounts} onRetry={again}>
          {(page) =>
            page.nodes.length === 0 ? (
              <Empty
                title={t('accounts.none')}
                next={t(filtered ? 'accounts.noneFiltered' : 'accounts.noneNext')}
              />
            ) : (
              <>
                <p className="muted admin-count" role="status">
                  {t('accounts.count', { number: formats.number(page.totalCount ?? page.nodes.length) })}
                </p>
                <Rows key={page.nodes.map(({ id }) => id).join()} first={page} filter={filter} />
              </>
            )
          }
        </Loaded>
      </div>
      {mayCreate && (
        <div className="panel-foot">
          <button
            type="button"
            className="button primary wide"
            onClick={() => navigation.go({ page: 'accounts:new' })}
          >
            {t('accounts.create')}
          </button>
        </div>
      )}
    </>
  );
}

function Rows(props: {
  readonly first: Parameters<typeof useMore<ManagedAccount>>[0];
  readonly filter: Filter;
}) {
  const { t, name } = useWords();
  const client = useClient();
  const { nodes, more } = useMore<ManagedAccount>(props.first, async (after) => {
    const { data } = await client.query(accountsDocument, { ...props.filter, after });
    return data?.accounts;
  });
  return (
    <>
      <ul className="rows" data-testid="accounts">
        {nodes.map((account) => (
          <li key={account.id}>
            <button
              type="button"
              className="row account-row"
              onClick={() => navigation.go({ page: `accounts:${account.id}` })}
            >
              <span className="grow">
                <span>{account.displayName}</span>
                <span className="muted">
                  {account.name} · {t(`role.${account.role}`)}
                  {account.department !== null && ` · ${name(account.department)}`}
                </span>
              </span>
              <AccountTags account={account} />
            </button>
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
