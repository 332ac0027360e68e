import { usePages } from '../../app/use-pages.ts';
import { type AuditDay, auditDaysDocument } from '../../graphql/audit-documents.ts';
import { useWords } from '../../messages/use-words.ts';
import { Paged } from '../../shell/paged.tsx';
import { Empty } from '../../shell/parts.tsx';
import { saveFile } from '../../tables/save-file.ts';
import { anchorLine } from './anchors.ts';

/** Where each day of the log ends: what one writes down elsewhere, to hold the log against it later. */
export function AuditDays() {
  const { t, formats } = useWords();
  const pages = usePages({
    query: auditDaysDocument,
    variables: (after) => ({ after }),
    find: (data) => data.auditDays,
  });
  const save = (days: readonly AuditDay[]) => {
    const text = days.map((day) => `${anchorLine(day)}\n`).join('');
    saveFile(`${t('audit.anchorFile')}-${days[0].day}.txt`, new Blob([text], { type: 'text/plain' }));
  };
  return (
    <>
      <p className="muted">{t('audit.daysWhy')}</p>
      <Paged pages={pages} empty={<Empty title={t('audit.none')} next={t('audit.noneNext')} />}>
        {({ nodes, more }) => (
          <>
            <div className="actions">
              <button type="button" className="button small" onClick={() => save(nodes)}>
                {t('audit.saveAnchors')}
              </button>
            </div>
            <ul className="rows" data-testid="audit-days">
              {nodes.map((day) => (
                <li key={day.day} className="work-row">
                  <div className="work-row-head">
                    <b className="grow">{formats.day(day.day)}</b>
                    <span className="muted">{t('audit.count', { number: formats.number(day.lines) })}</span>
                  </div>
                  <span className="audit-hash">
                    <code>{day.hash}</code>
                  </span>
                </li>
              ))}
            </ul>
            {more}
          </>
        )}
      </Paged>
    </>
  );
}
