import { Select } from 'antd';
import { useQuery } from 'urql';
import { navigation } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { plansDocument } from '../graphql/map-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { DraftActions } from '../work/draft-actions.tsx';

/** Which plan is shown, and drafts of it by name. */
export function PlanPicker() {
  const { t, formats } = useWords();
  const { plan } = useWorkbench();
  const [{ data }, refresh] = useQuery({ query: plansDocument, requestPolicy: 'cache-and-network' });
  const plans = data?.plans.nodes ?? [];
  if (plan === null) return null;
  return (
    <>
      {plans.length < 2 ? (
        <p className="inspect-title">{plan.name}</p>
      ) : (
        <div className="form-field" style={{ paddingTop: 16 }}>
          <span>{t('plan.shown')}</span>
          <Select
            aria-label={t('plan.shown')}
            value={plan.id}
            onChange={(id) => navigation.go({ plan: id, selection: null })}
            options={plans.map(({ id, name, createdAt }) => ({
              value: id,
              label: `${name} · ${formats.date(createdAt)}`,
            }))}
          />
        </div>
      )}
      <DraftActions onSaved={() => refresh({ requestPolicy: 'network-only' })} />
    </>
  );
}
