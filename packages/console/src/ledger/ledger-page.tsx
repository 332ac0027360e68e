import './ledger.css';
import { useQuery } from 'urql';
import { navigation, useUrl } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { type LedgerTotals, ledgerTotalsDocument } from '../graphql/merge-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { Bar, Dot, Empty, Stats } from '../shell/parts.tsx';

/** The department that the address names in `ledger:<department>`; null for none. */
export function ledgerDepartment(page: string | null): string | null {
  return page?.startsWith('ledger:') ? page.slice('ledger:'.length) : null;
}

/** What every department concedes to the unified grids; the flows of the chosen one stand in the table below the map. */
export function LedgerPage({ planId }: { readonly planId: string }) {
  const { t } = useWords();
  const { plan } = useWorkbench();
  const chosen = ledgerDepartment(useUrl('page'));
  const [answer, retry] = useQuery({
    query: ledgerTotalsDocument,
    variables: { planId },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Loaded
      answer={answer}
      find={(data) => data.plan?.ledgers}
      onRetry={() => retry({ requestPolicy: 'network-only' })}
    >
      {(ledgers) => {
        if (ledgers.length === 0) return <Empty title={t('ledger.none')} next={t('ledger.noneNext')} />;
        const own = ledgers.find(({ department }) => department.id === chosen);
        return (
          <>
            <p className="muted page-why">{t('ledger.why')}</p>
            {own !== undefined && plan !== null && <Totals totals={own} />}
            <ul className="rows" data-testid="ledgers" aria-label={t('ledger.departments')}>
              {ledgers.map((ledger) => (
                <li key={ledger.department.id}>
                  <DepartmentRow ledger={ledger} chosen={ledger.department.id === chosen} />
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Loaded>
  );
}

function DepartmentRow({ ledger, chosen }: { readonly ledger: LedgerTotals; readonly chosen: boolean }) {
  const { t, formats, name } = useWords();
  const { department } = ledger;
  const colour = departmentColour(department.hue);
  const share = concededShare(ledger);
  const households = ledger.concededHouseholds;
  return (
    <button
      type="button"
      className="row ledger-department"
      aria-pressed={chosen}
      onClick={() =>
        navigation.go({
          page: chosen ? 'ledger' : `ledger:${department.id}`,
          drawer: chosen ? null : 'ledger',
          selection: null,
        })
      }
    >
      <span className="grow">
        <span>
          <Dot colour={colour} /> {name(department)}
        </span>
        <span className="muted">
          {households === null
            ? t('ledger.concedesArea', { area: formats.area(ledger.concededM2) })
            : t('ledger.concedes', {
                area: formats.area(ledger.concededM2),
                households: formats.number(households),
              })}
        </span>
        <Bar share={share} colour={colour} />
      </span>
      <span className="number">{formats.percent(share)}</span>
    </button>
  );
}

/** Part (0..1) of a department's households, or of its land where they are not known, that it concedes. */
export function concededShare(
  totals: Pick<LedgerTotals, 'concededHouseholds' | 'totalHouseholds' | 'concededM2' | 'totalM2'>,
): number {
  const { concededHouseholds, totalHouseholds, concededM2, totalM2 } = totals;
  if (concededHouseholds !== null && totalHouseholds !== null && totalHouseholds > 0)
    return concededHouseholds / totalHouseholds;
  return totalM2 > 0 ? concededM2 / totalM2 : 0;
}

function Totals({ totals }: { readonly totals: LedgerTotals }) {
  const { t, formats, name } = useWords();
  const share = (part: number, whole: number) => (whole > 0 ? formats.percent(part / whole) : '–');
  return (
    <section aria-label={t('ledger.totalsOf', { name: name(totals.department) })} className="ledger-totals">
      <Stats
        stats={[
          {
            name: t('ledger.concededArea'),
            value: formats.area(totals.concededM2),
            unit: share(totals.concededM2, totals.totalM2),
          },
          {
            name: t('ledger.concededHouseholds'),
            value: totals.concededHouseholds === null ? '–' : formats.number(totals.concededHouseholds),
            unit:
              totals.concededHouseholds === null
                ? undefined
                : share(totals.concededHouseholds, totals.totalHouseholds ?? 0),
          },
          { name: t('ledger.takenIn'), value: formats.area(totals.takenInM2) },
          { name: t('ledger.leftOut'), value: formats.area(totals.leftOutM2) },
        ]}
      />
    </section>
  );
}
