import { Select } from 'antd';
import { useCallback, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { useMay } from '../../app/session.tsx';
import { useSpeaksFor } from '../../app/use-speaks-for.ts';
import { useMore } from '../../desk/use-more.ts';
import { type ApiKey, apiKeysDocument } from '../../graphql/key-documents.ts';
import { Loaded } from '../../inspect/loaded.tsx';
import { useWords } from '../../messages/use-words.ts';
import { Empty } from '../../shell/parts.tsx';
import { ShownOnce } from '../accounts/shown-once.tsx';
import { KeyForm } from './key-form.tsx';
import { KeyRow } from './key-row.tsx';

/** What another program signs in with: the keys of one's departments. */
export default function KeysPage() {
  const { t, name } = useWords();
  const { departments, only } = useSpeaksFor();
  const mayCreate = useMay('createApiKey');
  const [departmentId, setDepartmentId] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<{ readonly name: string; readonly secret: string } | null>(null);
  const [answer, refresh] = useQuery({
    query: apiKeysDocument,
    variables: { departmentId, after: null },
    requestPolicy: 'cache-and-network',
  });
  const again = useCallback(() => refresh({ requestPolicy: 'network-only' }), [refresh]);
  const show = (key: { readonly name: string }, secret: string) => {
    setMaking(false);
    setMade({ name: key.name, secret });
    again();
  };
  return (
    <>
      <div className="panel-body">
        <p className="muted admin-why">{t('apiKey.why')}</p>
        {made !== null && (
          <ShownOnce
            title={t('once.key', { name: made.name })}
            secret={made.secret}
            next={t('once.keyNext')}
            done={t('once.done')}
            onDone={() => setMade(null)}
          />
        )}
        {making ? (
          <KeyForm departmentId={departmentId} onMade={show} onLeave={() => setMaking(false)} />
        ) : (
          <>
            {only === null && departments.length > 1 && (
              <Select
                aria-label={t('apiKey.department')}
                style={{ width: '100%' }}
                value={departmentId ?? ''}
                onChange={(id) => setDepartmentId(id === '' ? null : id)}
                options={[
                  { value: '', label: t('oneNet.everyDepartment') },
                  ...departments.map((each) => ({ value: each.id, label: name(each) })),
                ]}
              />
            )}
            <Loaded answer={answer} find={(data) => data.apiKeys} onRetry={again}>
              {(page) =>
                page.nodes.length === 0 ? (
                  <Empty title={t('apiKey.none')} next={t('apiKey.noneNext')} />
                ) : (
                  <List
                    key={page.nodes.map(({ id, revokedAt, expiresAt }) => id + revokedAt + expiresAt).join()}
                    first={page}
                    departmentId={departmentId}
                    onMade={show}
                    onChanged={again}
                  />
                )
              }
            </Loaded>
          </>
        )}
      </div>
      {mayCreate && !making && (
        <div className="panel-foot">
          <button
            type="button"
            className="button primary wide"
            onClick={() => {
              setMade(null);
              setMaking(true);
            }}
          >
            {t('apiKey.create')}
          </button>
        </div>
      )}
    </>
  );
}

function List(props: {
  readonly first: Parameters<typeof useMore<ApiKey>>[0];
  readonly departmentId: string | null;
  readonly onMade: (key: ApiKey, secret: string) => void;
  readonly onChanged: () => void;
}) {
  const { t } = useWords();
  const client = useClient();
  const { departmentId } = props;
  const { nodes, more } = useMore<ApiKey>(props.first, async (after) => {
    const { data } = await client.query(apiKeysDocument, { departmentId, after });
    return data?.apiKeys;
  });
  return (
    <>
      <ul className="rows" data-testid="keys">
        {nodes.map((key) => (
          <li key={key.id}>
            <KeyRow apiKey={key} onMade={props.onMade} onChanged={props.onChanged} />
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
