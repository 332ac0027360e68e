import { useWords } from '../messages/use-words.ts';

export interface Period {
  /** First day, YYYY-MM-DD. */
  readonly from: string;
  /** Last day; empty for none. */
  readonly until: string;
}

/** Whether the last day lies before the first. */
export function isSwapped({ from, until }: Period): boolean {
  return until !== '' && until < from;
}

/** From a day until a day, both included. */
export function PeriodFields(props: {
  readonly period: Period;
  readonly openEnd: boolean;
  readonly min?: string;
  readonly max?: string;
  readonly onChange: (period: Period) => void;
}) {
  const { t } = useWords();
  const { period, onChange } = props;
  return (
    <>
      <div className="form-pair">
        <label className="form-field">
          <span>{t('period.from')}</span>
          <input
            type="date"
            className="field"
            required
            min={props.min}
            value={period.from}
            onChange={({ target }) => onChange({ ...period, from: target.value })}
          />
        </label>
        <label className="form-field">
          <span>{t(props.openEnd ? 'period.untilOpen' : 'period.until')}</span>
          <input
            type="date"
            className="field"
            required={!props.openEnd}
            min={period.from}
            max={props.max}
            value={period.until}
            onChange={({ target }) => onChange({ ...period, until: target.value })}
          />
        </label>
      </div>
      {isSwapped(period) && <p className="note bad">{t('period.swapped')}</p>}
    </>
  );
}
