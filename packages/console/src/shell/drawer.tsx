import { lazy, Suspense } from 'react';
import { useQuery } from 'urql';
import Kit from '../app/kit.tsx';
import { navigation } from '../app/navigation.ts';
import { useMay } from '../app/session.tsx';
import { DRAWER_TABS, type DrawerTab } from '../app/url-state.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { planDocument } from '../graphql/map-documents.ts';
import { FindingRow } from '../merge/finding-row.tsx';
import { readReport, sortFindings } from '../merge/report.ts';
import { useWords } from '../messages/use-words.ts';
import { Empty, IconButton, Skeletons } from './parts.tsx';

const GridTable = lazy(() => import('../tables/grid-table.tsx').then((it) => ({ default: it.GridTable })));
const AppealTable = lazy(() =>
  import('../tables/appeal-table.tsx').then((it) => ({ default: it.AppealTable })),
);
const ViewList = lazy(() => import('../tables/view-list.tsx').then((it) => ({ default: it.ViewList })));
const LedgerTable = lazy(() =>
  import('../ledger/ledger-table.tsx').then((it) => ({ default: it.LedgerTable })),
);
const LostLineTable = lazy(() =>
  import('../lost/lost-line-table.tsx').then((it) => ({ default: it.LostLineTable })),
);
const IssuesPanel = lazy(() => import('../issues/issues-panel.tsx'));
const TimeStrip = lazy(() => import('../appeals/time-strip.tsx').then((it) => ({ default: it.TimeStrip })));

/** Tables under the map: the grids, the issues, the findings, lost lines, ledgers, the appeals, time, and what the map shows. */
export default function Drawer({ tab: asked }: { readonly tab: DrawerTab }) {
  const { t } = useWords();
  const { plan } = useWorkbench();
  const maySeePoints = useMay('appeals');
  const mayCheck = useMay('planChecks');
  const tabs = DRAWER_TABS.filter(
    (value) => (value !== 'appeals' || maySeePoints) && (value !== 'issues' || mayCheck),
  );
  const tab = tabs.includes(asked) ? asked : 'grids';
  const needsPlan = tab !== 'appeals' && tab !== 'view';
  return (
    <Kit>
      <section className={`drawer ${tab}`} id="drawer" tabIndex={-1} aria-label={t('drawer.title')}>
        <h2 className="visually-hidden">{t('drawer.title')}</h2>
        <div className="panel-head">
          <fieldset className="segmented" aria-label={t('drawer.title')}>
            {tabs.map((value) => (
              <button
                key={value}
                type="button"
                aria-pressed={value === tab}
                onClick={() => navigation.go({ drawer: value })}
              >
                {t(`drawer.${value}`)}
              </button>
            ))}
          </fieldset>
          <span className="top-space" />
          <IconButton icon="close" label={t('state.close')} onClick={() => navigation.go({ drawer: null })} />
        </div>
        <Suspense
          fallback={
            <div className="panel-body">
              <Skeletons lines={3} />
            </div>
          }
        >
          {plan === null && needsPlan ? (
            <div className="panel-body" style={{ padding: 16 }}>
              <Empty title={t('overview.noPlan')} next={t('overview.noPlanWait')} />
            </div>
          ) : (
            <Page tab={tab} planId={plan?.id ?? ''} />
          )}
        </Suspense>
      </section>
    </Kit>
  );
}

function Page({ tab, planId }: { readonly tab: DrawerTab; readonly planId: string }) {
  switch (tab) {
    case 'grids':
      return <GridTable />;
    case 'issues':
      return <IssuesPanel />;
    case 'findings':
      return <FindingList planId={planId} />;
    case 'lost':
      return <LostLineTable />;
    case 'ledger':
      return <LedgerTable />;
    case 'appeals':
      return <AppealTable />;
    case 'time':
      return <TimeStrip />;
    case 'view':
      return <ViewList />;
  }
}

function FindingList({ planId }: { readonly planId: string }) {
  const { t } = useWords();
  const [{ data }] = useQuery({ query: planDocument, variables: { planId } });
  const report = data?.plan ? readReport(data.plan.report) : null;
  const findings = report === null ? [] : sortFindings(report.findings);
  return (
    <div className="panel-body" style={{ overflow: 'auto', padding: '0 16px' }}>
      {findings.length === 0 ? (
        <p className="muted">{t('report.noFindings')}</p>
      ) : (
        <ul className="rows">
          {findings.map((finding, index) => (
            <li key={index}>
              <FindingRow finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
