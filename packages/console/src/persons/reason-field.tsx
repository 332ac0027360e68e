import { useWords } from '../messages/use-words.ts';

const SHORTEST = 2;
const LONGEST = 200;

/** The reason that the server would take; null while it is too short. */
export function reasonOf(text: string): string | null {
  const said = text.trim();
  return said.length < SHORTEST || said.length > LONGEST ? null : said;
}

/** Why something is done about a person; it stays readable in the log. */
export function ReasonField(props: { readonly value: string; readonly onChange: (text: string) => void }) {
  const { t } = useWords();
  return (
    <label className="form-field">
      <span>{t('person.reason')}</span>
      <textarea
        className="field"
        rows={2}
        maxLength={LONGEST}
        autoComplete="off"
        placeholder={t('person.reasonHint')}
        value={props.value}
        onChange={({ target }) => props.onChange(target.value)}
      />
    </label>
  );
}
