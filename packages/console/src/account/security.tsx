import { useState } from 'react';
import { useWords } from '../messages/use-words.ts';
import { Section } from '../shell/parts.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { ChangePassword } from './change-password.tsx';
import { OwnCode } from './own-code.tsx';
import { OwnSessions } from './own-sessions.tsx';

/** Password, code and sessions of one's own account. */
export function Security() {
  const { t } = useWords();
  const toasts = useToasts();
  const [changing, setChanging] = useState(false);
  return (
    <>
      <Section title={t('account.password')}>
        {changing ? (
          <ChangePassword
            onChanged={() => {
              setChanging(false);
              toasts.show({ text: t('account.changed') });
            }}
            onLeave={() => setChanging(false)}
          />
        ) : (
          <>
            <p className="muted">{t('account.passwordWhy')}</p>
            <div className="actions">
              <button type="button" className="button" onClick={() => setChanging(true)}>
                {t('account.change')}
              </button>
            </div>
          </>
        )}
      </Section>
      <OwnCode />
      <OwnSessions />
    </>
  );
}
