import { checkGrids, type EditOp, type EditOutcome, markOf } from '@onegrid/planning';
import { type FormEvent, useId, useMemo, useState } from 'react';
import { useTrial } from '../edit/select/use-trial.ts';
import { useWords } from '../messages/use-words.ts';
import { refusalIn, useWork } from '../work/work-session.tsx';
import type { IssueRow } from './issue-rows.ts';
import { useFixWords } from './use-fix-words.ts';

/** What can be done about an issue: edits that mend it, and for a grid outside the band the reason to leave it so. */
export function IssueFixes({ row }: { readonly row: IssueRow }) {
  const { t, reason } = useWords();
  const work = useWork();
  const trial = useTrial();
  const inWords = useFixWords();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { plan, ground, context } = work;
  // Each fix is tried on the plan, so they are looked for only here.
  const fixes = useMemo(
    () =>
      plan === null || ground === null || row.state === 'pass'
        ? []
        : checkGrids(plan, [row.code], ground.rules, {
            only: [row.rule],
            households: context.households,
          }).flatMap(({ issues }) => issues.flatMap((issue) => issue.fixes)),
    [plan, ground, context, row.state, row.code, row.rule],
  );
  const kept = plan === null ? null : markOf(plan.marks, 'band-reason', row.code);
  const short = row.code.slice(-3);

  const tell = (outcome: EditOutcome) => {
    if ('rejected' in outcome)
      setRefusal(t('issues.fixRefused', { reason: refusalIn(outcome, { t, reason }) }));
    else setRefusal(null);
  };
  const perform = (op: EditOp, said: string) => {
    trial.clear();
    tell(work.perform(op, said));
  };
  const giveReason = (value: string | null) => {
    const op: EditOp = { kind: 'mark-grid', mark: 'band-reason', code: row.code, value };
    perform(op, t(value === null ? 'issues.reasonDropped' : 'issues.kept', { code: short }));
  };
  return (
    <div className="issue-fixes">
      {row.state !== 'pass' && (
        <>
          <h3>{t('issues.fixes')}</h3>
          {fixes.length === 0 && <p className="muted">{t('issues.noFix')}</p>}
          <ul>
            {fixes.map((op, index) => (
              <li key={index} className="issue-fix">
                <span className="grow">{inWords(op, row.code)}</span>
                <button type="button" className="button small" onClick={() => tell(trial.show(op, null))}>
                  {t('issues.preview')}
                </button>
                <button
                  type="button"
                  className="button small primary"
                  onClick={() => perform(op, t('issues.fixed', { code: short }))}
                >
                  {t('issues.take')}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {row.rule === 'band' && row.state === 'fail' && <ReasonForm onKeep={giveReason} />}
      {row.rule === 'band' && kept !== null && (
        <p className="issue-fix">
          <span className="grow">{t('issues.bandReason', { reason: kept })}</span>
          <button type="button" className="button small" onClick={() => giveReason(null)}>
            {t('issues.dropReason')}
          </button>
        </p>
      )}
      {refusal !== null && (
        <p className="note bad" role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}

/** A grid outside the band stays so only with a reason, in the planner's words. */
function ReasonForm({ onKeep }: { readonly onKeep: (reason: string) => void }) {
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const keep = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') onKeep(text.trim());
  };
  return (
    <form className="issue-reason" onSubmit={keep}>
      <label htmlFor={id}>{t('issues.keepOutside')}</label>
      <div className="issue-fix">
        <input
          id={id}
          type="text"
          maxLength={200}
          value={text}
          placeholder={t('issues.keepOutsideHint')}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="button small" disabled={text.trim() === ''}>
          {t('issues.keep')}
        </button>
      </div>
    </form>
  );
}
