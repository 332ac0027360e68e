import './business.css';
import { Select } from 'antd';
import { useState } from 'react';
import { navigation, useUrl } from '../app/navigation.ts';
import { useAccount, useMay } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import { useWords } from '../messages/use-words.ts';
import { Businesses } from './businesses.tsx';
import { GridChangeRequests } from './grid-change-requests.tsx';

const TABS = ['businesses', 'requests'] as const;

/** What departments do on the published grids, and what they ask to be changed: `business` and `business:requests`. */
export function BusinessPage() {
  const { t, name } = useWords();
  const { departments } = useWorkbench();
  const account = useAccount();
  const seesRequests = useMay('gridChangeRequests');
  const tab = useUrl('page') === 'business:requests' && seesRequests ? 'requests' : 'businesses';
  const own = account.department?.id ?? null;
  const [departmentId, setDepartmentId] = useState<string | null>(own);
  return (
    <>
      <div className="business-head">
        <fieldset className="segmented" aria-label={t('oneNet.tabs')}>
          {TABS.filter((value) => value !== 'requests' || seesRequests).map((value) => (
            <button
              key={value}
              type="button"
              aria-pressed={tab === value}
              onClick={() => navigation.go({ page: value === 'requests' ? 'business:requests' : 'business' })}
            >
              {t(`oneNet.${value}`)}
            </button>
          ))}
        </fieldset>
        <Select
          aria-label={t('oneNet.department')}
          value={departmentId ?? ''}
          onChange={(id) => setDepartmentId(id === '' ? null : id)}
          options={[
            { value: '', label: t('oneNet.everyDepartment') },
            ...departments.map((department) => ({ value: department.id, label: name(department) })),
          ]}
        />
      </div>
      <p className="muted page-why">{t(tab === 'requests' ? 'gridChange.why' : 'business.why')}</p>
      {tab === 'requests' ? (
        <GridChangeRequests key={departmentId} departmentId={departmentId} />
      ) : (
        <Businesses key={departmentId} departmentId={departmentId} />
      )}
    </>
  );
}
