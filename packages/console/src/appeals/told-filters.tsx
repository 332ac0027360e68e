import { navigation, useUrl } from '../app/navigation.ts';
import { useWords } from '../messages/use-words.ts';
import { isDay } from './days.ts';
import { TOLD_HOURS, TOLD_LENGTHS, type ToldLength, toldLength, toldRange } from './told-period.ts';

/** A value of the address that protected figures are not told of: it can only be chosen away. */
const OTHER = 'other';

/** How long a period and the day that it ends with, as protected figures are told. */
export function ToldTimeFilter({ today }: { readonly today: string | null }) {
  const { t } = useWords();
  const { from, until } = useUrl('appeals');
  const length = toldLength({ from, until });
  const day = until ?? from ?? today;
  const go = (chosen: ToldLength, last: string) =>
    navigation.goAppeals({ ...toldRange(chosen, last), frame: null });
  return (
    <div className="form-pair">
      <label className="form-field">
        <span>{t('filter.length')}</span>
        <select
          className="field"
          value={length ?? OTHER}
          disabled={day === null}
          onChange={({ target }) => day !== null && go(target.value as ToldLength, day)}
        >
          {length === null && (
            <option value={OTHER} disabled>
              {t('filter.otherLength')}
            </option>
          )}
          {TOLD_LENGTHS.map((each) => (
            <option key={each} value={each}>
              {Number(each) > 0 ? t('figures.days', { days: each }) : t(`filter.${each as NamedLength}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="form-field">
        <span>{t('filter.until')}</span>
        <input
          type="date"
          className="field"
          value={until ?? ''}
          disabled={length === null || length === 'all'}
          onChange={({ target }) => length !== null && isDay(target.value) && go(length, target.value)}
        />
      </label>
    </div>
  );
}

type NamedLength = Extract<ToldLength, 'all' | 'month' | 'quarter' | 'year'>;

/** A quarter of the day or an hour of it. */
export function ToldHourFilter() {
  const { t } = useWords();
  const { hours } = useUrl('appeals');
  const value = hours?.join('-') ?? '';
  const known = value === '' || TOLD_HOURS.some((each) => each.join('-') === value);
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  return (
    <div className="form-pair">
      <label className="form-field">
        <span>{t('filter.hours')}</span>
        <select
          className="field"
          value={known ? value : OTHER}
          onChange={({ target }) =>
            navigation.goAppeals({
              hours: TOLD_HOURS.find((each) => each.join('-') === target.value) ?? null,
            })
          }
        >
          {!known && (
            <option value={OTHER} disabled>
              {t('filter.otherLength')}
            </option>
          )}
          <option value="">{t('filter.wholeDay')}</option>
          {TOLD_HOURS.map(([from, until]) => (
            <option key={`${from}-${until}`} value={`${from}-${until}`}>
              {t('time.period', { from: clock(from), until: clock(until) })}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
