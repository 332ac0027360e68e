import { useQuery } from 'urql';
import { useAccount } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import { type Grant, ownAccountDocument } from '../graphql/access-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { useWords } from '../messages/use-words.ts';
import { Empty, Facts, Section } from '../shell/parts.tsx';
import { useScopeWords } from './scope-words.ts';

/** Who one is, and what one may where: one's own and what one does for others who are away. */
export function OwnGrants() {
  const { t, name } = useWords();
  const account = useAccount();
  const { departments } = useWorkbench();
  const department = departments.find(({ id }) => id === account.department?.id);
  const [answer, retry] = useQuery({ query: ownAccountDocument, requestPolicy: 'cache-and-network' });
  return (
    <>
      <Section title={account.displayName}>
        <Facts
          facts={[
            [t('account.name'), account.name],
            [t('account.role'), t(`role.${account.role}`)],
            ...(department === undefined ? [] : [[t('account.department'), name(department)] as const]),
          ]}
        />
      </Section>
      <Section title={t('account.grants')}>
        <Loaded
          answer={answer}
          find={(data) => data.me?.grants}
          onRetry={() => retry({ requestPolicy: 'network-only' })}
        >
          {(grants) =>
            grants.length === 0 ? (
              <Empty title={t('account.noGrants')} next={t('account.noGrantsNext')} />
            ) : (
              <ul className="rows" data-testid="own-grants">
                {grants.map((grant) => (
                  <li key={keyOf(grant)}>
                    <GrantLine grant={grant} />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
        <p className="muted grants-note">{t('account.grantsNote')}</p>
      </Section>
    </>
  );
}

function GrantLine({ grant }: { readonly grant: Grant }) {
  const { t } = useWords();
  const scopeWords = useScopeWords();
  return (
    <div className="row">
      <span className="grow wrap">
        <span>{t(`role.${grant.role}`)}</span>
        <span className="muted">{scopeWords(grant.scope)}</span>
      </span>
      {grant.delegatedBy !== null && (
        <span className="tag accent grant-for">
          {t('account.for', { name: grant.delegatedBy.displayName })}
        </span>
      )}
    </div>
  );
}

function keyOf({ role, scope, delegatedBy }: Grant): string {
  return [role, scope.kind, scope.id, delegatedBy?.id].join(':');
}
