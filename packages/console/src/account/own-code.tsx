import { QRCode } from 'antd';
import { type FormEvent, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useCarryOut } from '../app/use-carry-out.ts';
import {
  confirmCodeDocument,
  dropCodeDocument,
  ownAccountDocument,
  startCodeDocument,
} from '../graphql/access-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { useWords } from '../messages/use-words.ts';
import { CopyButton } from '../shell/copy-button.tsx';
import { FormFoot } from '../shell/form-foot.tsx';
import { Section } from '../shell/parts.tsx';
import { Refused } from '../shell/refused.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { inGroups } from './in-groups.ts';
import { PasswordField } from './password-field.tsx';

/** The second step of signing in: a code that an app on one's telephone shows anew every half minute. */
export function OwnCode() {
  const { t } = useWords();
  const [answer, refresh] = useQuery({ query: ownAccountDocument, requestPolicy: 'cache-and-network' });
  const again = () => refresh({ requestPolicy: 'network-only' });
  return (
    <Section title={t('code.title')}>
      <Loaded answer={answer} find={(data) => data.me} onRetry={again}>
        {({ hasCode }) => (hasCode ? <WithCode onChanged={again} /> : <WithoutCode onChanged={again} />)}
      </Loaded>
    </Section>
  );
}

interface Part {
  readonly onChanged: () => void;
}

function WithoutCode({ onChanged }: Part) {
  const { t } = useWords();
  const toasts = useToasts();
  const [, runStart] = useMutation(startCodeDocument);
  const [, runConfirm] = useMutation(confirmCodeDocument);
  const { busy, refused, carryOut, forget } = useCarryOut();
  const [started, setStarted] = useState<{ readonly secret: string; readonly uri: string } | null>(null);
  const [code, setCode] = useState('');
  const start = async () => {
    const answer = await carryOut(runStart({}), (data) => data.startCode);
    if (answer !== null) setStarted(answer);
  };
  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const asked = runConfirm({ code: code.replace(/\s/g, '') });
    if ((await carryOut(asked, (data) => data.confirmCode)) === null) return;
    toasts.show({ text: t('code.on') });
    onChanged();
  };
  if (started === null) {
    return (
      <>
        <p className="muted">{t('code.why')}</p>
        <Refused message={refused} />
        <div className="actions">
          <button type="button" className="button" disabled={busy} onClick={() => void start()}>
            {t('code.start')}
          </button>
        </div>
      </>
    );
  }
  return (
    <form className="form" onSubmit={(event) => void confirm(event)}>
      <p>{t('code.scan')}</p>
      <div className="code-picture" role="img" aria-label={t('code.picture')}>
        {/* The drawing calls itself a picture too, without a name. */}
        <div aria-hidden="true">
          <QRCode
            value={started.uri}
            type="svg"
            size={176}
            color="#000000"
            bgColor="#ffffff"
            bordered={false}
          />
        </div>
      </div>
      <div className="form-field">
        <span>{t('code.secret')}</span>
        <span className="secret">
          <code data-testid="code-secret">{inGroups(started.secret)}</code>
          <CopyButton text={started.secret} />
        </span>
      </div>
      <label>
        <span>{t('code.confirm')}</span>
        <input
          className="field code-field"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="\s*[0-9]{3}\s*[0-9]{3}\s*"
          maxLength={8}
          required
          value={code}
          onChange={({ target }) => setCode(target.value)}
        />
      </label>
      <FormFoot
        refused={refused}
        submit={t('code.turnOn')}
        ready={!busy && code !== ''}
        onLeave={() => {
          setStarted(null);
          setCode('');
          forget();
        }}
      />
    </form>
  );
}

function WithCode({ onChanged }: Part) {
  const { t } = useWords();
  const toasts = useToasts();
  const [, run] = useMutation(dropCodeDocument);
  const { busy, refused, carryOut, forget } = useCarryOut();
  const [dropping, setDropping] = useState(false);
  const [password, setPassword] = useState('');
  const drop = async (event: FormEvent) => {
    event.preventDefault();
    if ((await carryOut(run({ password }), (data) => data.dropCode)) === null) return;
    toasts.show({ text: t('code.off') });
    onChanged();
  };
  if (!dropping) {
    return (
      <>
        <p>
          <span className="tag good">{t('code.isOn')}</span>
        </p>
        <div className="actions">
          <button type="button" className="button" onClick={() => setDropping(true)}>
            {t('code.drop')}
          </button>
        </div>
      </>
    );
  }
  return (
    <form className="form" onSubmit={(event) => void drop(event)}>
      <p className="note warn">{t('code.dropAsk')}</p>
      <PasswordField
        label={t('account.current')}
        name="current"
        autoFocus
        value={password}
        onChange={setPassword}
      />
      <FormFoot
        refused={refused}
        submit={t('code.drop')}
        ready={!busy && password !== ''}
        look="plain"
        onLeave={() => {
          setDropping(false);
          setPassword('');
          forget();
        }}
      />
    </form>
  );
}
