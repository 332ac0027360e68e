import { Select } from 'antd';
import type { FileField, FileInspection } from '../graphql/setup-documents.ts';
import { useWords } from '../messages/use-words.ts';

/** Field of the file by target key; an empty text leaves the target out. */
export type Mapping = Readonly<Record<string, string>>;

const SAMPLES_SHOWN = 3;

/** What the file's own names suggest; what was mapped before wins where the file still has the field. */
export function suggestedMapping(
  { targets, fields }: FileInspection,
  before: readonly { readonly target: string; readonly field: string }[] = [],
): Mapping {
  const known = new Set(fields.map(({ name }) => name));
  return Object.fromEntries(
    targets.map(({ key, suggested }) => {
      const last = before.find(({ target }) => target === key)?.field;
      return [key, last !== undefined && known.has(last) ? last : (suggested ?? '')];
    }),
  );
}

/** Whether every target that is needed has a field. */
export function isComplete({ targets }: FileInspection, mapping: Mapping): boolean {
  return targets.every(({ key, required }) => !required || (mapping[key] ?? '') !== '');
}

/** The wanted contents, each with the field that holds it and a few of its values. */
export function FieldMapping(props: {
  readonly inspection: FileInspection;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}) {
  const { t } = useWords();
  const { inspection, mapping } = props;
  if (inspection.targets.length === 0) return null;
  return (
    <fieldset className="plain form">
      <legend>{t('file.columns')}</legend>
      <p className="muted">{t('file.columnsNote')}</p>
      {inspection.targets.map(({ key, label, required }) => {
        const chosen = mapping[key] ?? '';
        return (
          <div key={key} className="form-field">
            <span>
              {label} {required && <span className="tag">{t('file.required')}</span>}
            </span>
            <FieldSelect
              label={label}
              fields={inspection.fields}
              value={chosen}
              none={required ? null : t('file.noColumn')}
              onChange={(field) => props.onChange({ ...mapping, [key]: field })}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

/** One field of a file, with a few of its values below. */
export function FieldSelect(props: {
  readonly label: string;
  readonly fields: readonly FileField[];
  readonly value: string;
  /** What stands for no field at all; null where a field is needed. */
  readonly none: string | null;
  readonly onChange: (field: string) => void;
}) {
  const { t } = useWords();
  const field = props.fields.find(({ name }) => name === props.value);
  return (
    <>
      <Select
        aria-label={props.label}
        showSearch
        placeholder={t('file.chooseColumn')}
        value={props.value === '' && props.none === null ? undefined : props.value}
        onChange={props.onChange}
        options={[
          ...props.fields.map(({ name }) => ({ value: name, label: name })),
          ...(props.none === null ? [] : [{ value: '', label: props.none }]),
        ]}
      />
      {field !== undefined && <span className="muted field-samples">{samplesOf(field, t)}</span>}
    </>
  );
}

function samplesOf({ samples }: FileField, t: ReturnType<typeof useWords>['t']): string {
  if (samples.length === 0) return t('file.noSample');
  return t('file.sample', { values: samples.slice(0, SAMPLES_SHOWN).join(t('edit.and')) });
}
