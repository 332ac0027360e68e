import { Select } from 'antd';
import { useWorkbench } from '../app/workbench.tsx';
import type { SheetColumn, SheetInspection } from '../graphql/desk-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { ENCODINGS, REFERENCE_GROUPS, REFERENCE_WORDS, zonesNear } from '../setup/references.ts';
import { DepartmentSelect } from './department-select.tsx';
import type { SheetOnItsWay } from './use-sheet.ts';

const SAMPLES_SHOWN = 3;

/** Which columns matter, whose codes they are, and how the sheet is to be read. */
export function ColumnForm(props: {
  readonly sheet: SheetOnItsWay;
  readonly inspection: SheetInspection;
  readonly departmentId: string | null;
  readonly onDepartment: (id: string) => void;
  readonly reference: string | null;
  readonly onReference: (name: string | null) => void;
}) {
  const { t } = useWords();
  const { sheet, inspection } = props;
  const { fields, setFields } = sheet;
  const places = fields.lon !== '' || fields.lat !== '';
  return (
    <fieldset className="plain form">
      <legend>{t('recode.columns')}</legend>
      <p className="muted">{t('recode.columnsNote')}</p>
      {inspection.sheets.length > 1 && (
        <div className="form-field">
          <span>{t('recode.worksheet')}</span>
          <Select
            aria-label={t('recode.worksheet')}
            value={inspection.sheet}
            onChange={(name) => void sheet.read({ sheet: name })}
            options={inspection.sheets.map((name) => ({ value: name, label: name }))}
          />
        </div>
      )}
      {(['code', 'lon', 'lat'] as const).map((key) => (
        <ColumnSelect
          key={key}
          label={t(`recode.${key}`)}
          columns={inspection.columns}
          value={fields[key]}
          onChange={(name) => setFields({ ...fields, [key]: name })}
        />
      ))}
      {fields.code !== '' && (
        <DepartmentSelect
          label={t('recode.whose')}
          value={props.departmentId}
          onChange={props.onDepartment}
        />
      )}
      {places && <ReferenceSelect value={props.reference} onChange={props.onReference} />}
      {inspection.encoding !== null && (
        <div className="form-field">
          <span>{t('recode.encoding')}</span>
          <Select
            aria-label={t('recode.encoding')}
            value={sheet.reading.encoding ?? ''}
            onChange={(name) => void sheet.read({ encoding: name || null })}
            options={[
              { value: '', label: t('recode.encodingAuto', { name: inspection.encoding.toUpperCase() }) },
              ...ENCODINGS.map((name) => ({ value: name as string, label: name.toUpperCase() })),
            ]}
          />
        </div>
      )}
    </fieldset>
  );
}

function ColumnSelect(props: {
  readonly label: string;
  readonly columns: readonly SheetColumn[];
  readonly value: string;
  readonly onChange: (name: string) => void;
}) {
  const { t } = useWords();
  const column = props.columns.find(({ name }) => name === props.value);
  return (
    <div className="form-field">
      <span>{props.label}</span>
      <Select
        aria-label={props.label}
        showSearch
        value={props.value}
        onChange={props.onChange}
        options={[
          { value: '', label: t('recode.none') },
          ...props.columns.map(({ name }) => ({ value: name, label: name })),
        ]}
      />
      {column !== undefined && column.samples.length > 0 && (
        <span className="muted field-samples">
          {t('recode.sample', { values: column.samples.slice(0, SAMPLES_SHOWN).join(t('edit.and')) })}
        </span>
      )}
    </div>
  );
}

function ReferenceSelect(props: {
  readonly value: string | null;
  readonly onChange: (name: string | null) => void;
}) {
  const { t } = useWords();
  const { district } = useWorkbench();
  const [west, , east] = district?.bounds ?? [];
  const zones = zonesNear(west === undefined || east === undefined ? null : (west + east) / 2);
  return (
    <div className="form-field">
      <span>{t('recode.reference')}</span>
      <Select
        aria-label={t('recode.reference')}
        showSearch={{ optionFilterProp: 'label' }}
        value={props.value ?? 'EPSG:4490'}
        onChange={(name) => props.onChange(name === 'EPSG:4490' ? null : name)}
        options={REFERENCE_GROUPS.map(({ key, names }) => ({
          label: t(`reference.${key}`),
          title: key,
          options: [
            ...names.map((name) => ({
              value: name as string,
              label: t(`reference.${REFERENCE_WORDS[name]}`),
            })),
            ...(key === 'projected'
              ? zones.map(({ name, meridian }) => ({
                  value: name,
                  label: t('reference.zone', { meridian, name }),
                }))
              : []),
          ],
        }))}
      />
    </div>
  );
}
