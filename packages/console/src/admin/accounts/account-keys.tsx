import type { ApiKey } from '../../graphql/key-documents.ts';
import { useWords } from '../../messages/use-words.ts';
import { Section } from '../../shell/parts.tsx';
import { KeyRow } from '../keys/key-row.tsx';

/** Keys that an account made and that still work, also once it is closed; nothing where there are none. */
export function AccountKeys(props: { readonly keys: readonly ApiKey[]; readonly onChanged: () => void }) {
  const { t } = useWords();
  if (props.keys.length === 0) return null;
  return (
    <Section title={t('accounts.keys')}>
      <p className="muted">{t('accounts.keysNote')}</p>
      <ul className="rows" data-testid="account-keys">
        {props.keys.map((key) => (
          <li key={key.id}>
            <KeyRow apiKey={key} onChanged={props.onChanged} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
