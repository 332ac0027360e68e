import { lazy, Suspense } from 'react';
import { useQuery } from 'urql';
import { navigation, useUrl } from '../app/navigation.ts';
import { useMay, useSeesDrafts } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import { planChangesDocument, planDocument } from '../graphql/map-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { RefineNote } from '../merge/refine-note.tsx';
import { readReport } from '../merge/report.ts';
import { Report } from '../merge/report-sections.tsx';
import { useWords } from '../messages/use-words.ts';
import { Empty, Section, Skeletons } from '../shell/parts.tsx';
import { type PlanPage, PlanPages, planPageOf } from './plan-pages.tsx';
import { PlanPicker } from './plan-picker.tsx';

const LedgerPage = lazy(() => import('../ledger/ledger-page.tsx').then((it) => ({ default: it.LedgerPage })));
const ProposalsPage = lazy(() =>
  import('../proposals/proposals-page.tsx').then((it) => ({ default: it.ProposalsPage })),
);
const HistoryPage = lazy(() =>
  import('../history/history-page.tsx').then((it) => ({ default: it.HistoryPage })),
);
const ComparePage = lazy(() =>
  import('../compare/compare-page.tsx').then((it) => ({ default: it.ComparePage })),
);
const ReviewPage = lazy(() => import('../review/review-page.tsx').then((it) => ({ default: it.ReviewPage })));
const BusinessPage = lazy(() =>
  import('../business/business-page.tsx').then((it) => ({ default: it.BusinessPage })),
);
const MergeWizard = lazy(() => import('../merge/merge-wizard.tsx'));

/** The plan: what the merge made, how it was judged, what was changed since. */
export default function PlanWorkspace() {
  const { t } = useWords();
  const page = useUrl('page');
  const { plan, loading } = useWorkbench();
  const mayMerge = useMay('startMerge');
  const shown = planPageOf(page, useSeesDrafts());
  if (page?.split(':')[0] === 'merge' && mayMerge) return <MergeWizard />;
  const start = (
    <button type="button" className="button primary wide" onClick={() => navigation.go({ page: 'merge' })}>
      {t('merge.start')}
    </button>
  );
  return (
    <>
      <div className="panel-body">
        {loading ? (
          <Skeletons />
        ) : plan === null ? (
          <Empty
            title={t('overview.noPlan')}
            next={t(mayMerge ? 'overview.noPlanNext' : 'overview.noPlanWait')}
          />
        ) : (
          <>
            <PlanPicker />
            <PlanPages />
            <Suspense fallback={<Skeletons />}>
              <Page page={shown} planId={plan.id} />
            </Suspense>
          </>
        )}
      </div>
      {mayMerge && !loading && <div className="panel-foot">{start}</div>}
    </>
  );
}

function Page({ page, planId }: { readonly page: PlanPage; readonly planId: string }) {
  switch (page) {
    case 'proposals':
      return <ProposalsPage planId={planId} />;
    case 'ledger':
      return <LedgerPage planId={planId} />;
    case 'history':
      return <HistoryPage key={planId} planId={planId} />;
    case 'compare':
      return <ComparePage planId={planId} />;
    case 'review':
      return <ReviewPage key={planId} planId={planId} />;
    case 'business':
      return <BusinessPage />;
    case 'report':
    case 'lost':
      return <PlanReport planId={planId} />;
  }
}

function PlanReport({ planId }: { readonly planId: string }) {
  const { t, formats } = useWords();
  const { plan } = useWorkbench();
  const seesDrafts = useSeesDrafts();
  const [answer, retry] = useQuery({
    query: planDocument,
    variables: { planId },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Loaded
      answer={answer}
      find={(data) => data.plan}
      onRetry={() => retry({ requestPolicy: 'network-only' })}
    >
      {(found) => {
        const report = readReport(found.report);
        return (
          <>
            <div className="chips" style={{ paddingTop: 12 }}>
              <span className="tag accent">{t(`planStatus.${found.status}`)}</span>
              <span className="tag">
                {t('plan.revision', { revision: plan?.revision ?? found.revision })}
              </span>
              <span className="tag">{formats.date(found.createdAt)}</span>
            </div>
            {report?.options.quick === true && (
              <RefineNote planId={found.id} objective={report.options.objective} />
            )}
            {report !== null && <Report report={report} />}
            {seesDrafts && <RecentChanges planId={planId} />}
          </>
        );
      }}
    </Loaded>
  );
}

/** What was done to the plan last, newest first. */
function RecentChanges({ planId }: { readonly planId: string }) {
  const { t, formats } = useWords();
  const [answer, retry] = useQuery({
    query: planChangesDocument,
    variables: { planId },
    // A new revision has new changes to show.
    requestPolicy: 'cache-and-network',
  });
  return (
    <Section title={t('plan.changes')}>
      <Loaded
        answer={answer}
        find={(data) => data.plan?.changeSets.nodes}
        onRetry={() => retry({ requestPolicy: 'network-only' })}
      >
        {(changes) =>
          changes.length === 0 ? (
            <p className="muted">{t('plan.noChanges')}</p>
          ) : (
            <ul className="rows">
              {changes.map((change) => (
                <li key={change.id} className="work-row">
                  <div className="work-row-head">
                    <span className="tag">{t('plan.revision', { revision: change.revision })}</span>
                    <span className="grow">
                      {change.reason ??
                        t('plan.touched', {
                          codes: change.touchedGrids.map((code) => code.slice(-3)).join(t('edit.and')),
                        })}
                    </span>
                  </div>
                  <span className="muted">
                    {change.by} · {formats.dateTime(change.at)}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
