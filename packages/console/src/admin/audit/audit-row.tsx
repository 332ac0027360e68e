import type { AuditLine } from '../../graphql/audit-documents.ts';
import { useWords } from '../../messages/use-words.ts';
import { differenceOf } from './difference.ts';

/** One act: who, what, when, why, what it changed, and its place in the chain. */
export function AuditRow({ line }: { readonly line: AuditLine }) {
  const { t, formats } = useWords();
  const changes = differenceOf(line.before, line.after);
  const about = line.objectId === null ? line.objectKind : `${line.objectKind} ${line.objectId}`;
  return (
    <article className="work-row" aria-label={t('audit.line', { position: formats.number(line.position) })}>
      <div className="work-row-head">
        <b className="grow wrap-text">
          <code>{line.action}</code>
        </b>
        <span className="muted number">{formats.number(line.position)}</span>
      </div>
      <span>
        {line.accountName}
        {line.actingFor.length > 0 && (
          <span className="muted">
            {' '}
            · {t('audit.actingFor', { names: line.actingFor.join(t('edit.and')) })}
          </span>
        )}
      </span>
      <span className="muted wrap-text">
        {formats.dateTime(line.at)} · {about}
      </span>
      {line.reason !== null && <p className="history-reason wrap-text">{line.reason}</p>}
      {line.personId !== null && <span className="tag">{t('audit.sealed')}</span>}
      <details>
        <summary>{t(changes.length > 0 ? 'audit.details' : 'audit.hash')}</summary>
        {changes.length > 0 && (
          <div className="audit-difference">
            <b>{t('audit.property')}</b>
            <b>{t('audit.before')}</b>
            <b>{t('audit.after')}</b>
            {changes.map(({ name, before, after }) => (
              <Change key={name} name={name} before={before} after={after} />
            ))}
          </div>
        )}
        <p className="audit-hash">
          <code>{line.hash}</code>
        </p>
      </details>
    </article>
  );
}

function Change(props: {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}) {
  return (
    <>
      <span>{props.name}</span>
      <span className="muted">{props.before ?? '–'}</span>
      <span>{props.after ?? '–'}</span>
    </>
  );
}
