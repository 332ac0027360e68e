import { Select } from 'antd';
import { useWorkbench } from '../../app/workbench.tsx';
import { useWords } from '../../messages/use-words.ts';
import { ROLES, type Role } from '../roles.ts';

export interface AccountDraft {
  readonly displayName: string;
  readonly role: Role;
  readonly departmentId: string | null;
}

/** Whether it can be saved: a name, and for an officer the department. */
export function isComplete({ displayName, role, departmentId }: AccountDraft): boolean {
  return displayName.trim() !== '' && (role !== 'OFFICER' || departmentId !== null);
}

/** Name, role and, for officers, department. `own`: nobody gives themselves another role. */
export function AccountFields(props: {
  readonly draft: AccountDraft;
  readonly own?: boolean;
  readonly onChange: (draft: AccountDraft) => void;
}) {
  const { t, name } = useWords();
  const { departments } = useWorkbench();
  const { draft, own = false, onChange } = props;
  return (
    <>
      <label>
        <span>{t('accounts.displayName')}</span>
        <input
          className="field"
          name="displayName"
          maxLength={100}
          autoComplete="off"
          value={draft.displayName}
          onChange={({ target }) => onChange({ ...draft, displayName: target.value })}
        />
      </label>
      <div className="form-field">
        <span>{t('accounts.role')}</span>
        <Select
          aria-label={t('accounts.role')}
          value={draft.role}
          disabled={own}
          onChange={(role) =>
            onChange({ ...draft, role, departmentId: role === 'OFFICER' ? draft.departmentId : null })
          }
          options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        />
        <span className="muted">{own ? t('grants.ownNote') : t(`roleNote.${draft.role}`)}</span>
      </div>
      {draft.role === 'OFFICER' && (
        <div className="form-field">
          <span>{t('accounts.department')}</span>
          <Select
            aria-label={t('accounts.department')}
            placeholder={t('desk.departmentChoose')}
            value={draft.departmentId}
            disabled={own}
            onChange={(departmentId) => onChange({ ...draft, departmentId })}
            options={departments.map((each) => ({ value: each.id, label: name(each) }))}
          />
        </div>
      )}
    </>
  );
}
