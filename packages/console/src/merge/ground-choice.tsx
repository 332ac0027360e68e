import { Checkbox } from 'antd';
import { useQuery } from 'urql';
import { baseDataDocument } from '../graphql/setup-documents.ts';
import { useWords } from '../messages/use-words.ts';

export interface GroundChoice {
  readonly units: boolean;
  readonly communities: boolean;
  readonly streets: boolean;
  readonly buildings: boolean;
}

const KINDS = [
  ['communities', 'COMMUNITIES'],
  ['units', 'COMPOUNDS'],
  ['buildings', 'BUILDINGS'],
  ['streets', 'STREETS'],
] as const;

/** Which of the district's base data the merge keeps to, with how many there are. */
export function GroundChoiceFields(props: {
  readonly choice: GroundChoice;
  readonly onChange: (choice: GroundChoice) => void;
}) {
  const { t, formats } = useWords();
  const [{ data }] = useQuery({ query: baseDataDocument, requestPolicy: 'cache-and-network' });
  if (data === undefined) return null;
  const countOf = (kind: string) => data.baseData.find((set) => set.kind === kind)?.count ?? 0;
  return (
    <fieldset className="plain">
      <legend>{t('ground.title')}</legend>
      {KINDS.map(([key, kind]) => {
        const count = countOf(kind);
        return (
          <div key={key} className="row">
            <Checkbox
              checked={count > 0 && props.choice[key]}
              disabled={count === 0}
              onChange={(event) => props.onChange({ ...props.choice, [key]: event.target.checked })}
            >
              {t(`ground.${key}`)}
            </Checkbox>
            <span className="grow muted number">
              {count === 0 ? t('ground.none') : formats.number(count)}
            </span>
          </div>
        );
      })}
      {KINDS.some(([, kind]) => countOf(kind) === 0) && <p className="muted">{t('ground.noneNote')}</p>}
    </fieldset>
  );
}
