import { Select } from 'antd';
import { navigation, useUrl } from '../app/navigation.ts';
import { useWords } from '../messages/use-words.ts';
import { Section } from '../shell/parts.tsx';
import { ALL_APPEALS, CATEGORIES, isFiltered, type Level, rangeFilter, STATUSES } from './appeal-view.ts';
import { addDays, addMonths, dayOf, isDay } from './days.ts';
import { ToldHourFilter, ToldTimeFilter } from './told-filters.tsx';
import { useProtected, useSummary } from './use-appeals.ts';

const EVERYWHERE = rangeFilter(ALL_APPEALS);
const HOURS = Array.from({ length: 25 }, (_, hour) => hour);

/** Which appeals are meant: holds for points, areas, density, lists and figures alike. */
export function AppealFilters() {
  const { t } = useWords();
  const view = useUrl('appeals');
  const told = useProtected();
  // Protected figures are told of one at a time: the one chosen last.
  const chosen = <Value,>(values: readonly Value[]) => (told ? values.slice(-1) : values);
  const clear = () => {
    const { category, status, from, until, hours, within, frame } = ALL_APPEALS;
    navigation.goAppeals({ category, status, from, until, hours, within, frame });
  };
  return (
    <Section
      title={t('appeals.which')}
      aside={
        isFiltered(view) && (
          <button type="button" className="link-button" onClick={clear}>
            {t('filter.clear')}
          </button>
        )
      }
    >
      <div className="form">
        <Select
          mode="multiple"
          allowClear
          aria-label={t('appeal.category')}
          placeholder={t('appeals.allCategories')}
          value={[...view.category]}
          onChange={(category) =>
            navigation.goAppeals({ category: CATEGORIES.filter((value) => chosen(category).includes(value)) })
          }
          options={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))}
        />
        <Select
          mode="multiple"
          allowClear
          aria-label={t('appeal.status')}
          placeholder={t('appeals.allStatuses')}
          value={[...view.status]}
          onChange={(status) =>
            navigation.goAppeals({ status: STATUSES.filter((value) => chosen(status).includes(value)) })
          }
          options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        />
        <PlaceFilter />
        <TimeFilter told={told} />
        {told ? <ToldHourFilter /> : <HourFilter />}
      </div>
    </Section>
  );
}

function PlaceFilter() {
  const { t } = useWords();
  const { within } = useUrl('appeals');
  const towns = useSummary('TOWN', EVERYWHERE).summary?.groups ?? [];
  const communities = useSummary('COMMUNITY', EVERYWHERE).summary?.groups ?? [];
  const options = (level: Level, groups: typeof towns) =>
    groups.map(({ key, name }) => ({ value: `${level}:${key}`, label: name }));
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('filter.place')}
      placeholder={t('filter.everywhere')}
      value={within === null ? null : `${within.level}:${within.id}`}
      onChange={(value: string | null | undefined) => {
        const parts = /^(town|community):(.+)$/.exec(value ?? '');
        navigation.goAppeals({
          within: parts === null ? null : { level: parts[1] as Level, id: parts[2] },
        });
      }}
      options={[
        { label: t('filter.towns'), options: options('town', towns) },
        { label: t('filter.communities'), options: options('community', communities) },
      ]}
    />
  );
}

/** First and last day, and ranges that are often wanted, counted back from the newest data. */
function TimeFilter({ told }: { readonly told: boolean }) {
  const { t } = useWords();
  const { from, until } = useUrl('appeals');
  const asOf = useSummary('TOWN', EVERYWHERE).summary?.asOf;
  const today = asOf === undefined ? null : dayOf(asOf);
  if (told) return <ToldTimeFilter today={today} />;
  const ranges =
    today === null
      ? []
      : ([
          ['filter.lastWeek', addDays(today, -6)],
          ['filter.lastMonth', addDays(addMonths(today, -1), 1)],
          ['filter.lastYear', addDays(addMonths(today, -12), 1)],
        ] as const);
  const day = (name: 'from' | 'until', value: string | null) => (
    <label className="form-field">
      <span>{t(`filter.${name}`)}</span>
      <input
        type="date"
        className="field"
        value={value ?? ''}
        onChange={({ target }) => {
          if (target.value === '' || isDay(target.value))
            navigation.goAppeals({ [name]: target.value === '' ? null : target.value, frame: null });
        }}
      />
    </label>
  );
  return (
    <>
      <div className="form-pair">
        {day('from', from)}
        {day('until', until)}
      </div>
      <div className="chips">
        {ranges.map(([label, begin]) => (
          <button
            key={label}
            type="button"
            className="chip link"
            aria-pressed={from === begin && until === today}
            onClick={() => navigation.goAppeals({ from: begin, until: today, frame: null })}
          >
            {t(label)}
          </button>
        ))}
      </div>
    </>
  );
}

/** Hours of the day; until before from runs over midnight. */
function HourFilter() {
  const { t } = useWords();
  const { hours } = useUrl('appeals');
  const [from, until] = hours ?? [0, 24];
  const set = (begin: number, end: number) => {
    const whole = (begin === 0 && end === 24) || begin === end;
    navigation.goAppeals({ hours: whole ? null : [begin, end] });
  };
  const hour = (
    label: string,
    value: number,
    choices: readonly number[],
    onChange: (value: number) => void,
  ) => (
    <label className="form-field">
      <span>{label}</span>
      <select className="field" value={value} onChange={({ target }) => onChange(Number(target.value))}>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {`${String(choice).padStart(2, '0')}:00`}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="form-pair">
      {hour(t('filter.hourFrom'), from, HOURS.slice(0, 24), (value) => set(value, until))}
      {hour(t('filter.hourUntil'), until, HOURS.slice(1), (value) => set(from, value))}
    </div>
  );
}
