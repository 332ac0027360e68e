import { Select } from 'antd';
import { useState } from 'react';
import { useDelayed } from '../../app/use-delayed.ts';
import { usePages } from '../../app/use-pages.ts';
import { auditLinesDocument } from '../../graphql/audit-documents.ts';
import { useWords } from '../../messages/use-words.ts';
import { Paged } from '../../shell/paged.tsx';
import { Empty } from '../../shell/parts.tsx';
import { AuditRow } from './audit-row.tsx';
import { type AuditForm, EVERYTHING, exportPath, searchOf } from './audit-search.ts';

/** What acts begin with, by what they are about. */
const ACTIONS = [
  'session.',
  'account.',
  'key.',
  'person.',
  'plan.',
  'layer.',
  'retention.',
  'audit.',
] as const;

/** Lines of the log, newest first, found by words, kind and time. */
export function AuditList() {
  const { t, formats } = useWords();
  const [form, setForm] = useState<AuditForm>(EVERYTHING);
  const set = (change: Partial<AuditForm>) => setForm((before) => ({ ...before, ...change }));
  // What is searched for may be a name: it goes in the body of the request and never into the address.
  const search = searchOf(useDelayed(form, 300));
  const pages = usePages({
    query: auditLinesDocument,
    variables: (after) => ({ search, after }),
    find: (data) => data.auditLines,
  });
  return (
    <>
      <search className="admin-filter">
        <input
          type="search"
          className="field"
          aria-label={t('audit.search')}
          placeholder={t('audit.search')}
          value={form.text}
          maxLength={100}
          onChange={({ target }) => set({ text: target.value })}
        />
        <Select
          aria-label={t('audit.action')}
          value={form.action}
          onChange={(action) => set({ action })}
          options={[
            { value: '', label: t('audit.everyAction') },
            ...ACTIONS.map((value) => ({ value, label: t(`auditAction.${value.slice(0, -1) as Kind}`) })),
          ]}
        />
        <div className="form-pair">
          {(['since', 'until'] as const).map((end) => (
            <label key={end} className="form-field">
              <span>{t(`audit.${end}`)}</span>
              <input
                type="date"
                className="field"
                value={form[end]}
                onChange={({ target }) => set({ [end]: target.value })}
              />
            </label>
          ))}
        </div>
      </search>
      <Paged pages={pages} empty={<Empty title={t('audit.none')} next={t('audit.noneNext')} />}>
        {({ nodes, first, more }) => (
          <>
            <div className="actions">
              <span className="muted grow" role="status">
                {first.totalCount === null
                  ? t('audit.many')
                  : t('audit.count', { number: formats.number(first.totalCount) })}
              </span>
              <a className="button small" href={exportPath(form)} download title={t('audit.exportNote')}>
                {t('audit.export')}
              </a>
            </div>
            <ul className="rows" data-testid="audit-lines">
              {nodes.map((line) => (
                <li key={line.id}>
                  <AuditRow line={line} />
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

type Kind = (typeof ACTIONS)[number] extends `${infer Name}.` ? Name : never;
