import { Select } from 'antd';
import { useState } from 'react';
import { navigation } from '../../app/navigation.ts';
import { useMay } from '../../app/session.tsx';
import { useDelayed } from '../../app/use-delayed.ts';
import { usePages } from '../../app/use-pages.ts';
import { accountsDocument } from '../../graphql/account-documents.ts';
import { useWords } from '../../messages/use-words.ts';
import { Paged } from '../../shell/paged.tsx';
import { Empty } from '../../shell/parts.tsx';
import { ROLES, type Role } from '../roles.ts';
import { AccountTags } from './account-tags.tsx';

const STATES = { any: null, usable: false, disabled: true } as const;
type State = keyof typeof STATES;

/** Accounts by name, found by a part of it, a role or whether they can be used. */
export function AccountList() {
  const { t, formats, name } = useWords();
  const mayCreate = useMay('createAccount');
  const [text, setText] = useState('');
  const [role, setRole] = useState<Role | null>(null);
  const [state, setState] = useState<State>('any');
  const wanted = useDelayed(text.trim(), 250);
  // Names that are searched for are nobody else's business: they stay out of the address.
  const filter = { text: wanted === '' ? null : wanted, role, disabled: STATES[state] };
  const pages = usePages({
    query: accountsDocument,
    variables: (after) => ({ ...filter, after }),
    find: (data) => data.accounts,
  });
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
        <Paged
          pages={pages}
          empty={
            <Empty
              title={t('accounts.none')}
              next={t(filtered ? 'accounts.noneFiltered' : 'accounts.noneNext')}
            />
          }
        >
          {({ nodes, first, more }) => (
            <>
              <p className="muted admin-count" role="status">
                {t('accounts.count', { number: formats.number(first.totalCount ?? first.nodes.length) })}
              </p>
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
              {more}
            </>
          )}
        </Paged>
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
