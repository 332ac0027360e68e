import { Select } from 'antd';
import { useQuery } from 'urql';
import type { PlanAt } from '../app/url-state.ts';
import { plansDocument } from '../graphql/map-documents.ts';
import { useWords } from '../messages/use-words.ts';

/** A plan and one of its revisions, or its newest. */
export function PlanAtField(props: {
  readonly label: string;
  readonly value: PlanAt | null;
  readonly onChange: (at: PlanAt) => void;
}) {
  const { t, formats } = useWords();
  const { label, value, onChange } = props;
  const [{ data, fetching }] = useQuery({ query: plansDocument, requestPolicy: 'cache-and-network' });
  const plans = data?.plans.nodes ?? [];
  const chosen = plans.find(({ id }) => id === value?.planId);
  const revisions = chosen === undefined ? 0 : chosen.revision;
  return (
    <fieldset className="plain plan-at">
      <legend>{label}</legend>
      <Select
        aria-label={`${label} ${t('paper.plan')}`}
        loading={fetching && data === undefined}
        placeholder={t('paper.plan')}
        value={chosen?.id}
        onChange={(planId) => onChange({ planId, revision: null })}
        options={plans.map(({ id, name, createdAt, status }) => ({
          value: id,
          label: `${name} · ${t(`planStatus.${status}`)} · ${formats.date(createdAt)}`,
        }))}
      />
      <Select
        aria-label={`${label} ${t('history.title')}`}
        disabled={chosen === undefined}
        showSearch={{ optionFilterProp: 'label' }}
        value={value?.revision ?? 0}
        onChange={(revision) => {
          if (value !== null) onChange({ ...value, revision: revision === 0 ? null : revision });
        }}
        options={[
          { value: 0, label: t('difference.newest') },
          ...Array.from({ length: revisions }, (_, index) => ({
            value: revisions - index,
            label: t('plan.revision', { revision: revisions - index }),
          })),
        ]}
      />
    </fieldset>
  );
}
