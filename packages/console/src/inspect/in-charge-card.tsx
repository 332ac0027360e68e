import { useQuery } from 'urql';
import { navigation } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { type InCharge, inChargeDocument } from '../graphql/inspect-documents.ts';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { ErrorNote, Section, Skeletons } from '../shell/parts.tsx';

/**
 * Who is in charge here: the address and building, every department's own grid one under the other, and
 * below them the one grid that takes their place, with its branch.
 */
export function InChargeCard({ at }: { readonly at: readonly [number, number] }) {
  const { t } = useWords();
  const { plan } = useWorkbench();
  const [{ data, error, fetching }, retry] = useQuery({
    query: inChargeDocument,
    variables: { point: { lon: at[0], lat: at[1] }, planId: plan?.id ?? null },
  });
  const answer = data?.whoIsInCharge;
  return (
    <Section title={t('inCharge.title')}>
      {error !== undefined ? (
        <ErrorNote message={error.message} onRetry={() => retry({ requestPolicy: 'network-only' })} />
      ) : fetching || answer === undefined ? (
        <Skeletons lines={5} />
      ) : answer.__typename === 'Refusal' ? (
        <p className="note">{answer.message}</p>
      ) : (
        <Card answer={answer} published={plan?.status === 'PUBLISHED'} />
      )}
    </Section>
  );
}

function Card({ answer, published }: { readonly answer: InCharge; readonly published: boolean }) {
  const { t, formats, name } = useWords();
  const { unified, branch, building } = answer;
  return (
    <div className="in-charge" data-testid="in-charge">
      <p className="in-charge-place">
        <strong>{building?.name ?? t('inCharge.noBuilding')}</strong>
        <span className="muted">{building?.address ?? answer.address ?? ''}</span>
      </p>
      <h4>{t('inCharge.before')}</h4>
      <ul className="in-charge-departments">
        {answer.departments.map(({ department, grids }) => (
          <li key={department.id} style={{ borderColor: departmentColour(department.hue) }}>
            <span className="grow">{name(department)}</span>
            {grids.length === 0 ? (
              <span className="muted">{t('inCharge.noGrid')}</span>
            ) : (
              grids.map((grid) => (
                <button
                  key={grid.id}
                  type="button"
                  className="chip link"
                  onClick={() => navigation.go({ selection: { kind: 'legacy', id: grid.id, at: null } })}
                >
                  {published ? <s>{grid.gridId}</s> : grid.gridId}
                </button>
              ))
            )}
          </li>
        ))}
      </ul>
      <h4>{t('inCharge.after')}</h4>
      {unified === null ? (
        <p className="note">{t('inCharge.noUnified')}</p>
      ) : (
        <button
          type="button"
          className="in-charge-unified"
          onClick={() => navigation.go({ selection: { kind: 'grid', id: unified.code, at: null } })}
        >
          <span className="in-charge-code">{unified.code}</span>
          <span>{t('grid.householdsOf', { number: formats.number(unified.households) })}</span>
          <span className="in-charge-branch">
            {branch === null
              ? t('inCharge.noBranch')
              : t('inCharge.branch', { name: branch.name, secretary: branch.secretary })}
          </span>
        </button>
      )}
    </div>
  );
}
