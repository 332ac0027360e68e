import { Select } from 'antd';
import { useQuery } from 'urql';
import { plansDocument } from '../graphql/map-documents.ts';
import { useWords } from '../messages/use-words.ts';

/** The plan whose codes are kept and from which as little as possible is changed; nothing before the first plan. */
export function EarlierPlanField(props: {
  readonly value: string | null;
  readonly onChange: (planId: string | null) => void;
}) {
  const { t, formats } = useWords();
  const [{ data }] = useQuery({ query: plansDocument, requestPolicy: 'cache-and-network' });
  const plans = data?.plans.nodes ?? [];
  if (plans.length === 0) return null;
  return (
    <div className="form-field">
      <span>{t('merge.earlier')}</span>
      <Select
        aria-label={t('merge.earlier')}
        value={props.value ?? ''}
        onChange={(id) => props.onChange(id === '' ? null : id)}
        options={[
          { value: '', label: t('merge.earlierNone') },
          ...plans.map(({ id, name, createdAt }) => ({
            value: id,
            label: `${name} · ${formats.date(createdAt)}`,
          })),
        ]}
      />
      <span className="muted">{t('merge.earlierNote')}</span>
    </div>
  );
}
