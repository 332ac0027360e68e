import { InputNumber } from 'antd';
import { useState } from 'react';
import { useMutation } from 'urql';
import { useMay } from '../../app/session.tsx';
import { useCarryOut } from '../../app/use-carry-out.ts';
import { type PrivacySettings, setPrivacySettingsDocument } from '../../graphql/retention-documents.ts';
import { useWords } from '../../messages/use-words.ts';
import { Refused } from '../../shell/refused.tsx';
import { useToasts } from '../../shell/toasts.tsx';

const LEAST_GROUP = { min: 5, max: 100 } as const;
const REVEALS = { min: 0, max: 1000 } as const;

/** Below which number a group is not told, and how many persons one may look up in a day. */
export function PrivacyForm(props: { readonly settings: PrivacySettings; readonly onChanged: () => void }) {
  const { t, formats } = useWords();
  const toasts = useToasts();
  const mayChange = useMay('setPrivacySettings');
  const { settings } = props;
  const [, run] = useMutation(setPrivacySettingsDocument);
  const { busy, refused, carryOut } = useCarryOut();
  const [leastGroup, setLeastGroup] = useState<number | null>(settings.leastGroup);
  const [reveals, setReveals] = useState<number | null>(settings.revealsPerDay);
  const same = leastGroup === settings.leastGroup && reveals === settings.revealsPerDay;
  const write = (input: { leastGroup: number; revealsPerDay: number }) =>
    carryOut(run({ input }), (data) => data.setPrivacySettings);
  const save = async () => {
    if (leastGroup === null || reveals === null) return;
    const before = { leastGroup: settings.leastGroup, revealsPerDay: settings.revealsPerDay };
    if ((await write({ leastGroup, revealsPerDay: reveals })) === null) return;
    props.onChanged();
    toasts.show({
      text: t('privacy.saved'),
      action: {
        label: t('admin.undo'),
        run: () => {
          setLeastGroup(before.leastGroup);
          setReveals(before.revealsPerDay);
          void write(before).then(props.onChanged);
        },
      },
    });
  };
  return (
    <form
      className="form admin-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="form-field">
        <span>{t('privacy.leastGroup')}</span>
        <InputNumber
          aria-label={t('privacy.leastGroup')}
          {...LEAST_GROUP}
          precision={0}
          value={leastGroup}
          disabled={!mayChange}
          onChange={setLeastGroup}
          style={{ width: '100%' }}
        />
      </div>
      <p className="muted">{t('privacy.leastGroupNote')}</p>
      <div className="form-field">
        <span>{t('privacy.reveals')}</span>
        <InputNumber
          aria-label={t('privacy.reveals')}
          {...REVEALS}
          precision={0}
          value={reveals}
          disabled={!mayChange}
          onChange={setReveals}
          style={{ width: '100%' }}
        />
      </div>
      <p className="muted">
        {t('privacy.changed', { by: settings.updatedBy, at: formats.dateTime(settings.updatedAt) })}
      </p>
      <Refused message={refused} />
      {mayChange && (
        <button
          type="submit"
          className="button"
          disabled={busy || same || leastGroup === null || reveals === null}
        >
          {t('accounts.save')}
        </button>
      )}
    </form>
  );
}
