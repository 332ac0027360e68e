import { InputNumber } from 'antd';
import { useState } from 'react';
import { useMutation } from 'urql';
import { useMay } from '../../app/session.tsx';
import { useCarryOut } from '../../app/use-carry-out.ts';
import { type RetentionRule, setRetentionRuleDocument } from '../../graphql/retention-documents.ts';
import { useWords } from '../../messages/use-words.ts';
import { FormFoot } from '../../shell/form-foot.tsx';
import { useToasts } from '../../shell/toasts.tsx';

const LONGEST_DAYS = 36_500;
const LONGEST_BASIS = 200;

/** One kind of what is kept: for how long, by which rule, and how many would go now. */
export function RetentionRuleRow(props: { readonly rule: RetentionRule; readonly onChanged: () => void }) {
  const { t, formats } = useWords();
  const mayChange = useMay('setRetentionRule');
  const [changing, setChanging] = useState(false);
  const { rule } = props;
  const title = t(`retentionKind.${rule.kind}`);
  return (
    <article className="work-row" aria-label={title}>
      <div className="work-row-head">
        <b className="grow">{title}</b>
        <span className="number">{t('retention.days', { days: formats.number(rule.keepDays) })}</span>
      </div>
      <span className="muted">{t(`retentionFrom.${rule.kind}`)}</span>
      <span className="muted wrap-text">{t('retention.basis', { basis: rule.basis })}</span>
      <span className={rule.due > 0 ? 'tag warn' : 'muted'}>
        {t(rule.due > 0 ? 'retention.due' : 'retention.nothingDue', { number: formats.number(rule.due) })}
      </span>
      {mayChange && !changing && (
        <div className="actions">
          <button
            type="button"
            className="button small"
            aria-label={t('retention.changeOf', { kind: title })}
            onClick={() => setChanging(true)}
          >
            {t('retention.change')}
          </button>
        </div>
      )}
      {changing && (
        <RuleForm
          rule={rule}
          title={title}
          onLeave={() => setChanging(false)}
          onChanged={() => {
            setChanging(false);
            props.onChanged();
          }}
        />
      )}
    </article>
  );
}

function RuleForm(props: {
  readonly rule: RetentionRule;
  readonly title: string;
  readonly onLeave: () => void;
  readonly onChanged: () => void;
}) {
  const { t, formats } = useWords();
  const toasts = useToasts();
  const { rule } = props;
  const [, run] = useMutation(setRetentionRuleDocument);
  const { busy, refused, carryOut } = useCarryOut();
  const [days, setDays] = useState<number | null>(rule.keepDays);
  const [basis, setBasis] = useState(rule.basis);
  const write = (keepDays: number, by: string) =>
    carryOut(run({ kind: rule.kind, keepDays, basis: by }), (data) => data.setRetentionRule);
  const save = async () => {
    if (days === null || (await write(days, basis.trim())) === null) return;
    props.onChanged();
    toasts.show({
      text: t('retention.saved', { kind: props.title, days: formats.number(days) }),
      action: {
        label: t('admin.undo'),
        run: () => void write(rule.keepDays, rule.basis).then(props.onChanged),
      },
    });
  };
  return (
    <form
      className="note form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="form-field">
        <span>{t('retention.keep')}</span>
        <InputNumber
          aria-label={t('retention.keep')}
          min={rule.leastDays}
          max={LONGEST_DAYS}
          precision={0}
          value={days}
          onChange={setDays}
          style={{ width: '100%' }}
        />
      </div>
      <p className="muted">{t('retention.least', { days: formats.number(rule.leastDays) })}</p>
      <label className="form-field">
        <span>{t('retention.basisField')}</span>
        <input
          className="field"
          value={basis}
          maxLength={LONGEST_BASIS}
          onChange={({ target }) => setBasis(target.value)}
        />
      </label>
      <FormFoot
        refused={refused}
        submit={t('accounts.save')}
        ready={!busy && days !== null && basis.trim() !== ''}
        look="small"
        onLeave={props.onLeave}
      />
    </form>
  );
}
