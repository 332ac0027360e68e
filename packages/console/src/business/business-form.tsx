import { InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useMutation } from 'urql';
import { useSpeaksFor } from '../app/use-speaks-for.ts';
import { registerBusinessDocument } from '../graphql/business-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { useToasts } from '../shell/toasts.tsx';
import { itemsOf, today } from './items-of.ts';

/** Registers what a department does on every grid: name, items, officers, period. */
export function BusinessForm(props: {
  readonly departmentId: string | null;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const { t, name } = useWords();
  const toasts = useToasts();
  const [{ fetching }, run] = useMutation(registerBusinessDocument);
  const { departments, only: own } = useSpeaksFor();
  const [departmentId, setDepartmentId] = useState(own ?? props.departmentId ?? departments[0]?.id ?? '');
  const [called, setCalled] = useState('');
  const [items, setItems] = useState('');
  const [officers, setOfficers] = useState(1);
  const [from, setFrom] = useState(() => today(new Date()));
  const [until, setUntil] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const listed = itemsOf(items);
  const swapped = until !== '' && until < from;
  const complete = called.trim() !== '' && listed.length > 0 && officers > 0 && from !== '' && !swapped;
  const save = async () => {
    const { data, error } = await run({
      input: {
        departmentId,
        name: called.trim(),
        items: listed,
        officersPerGrid: officers,
        from,
        until: until === '' ? null : until,
      },
    });
    const answer = data?.registerBusiness;
    if (answer?.__typename !== 'Business') {
      setRefused(answer?.message ?? error?.message ?? t('state.failed'));
      return;
    }
    toasts.show({ text: t('business.saved', { name: answer.name }) });
    props.onDone();
  };
  return (
    <form
      className="form business-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (complete && !fetching) void save();
      }}
    >
      {own === null && (
        <div className="form-field">
          <span>{t('oneNet.department')}</span>
          <Select
            aria-label={t('oneNet.department')}
            value={departmentId}
            onChange={setDepartmentId}
            options={departments.map((each) => ({ value: each.id, label: name(each) }))}
          />
        </div>
      )}
      <label>
        <span>{t('business.name')}</span>
        <input
          className="field"
          maxLength={100}
          value={called}
          onChange={({ target }) => setCalled(target.value)}
        />
      </label>
      <label>
        <span>{t('business.items')}</span>
        <textarea
          className="field"
          rows={3}
          value={items}
          onChange={({ target }) => setItems(target.value)}
        />
      </label>
      <div className="form-field">
        <span>{t('business.officersPerGrid')}</span>
        <InputNumber
          aria-label={t('business.officersPerGrid')}
          min={0}
          max={100}
          step={0.5}
          value={officers}
          status={officers > 0 ? undefined : 'error'}
          style={{ width: '100%' }}
          onChange={(value) => setOfficers(value ?? 0)}
        />
        {officers <= 0 && <span className="note bad">{t('business.tooFew')}</span>}
      </div>
      <div className="business-period">
        <label className="form-field">
          <span>{t('business.from')}</span>
          <input
            type="date"
            className="field"
            value={from}
            onChange={({ target }) => setFrom(target.value)}
          />
        </label>
        <label className="form-field">
          <span>{t('business.until')}</span>
          <input
            type="date"
            className="field"
            min={from}
            value={until}
            onChange={({ target }) => setUntil(target.value)}
          />
        </label>
      </div>
      {swapped && <p className="note bad">{t('business.datesSwapped')}</p>}
      {refused !== null && (
        <p className="note bad" role="alert">
          {t('oneNet.refused', { reason: refused })}
        </p>
      )}
      <div className="actions">
        <button type="submit" className="button primary wide" disabled={!complete || fetching}>
          {t('business.save')}
        </button>
        <button type="button" className="button" onClick={props.onCancel}>
          {t('business.cancel')}
        </button>
      </div>
    </form>
  );
}
