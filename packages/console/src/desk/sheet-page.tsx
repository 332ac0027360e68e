import { useState } from 'react';
import { navigation } from '../app/navigation.ts';
import { useWords } from '../messages/use-words.ts';
import { FileProblemNote } from '../setup/file-problem.tsx';
import { Section } from '../shell/parts.tsx';
import { ColumnForm } from './column-form.tsx';
import { EarlierSheets } from './earlier-sheets.tsx';
import { SheetDrop } from './sheet-drop.tsx';
import { useDepartment } from './use-department.ts';
import { useSheet } from './use-sheet.ts';

/** Brings a sheet, says which of its columns matter, and has it recoded. */
export function SheetPage() {
  const { t, formats } = useWords();
  const [departmentId, setDepartmentId] = useDepartment();
  const [reference, setReference] = useState<string | null>(null);
  const sheet = useSheet(departmentId);
  const { inspection, stage, fields, problem } = sheet;
  const places = fields.lon !== '' && fields.lat !== '';
  const ready =
    fields.code === '' ? places : departmentId !== null && (fields.lon === '') === (fields.lat === '');
  const run = async () => {
    const id = await sheet.run(places ? reference : null);
    if (id !== null) navigation.go({ page: `sheet:${id}` });
  };
  return (
    <div className="panel-body">
      <div className="form desk-form">
        <SheetDrop sheet={sheet} />
        <p className="muted">{t('recode.kept')}</p>
        {inspection !== null && (
          <>
            <p data-testid="sheet-found">
              {t('recode.found', {
                rows: formats.number(inspection.rows),
                header: formats.number(inspection.headerRow),
              })}
            </p>
            {inspection.remarks.map(({ code, message }) => (
              <p key={code} className="note warn">
                {message}
              </p>
            ))}
            <ColumnForm
              sheet={sheet}
              inspection={inspection}
              departmentId={departmentId}
              onDepartment={setDepartmentId}
              reference={reference}
              onReference={setReference}
            />
          </>
        )}
        <FileProblemNote problem={problem} />
        {inspection !== null && (
          <button
            type="button"
            className="button primary"
            disabled={!ready || stage !== null}
            onClick={() => void run()}
          >
            {t(stage === 'running' ? 'recode.running' : 'recode.run')}
          </button>
        )}
      </div>
      <Section title={t('recode.earlier')}>
        <EarlierSheets />
      </Section>
    </div>
  );
}
