import { Select } from 'antd';
import { useState } from 'react';
import { useMay } from '../../app/session.tsx';
import { usePages } from '../../app/use-pages.ts';
import { useSpeaksFor } from '../../app/use-speaks-for.ts';
import { apiKeysDocument } from '../../graphql/key-documents.ts';
import { useWords } from '../../messages/use-words.ts';
import { Paged } from '../../shell/paged.tsx';
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
  const pages = usePages({
    query: apiKeysDocument,
    variables: (after) => ({ departmentId, after }),
    find: (data) => data.apiKeys,
  });
  const show = (key: { readonly name: string }, secret: string) => {
    setMaking(false);
    setMade({ name: key.name, secret });
    pages.again();
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
            <Paged pages={pages} empty={<Empty title={t('apiKey.none')} next={t('apiKey.noneNext')} />}>
              {({ nodes, more }) => (
                <>
                  <ul className="rows" data-testid="keys">
                    {nodes.map((key) => (
                      <li key={key.id}>
                        <KeyRow apiKey={key} onMade={show} onChanged={pages.again} />
                      </li>
                    ))}
                  </ul>
                  {more}
                </>
              )}
            </Paged>
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
