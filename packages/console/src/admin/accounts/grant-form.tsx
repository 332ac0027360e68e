import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { useScopeWords } from '../../account/scope-words.ts';
import { useCarryOut } from '../../app/use-carry-out.ts';
import { addDays, dayOf, startOfDay } from '../../appeals/days.ts';
import { grantRoleDocument, type ManagedAccount } from '../../graphql/account-documents.ts';
import { useWords } from '../../messages/use-words.ts';
import { FormFoot } from '../../shell/form-foot.tsx';
import { isSwapped, type Period, PeriodFields } from '../../shell/period-fields.tsx';
import { useToasts } from '../../shell/toasts.tsx';
import { ROLES, type Role, scopesFor } from '../roles.ts';
import { type PickedScope, ScopePicker } from './scope-picker.tsx';

/** Gives an account a role for a place, from a day on. */
export function GrantForm(props: {
  readonly account: ManagedAccount;
  readonly onDone: () => void;
  readonly onLeave: () => void;
}) {
  const { t } = useWords();
  const toasts = useToasts();
  const scopeWords = useScopeWords();
  const today = dayOf(new Date().toISOString());
  const [, run] = useMutation(grantRoleDocument);
  const { busy, refused, carryOut } = useCarryOut();
  const [role, setRole] = useState<Role>(props.account.role);
  const [scope, setScope] = useState<PickedScope>({ kind: scopesFor(props.account.role)[0], id: null });
  const [period, setPeriod] = useState<Period>({ from: today, until: '' });
  const [reason, setReason] = useState('');
  const complete =
    (scope.kind === 'DISTRICT' || scope.id !== null) &&
    period.from !== '' &&
    !isSwapped(period) &&
    reason.trim() !== '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!complete || busy) return;
    const answer = await carryOut(
      run({
        input: {
          accountId: props.account.id,
          role,
          scope: { kind: scope.kind, id: scope.id },
          beginsAt: period.from === today ? null : startOfDay(period.from),
          endsAt: period.until === '' ? null : startOfDay(addDays(period.until, 1)),
          reason: reason.trim(),
        },
      }),
      (data) => data.grantRole,
    );
    if (answer === null) return;
    const what = `${t(`role.${answer.role}`)} · ${scopeWords(answer.scope)}`;
    toasts.show({ text: t('grants.given', { name: props.account.displayName, what }) });
    props.onDone();
  };
  return (
    <form className="form admin-form" onSubmit={(event) => void submit(event)}>
      <div className="form-field">
        <span>{t('grants.role')}</span>
        <Select
          aria-label={t('grants.role')}
          value={role}
          onChange={(next) => {
            setRole(next);
            setScope({ kind: scopesFor(next)[0], id: null });
          }}
          options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        />
      </div>
      <ScopePicker kinds={scopesFor(role)} scope={scope} onChange={setScope} />
      <PeriodFields period={period} openEnd min={today} onChange={setPeriod} />
      <label>
        <span>{t('grants.reason')}</span>
        <textarea
          className="field"
          rows={2}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <FormFoot
        refused={refused}
        submit={t('grants.give')}
        ready={complete && !busy}
        onLeave={props.onLeave}
      />
    </form>
  );
}
