import { navigation, useUrl } from '../app/navigation.ts';
import { COMPARES } from '../app/url-state.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { useWords } from '../messages/use-words.ts';
import { Dot } from '../shell/parts.tsx';
import { departmentColour } from './palette.ts';

/** After or before the merge, or both; and whose lines are shown where it is also the time before. */
export function CompareBar() {
  const { t, name } = useWords();
  const { departments } = useWorkbench();
  const compare = useUrl('compare');
  const shown = useUrl('departments');
  const against = useUrl('against');
  const drawn = departments.filter(({ acceptedLayer }) => acceptedLayer !== null);
  return (
    <div className="compare-bar">
      <fieldset className="segmented floating" aria-label={t('compare.title')}>
        {COMPARES.map((value) => (
          <button
            key={value}
            type="button"
            aria-pressed={compare === value}
            onClick={() => navigation.go({ compare: value })}
          >
            {t(`compare.${value}`)}
          </button>
        ))}
      </fieldset>
      {against !== null && (compare === 'swipe' || compare === 'side') ? (
        <div className="compare-lines floating">
          <button type="button" onClick={() => navigation.go({ against: null })}>
            {t('compare.endAgainst')}
          </button>
        </div>
      ) : compare !== 'after' && drawn.length > 1 ? (
        <fieldset className="compare-lines floating" aria-label={t('compare.lines')}>
          <button
            type="button"
            aria-pressed={shown.length === 0}
            onClick={() => navigation.go({ departments: [] })}
          >
            {t('compare.all')}
          </button>
          {drawn.map((department) => (
            <button
              key={department.id}
              type="button"
              aria-pressed={shown.includes(department.id)}
              onClick={() =>
                navigation.go({
                  departments: shown.includes(department.id)
                    ? shown.filter((id) => id !== department.id)
                    : [...shown, department.id],
                })
              }
            >
              <Dot colour={departmentColour(department.hue)} />
              {name(department)}
            </button>
          ))}
        </fieldset>
      ) : null}
    </div>
  );
}
