import type { FileInspection } from '../graphql/setup-documents.ts';
import { useWords } from '../messages/use-words.ts';

/** The columns of a file with their values as they were decoded: garbled text shows here. */
export function SampleTable({ inspection }: { readonly inspection: FileInspection }) {
  const { t, formats } = useWords();
  const { fields } = inspection;
  if (fields.length === 0) return null;
  return (
    <details className="sample-table">
      <summary>{t('file.table', { number: formats.number(fields.length) })}</summary>
      <ul className="rows">
        {fields.map((field) => (
          <li key={field.name} className="sample-row">
            <span className="sample-head">
              <strong>{field.name}</strong>
              <span className="tag">{t(`fieldKind.${field.kind}`)}</span>
            </span>
            <span className="muted">
              {t('file.distinct')} {formats.number(field.distinct)}
              {field.missing > 0 && ` · ${t('file.missing')} ${formats.number(field.missing)}`}
            </span>
            <span className="sample-values">
              {field.samples.length === 0 ? t('file.noSample') : field.samples.join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
