import { lazy } from 'react';
import { useQuery } from 'urql';
import { navigation, useUrl } from '../app/navigation.ts';
import { useMay } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import { planDocument } from '../graphql/map-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { readReport } from '../merge/report.ts';
import { Report } from '../merge/report-sections.tsx';
import { useWords } from '../messages/use-words.ts';
import { Empty, Section, Skeletons } from '../shell/parts.tsx';
import { PlanPicker } from './plan-picker.tsx';

const MergeWizard = lazy(() => import('../merge/merge-wizard.tsx'));

/** The plan: what the merge made, how it was judged, what was changed since. */
export default function PlanWorkspace() {
  const { t } = useWords();
  const page = useUrl('page');
  const { plan, loading } = useWorkbench();
  const mayMerge = useMay('startMerge');
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
          <PlanPage planId={plan.id} />
        )}
      </div>
      {mayMerge && !loading && <div className="panel-foot">{start}</div>}
    </>
  );
}

function PlanPage({ planId }: { readonly planId: string }) {
  const { t, formats } = useWords();
  const { plan } = useWorkbench();
  const [answer, retry] = useQuery({
    query: planDocument,
    variables: { planId },
    // A new revision has new changes to show.
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
            <PlanPicker />
            <div className="chips" style={{ paddingTop: 12 }}>
              <span className="tag accent">
                {t(found.status === 'PUBLISHED' ? 'plan.published' : 'plan.draft')}
              </span>
              <span className="tag">
                {t('plan.revision', { revision: plan?.revision ?? found.revision })}
              </span>
              <span className="tag">{formats.date(found.createdAt)}</span>
            </div>
            {report !== null && <Report report={report} />}
            <Section title={t('plan.changes')}>
              {found.changeSets.nodes.length === 0 ? (
                <p className="muted">{t('plan.noChanges')}</p>
              ) : (
                <ul className="rows">
                  {found.changeSets.nodes.map((change) => (
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
              )}
            </Section>
          </>
        );
      }}
    </Loaded>
  );
}
