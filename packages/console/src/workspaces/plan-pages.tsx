import { navigation, useUrl } from '../app/navigation.ts';
import { useSeesDrafts } from '../app/session.tsx';
import { useWords } from '../messages/use-words.ts';

/** The pages about one plan. */
export const PLAN_PAGES = [
  'report',
  'proposals',
  'ledger',
  'lost',
  'history',
  'compare',
  'review',
  'business',
] as const;
export type PlanPage = (typeof PLAN_PAGES)[number];

/** Pages about the work on a plan. */
const OF_DRAFTS: ReadonlySet<PlanPage> = new Set(['proposals', 'history', 'compare', 'review']);

function pagesFor(seesDrafts: boolean): readonly PlanPage[] {
  return PLAN_PAGES.filter((page) => seesDrafts || !OF_DRAFTS.has(page));
}

/** The page that the address names; the report for none and for what is none. */
export function planPageOf(page: string | null, seesDrafts: boolean): PlanPage {
  const name = page?.split(':')[0];
  return pagesFor(seesDrafts).find((known) => known === name && known !== 'lost') ?? 'report';
}

/** From the report to the other pages; the lost lines are a list under the map. */
export function PlanPages() {
  const { t } = useWords();
  const seesDrafts = useSeesDrafts();
  const page = planPageOf(useUrl('page'), seesDrafts);
  const drawer = useUrl('drawer');
  const open = (key: PlanPage) => {
    if (key === 'lost') navigation.go({ drawer: drawer === 'lost' ? null : 'lost' });
    else navigation.go({ page: key === 'report' ? null : key, selection: null });
  };
  return (
    <fieldset className="segmented plan-pages" aria-label={t('planPage.title')}>
      {pagesFor(seesDrafts).map((key) => (
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
