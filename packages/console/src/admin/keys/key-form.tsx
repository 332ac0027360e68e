import { Checkbox, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useCarryOut } from '../../app/use-carry-out.ts';
import { useSpeaksFor } from '../../app/use-speaks-for.ts';
import { type ApiKey, apiKeyScopesDocument, createApiKeyDocument } from '../../graphql/key-documents.ts';
import { Loaded } from '../../inspect/loaded.tsx';
import { useWords } from '../../messages/use-words.ts';
import { FormFoot } from '../../shell/form-foot.tsx';
import { expiryAfter, LASTING_DAYS } from './key-state.ts';

/** A new key: what for, what it opens, how long it lasts. As little as it needs. */
export function KeyForm(props: {
  readonly departmentId: string | null;
  readonly onMade: (key: ApiKey, secret: string) => void;
  readonly onLeave: () => void;
}) {
  const { t, formats, name: departmentName } = useWords();
  const { departments, only } = useSpeaksFor();
  const [, run] = useMutation(createApiKeyDocument);
  const { busy, refused, carryOut } = useCarryOut();
  const [scopesAnswer, refresh] = useQuery({ query: apiKeyScopesDocument });
  const [departmentId, setDepartmentId] = useState(only ?? props.departmentId);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const [days, setDays] = useState<number>(90);
  const expiresAt = expiryAfter(days, new Date());
  const complete = departmentId !== null && name.trim() !== '' && scopes.length > 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!complete || busy || departmentId === null) return;
    const input = { departmentId, name: name.trim(), scopes: [...scopes], expiresAt };
    const answer = await carryOut(run({ input }), (data) => data.createApiKey);
    if (answer !== null) props.onMade(answer.key, answer.secret);
  };
  return (
    <form className="form admin-form" onSubmit={(event) => void submit(event)}>
      {only === null && (
        <div className="form-field">
          <span>{t('apiKey.department')}</span>
          <Select
            aria-label={t('apiKey.department')}
            placeholder={t('desk.departmentChoose')}
            value={departmentId}
            onChange={setDepartmentId}
            options={departments.map((each) => ({ value: each.id, label: departmentName(each) }))}
          />
        </div>
      )}
      <label>
        <span>{t('apiKey.name')}</span>
        <input
          className="field"
          name="key-name"
          maxLength={100}
          autoComplete="off"
          placeholder={t('apiKey.nameHint')}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <fieldset className="plain">
        <legend>{t('apiKey.scopes')}</legend>
        <Loaded
          answer={scopesAnswer}
          find={(data) => data.apiKeyScopes}
          onRetry={() => refresh({ requestPolicy: 'network-only' })}
        >
          {(offered) => (
            <div className="key-scopes">
              {offered.map(({ scope, description }) => (
                <Checkbox
                  key={scope}
                  checked={scopes.includes(scope)}
                  onChange={({ target }) =>
                    setScopes(
                      offered
                        .map((each) => each.scope)
                        .filter((each) => (each === scope ? target.checked : scopes.includes(each))),
                    )
                  }
                >
                  <span className="key-scope">
                    {description}
                    <code>{scope}</code>
                  </span>
                </Checkbox>
              ))}
            </div>
          )}
        </Loaded>
      </fieldset>
      <div className="form-field">
        <span>{t('apiKey.lasts')}</span>
        <Select
          aria-label={t('apiKey.lasts')}
          value={days}
          onChange={setDays}
          options={LASTING_DAYS.map((value) => ({
            value,
            label: t('apiKey.days', { number: formats.number(value) }),
          }))}
        />
        <span className="muted">{t('apiKey.until', { at: formats.dateTime(expiresAt) })}</span>
      </div>
      <p className="note">{t('apiKey.noPersons')}</p>
      <FormFoot
        refused={refused}
        submit={t('apiKey.createYes')}
        ready={complete && !busy}
        onLeave={props.onLeave}
      />
    </form>
  );
}
