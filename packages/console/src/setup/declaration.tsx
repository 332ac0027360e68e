import { Select } from 'antd';
import { useState } from 'react';
import { useWorkbench } from '../app/workbench.tsx';
import { useWords } from '../messages/use-words.ts';
import { ENCODINGS, REFERENCE_GROUPS, REFERENCE_WORDS, typedReference, zonesNear } from './references.ts';
import type { BroughtFile } from './use-brought-file.ts';

/** In what reference system and encoding a file is read: what it tells, why, and a way to declare another. */
export function DeclarationFields({ brought }: { readonly brought: BroughtFile }) {
  const { t, formats } = useWords();
  const { inspection, declared, asTold } = brought;
  const reference = inspection?.reference ?? null;
  const share = inspection?.insideShare ?? null;
  const encoding = inspection?.encoding ?? null;
  return (
    <>
      <div className="form-field">
        <span>{t('file.reference')}</span>
        <ReferenceSelect brought={brought} told={asTold?.reference.name ?? null} />
        {declared.reference === null && reference !== null && (
          <span className="muted">
            {reference.evidence}
            {!reference.certain && ` ${t('file.referenceUnsure')}`}
          </span>
        )}
        {declared.reference !== null && asTold !== null && (
          <span className="muted legend-line">{t('file.compare')}</span>
        )}
        {share !== null && (
          <span className={share < 0.5 ? 'note warn' : 'muted'} data-testid="inside-share">
            {share === 0 ? t('file.insideNone') : t('file.inside', { share: formats.percent(share) })}
          </span>
        )}
      </div>
      {(encoding !== null || declared.encoding !== null) && (
        <div className="form-field">
          <span>{t('file.encoding')}</span>
          <Select
            aria-label={t('file.encoding')}
            value={declared.encoding ?? ''}
            loading={brought.reading}
            onChange={(value) => void brought.declare({ encoding: value === '' ? null : value })}
            options={[
              { value: '', label: t('file.encodingAuto', { name: asTold?.encoding?.name ?? '–' }) },
              ...ENCODINGS.map((name) => ({ value: name, label: name.toUpperCase() })),
            ]}
          />
          <span className="muted">
            {declared.encoding === null && encoding !== null ? `${encoding.evidence} ` : ''}
            {t('file.encodingNote')}
          </span>
        </div>
      )}
    </>
  );
}

function ReferenceSelect(props: { readonly brought: BroughtFile; readonly told: string | null }) {
  const { t } = useWords();
  const { district } = useWorkbench();
  const [typed, setTyped] = useState('');
  const { declared } = props.brought;
  const bounds = district?.bounds ?? null;
  const zones = zonesNear(bounds === null ? null : (bounds[0] + bounds[2]) / 2);
  const own = typedReference(typed) ?? declared.reference;
  const offered = [
    ...REFERENCE_GROUPS.flatMap(({ names }) => names as readonly string[]),
    ...zones.map(({ name }) => name),
  ];
  const zoneOption = ({ name, meridian }: (typeof zones)[number]) => ({
    value: name,
    label: t('reference.zone', { meridian, name }),
  });
  return (
    <Select
      aria-label={t('file.reference')}
      showSearch={{ optionFilterProp: 'label', onSearch: setTyped }}
      placeholder={t('file.referenceSearch')}
      value={declared.reference ?? ''}
      loading={props.brought.reading}
      onChange={(value) => {
        setTyped('');
        void props.brought.declare({ reference: value === '' ? null : value });
      }}
      options={[
        { value: '', label: t('file.referenceAuto', { name: props.told ?? '–' }) },
        ...(own === null || offered.includes(own)
          ? []
          : [{ label: t('reference.typed'), title: 'typed', options: [{ value: own, label: own }] }]),
        ...REFERENCE_GROUPS.map(({ key, names }) => ({
          label: t(`reference.${key}`),
          title: key,
          options: [
            ...names.map((name) => ({
              value: name as string,
              label: t(`reference.${REFERENCE_WORDS[name]}`),
            })),
            ...(key === 'projected' ? zones.map(zoneOption) : []),
          ],
        })),
      ]}
    />
  );
}
