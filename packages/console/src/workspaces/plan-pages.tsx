import { navigation, useUrl } from '../app/navigation.ts';
import { useWords } from '../messages/use-words.ts';

/** The pages about one plan. */
export const PLAN_PAGES = ['report', 'proposals', 'ledger', 'lost'] as const;
export type PlanPage = (typeof PLAN_PAGES)[number];

/** The page that the address names; the report for none and for what is none. */
export function planPageOf(page: string | null): Exclude<PlanPage, 'lost'> {
  const name = page?.split(':')[0];
  return name === 'proposals' || name === 'ledger' ? name : 'report';
}

/** From the report to the proposals, the ledgers and the lost lines; the last are a list under the map. */
export function PlanPages() {
  const { t } = useWords();
  const page = planPageOf(useUrl('page'));
  const drawer = useUrl('drawer');
  const open = (key: PlanPage) => {
    if (key === 'lost') navigation.go({ drawer: drawer === 'lost' ? null : 'lost' });
    else navigation.go({ page: key === 'report' ? null : key, selection: null });
  };
  return (
    <fieldset className="segmented plan-pages" aria-label={t('planPage.title')}>
      {PLAN_PAGES.map((key) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === 'lost' ? drawer === 'lost' : key === page}
          onClick={() => open(key)}
        >
          {t(`planPage.${key}`)}
        </button>
      ))}
    </fieldset>
  );
}
