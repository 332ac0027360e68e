import { navigation, useUrl } from '../app/navigation.ts';
import { useDark } from '../app/preferences.ts';
import { APPEAL_SIGNS } from '../map/appeal-signs.ts';
import { SignPicture } from '../map/sign.tsx';
import { useWords } from '../messages/use-words.ts';
import { Bar, ErrorNote, Skeletons } from '../shell/parts.tsx';
import { type AppealFilter, CATEGORIES, type Category } from './appeal-view.ts';
import { useShownFilter, useSummary } from './use-appeals.ts';

/** How many appeals of each category; pressing one keeps only it, pressing it again keeps all. */
export function CategoryBars() {
  const { category } = useUrl('appeals');
  const filter = useShownFilter();
  const toggle = (key: Category) => {
    const alone = category.length === 1 && category[0] === key;
    navigation.goAppeals({ category: alone ? [] : [key] });
  };
  // Counted over all categories, so that a person sees what the others hold.
  return <Bars filter={{ ...filter, category: null }} chosen={category} onPick={toggle} />;
}

/** Categories by number, most first, each with its sign. */
export function Bars(props: {
  readonly filter: AppealFilter;
  readonly chosen: readonly Category[];
  readonly onPick: (category: Category) => void;
}) {
  const { t, formats } = useWords();
  const dark = useDark();
  const { summary, error, retry } = useSummary('CATEGORY', props.filter);
  if (error !== null) return <ErrorNote message={error} onRetry={retry} />;
  if (summary === null) return <Skeletons lines={4} />;
  const counts = CATEGORIES.map((key) => ({
    key,
    appeals:
      summary.groups.find((group) => group.key === key)?.appeals ?? (summary.protection.rounded ? null : 0),
  })).sort((a, b) => (b.appeals ?? 0) - (a.appeals ?? 0));
  const most = Math.max(1, ...counts.map(({ appeals }) => appeals ?? 0));
  return (
    <ul className="category-bars">
      {counts.map(({ key, appeals }) => {
        const { path, light, dark: night } = APPEAL_SIGNS[key];
        const colour = dark ? night : light;
        return (
          <li key={key}>
            <button
              type="button"
              className="category-bar"
              aria-pressed={props.chosen.includes(key)}
              onClick={() => props.onPick(key)}
            >
              <SignPicture sign={{ kind: 'shape', path, colour, hollow: false }} />
              <span className="grow">{t(`category.${key}`)}</span>
              <span className="number">{formats.count(appeals, summary.protection.leastTold)}</span>
              <Bar share={(appeals ?? 0) / most} colour={colour} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
