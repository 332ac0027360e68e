import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useAccount } from '../app/session.tsx';
import { useCarryOut } from '../app/use-carry-out.ts';
import { useDelayed } from '../app/use-delayed.ts';
import { addDays, dayOf, startOfDay } from '../appeals/days.ts';
import { colleaguesDocument, delegateDocument } from '../graphql/access-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { FormFoot } from '../shell/form-foot.tsx';
import { isSwapped, type Period, PeriodFields } from '../shell/period-fields.tsx';
import { useToasts } from '../shell/toasts.tsx';

const LONGEST_DAYS = 90;

/** Gives what one may to a colleague for the days one is away. */
export function DelegateForm(props: { readonly onDone: () => void; readonly onLeave: () => void }) {
  const { t } = useWords();
  const toasts = useToasts();
  const { id: own } = useAccount();
  const today = dayOf(new Date().toISOString());
  const [, run] = useMutation(delegateDocument);
  const { busy, refused, carryOut } = useCarryOut();
  const [text, setText] = useState('');
  const [toAccountId, setTo] = useState<string | null>(null);
  const [period, setPeriod] = useState<Period>({ from: today, until: addDays(today, 6) });
  const [reason, setReason] = useState('');
  const wanted = useDelayed(text.trim(), 200);
  const [{ data, fetching }] = useQuery({ query: colleaguesDocument, variables: { text: wanted } });
  const colleagues = (data?.colleagues.nodes ?? []).filter(({ id }) => id !== own);
  const tooLong = period.from !== '' && period.until >= addDays(period.from, LONGEST_DAYS);
  const complete =
    toAccountId !== null &&
    period.from !== '' &&
    period.until !== '' &&
    !isSwapped(period) &&
    !tooLong &&
    reason.trim() !== '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!complete || busy || toAccountId === null) return;
    const answer = await carryOut(
      run({
        input: {
          toAccountId,
          beginsAt: period.from === today ? new Date().toISOString() : startOfDay(period.from),
          endsAt: startOfDay(addDays(period.until, 1)),
          reason: reason.trim(),
        },
      }),
      (data) => data.delegate,
    );
    if (answer === null) return;
    toasts.show({ text: t('away.given', { name: answer.to.displayName }) });
    props.onDone();
  };
  return (
    <form className="form admin-form" onSubmit={(event) => void submit(event)}>
      <div className="form-field">
        <span>{t('away.to')}</span>
        <Select
          showSearch={{ filterOption: false, onSearch: setText }}
          aria-label={t('away.to')}
          placeholder={t('away.toHint')}
          value={toAccountId}
          onChange={setTo}
          notFoundContent={t(fetching ? 'state.loading' : 'away.nobody')}
          options={colleagues.map(({ id, displayName, role }) => ({
            value: id,
            label: `${displayName} · ${t(`role.${role}`)}`,
          }))}
        />
      </div>
      <PeriodFields period={period} openEnd={false} min={today} onChange={setPeriod} />
      {tooLong && <p className="note bad">{t('away.tooLong', { days: LONGEST_DAYS })}</p>}
      <label>
        <span>{t('away.reason')}</span>
        <textarea
          className="field"
          rows={2}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <p className="note">{t('away.whatGoes')}</p>
      <FormFoot refused={refused} submit={t('away.give')} ready={complete && !busy} onLeave={props.onLeave} />
    </form>
  );
}
