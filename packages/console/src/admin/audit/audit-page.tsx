import './audit.css';
import { useState } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { AuditDays } from './audit-days.tsx';
import { AuditList } from './audit-list.tsx';
import { AuditVerify } from './audit-verify.tsx';

const VIEWS = ['lines', 'days', 'verify'] as const;
type View = (typeof VIEWS)[number];

/** Who did what, when and why; where each day of it ends; and whether nothing of it was changed. */
export default function AuditPage() {
  const { t } = useWords();
  const [view, setView] = useState<View>('lines');
  return (
    <div className="panel-body">
      <p className="muted admin-why">{t('audit.why')}</p>
      <fieldset className="segmented audit-views" aria-label={t('audit.views')}>
        {VIEWS.map((each) => (
          <button key={each} type="button" aria-pressed={each === view} onClick={() => setView(each)}>
            {t(`auditView.${each}`)}
          </button>
        ))}
      </fieldset>
      {view === 'lines' && <AuditList />}
      {view === 'days' && <AuditDays />}
      {view === 'verify' && <AuditVerify />}
    </div>
  );
}
