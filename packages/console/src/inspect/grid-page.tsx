import { useQuery } from 'urql';
import { navigation } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { useEdit } from '../edit/edit-state.tsx';
import { arcClass } from '../graphql/arc-class.ts';
import { arcsDocument, gridDocument } from '../graphql/inspect-documents.ts';
import { ARC_LOOKS, departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { LockButton } from '../proposals/lock-button.tsx';
import { Bar, Dot, Empty, Section, Stats } from '../shell/parts.tsx';
import { Loaded } from './loaded.tsx';

/** A unified grid: its figures, what it was made from, its branches, its borders. */
export function GridPage({ code }: { readonly code: string }) {
  const { t, formats, name } = useWords();
  const { plan } = useWorkbench();
  const edit = useEdit();
  const variables = { planId: plan?.id ?? '', code };
  const [answer, retry] = useQuery({ query: gridDocument, variables, pause: plan === null });
  const again = () => retry({ requestPolicy: 'network-only' });
  if (plan === null) return <Empty title={t('overview.noPlan')} next={t('overview.noPlanWait')} />;
  return (
    <Loaded answer={answer} find={(data) => data.plan?.grid} onRetry={again}>
      {(grid) => (
        <>
          <p className="inspect-title">{grid.code}</p>
          <Stats
            stats={[
              {
                name: t('grid.households'),
                value: formats.number(grid.households),
                unit: t('unit.households'),
              },
              { name: t('grid.area'), value: formats.area(grid.areaM2) },
              { name: t('grid.atoms'), value: formats.number(grid.atomCount) },
              {
                name: t('grid.appeals'),
                // With how few they are not told is known to figures of several grids alone.
                ...(grid.appealCount === null
                  ? { value: t('protection.few') }
                  : { value: formats.number(grid.appealCount), unit: t('unit.appeals') }),
              },
            ]}
          />
          {edit.mayEdit && (
            <div className="actions">
              <button type="button" className="button wide" onClick={() => edit.take('split')}>
                {t('tool.split')} <kbd>S</kbd>
              </button>
              <button type="button" className="button wide" onClick={() => edit.take('merge')}>
                {t('tool.merge')} <kbd>M</kbd>
              </button>
            </div>
          )}
          <div className="actions">
            <LockButton kind="grids" id={grid.code} />
          </div>
          <Section title={t('grid.madeFrom')} aside={t('grid.madeFromNote')}>
            <ul className="rows">
              {grid.legacy
                .filter((part) => part.share >= 0.005)
                .map((part) => (
                  <li key={`${part.department.id} ${part.legacyGrid?.id ?? ''}`} className="share">
                    <Dot colour={departmentColour(part.department.hue)} />
                    <span className="grow">
                      {name(part.department)} · {part.legacyGrid?.gridId ?? t('inCharge.noGrid')}
                    </span>
                    <span className="number">{formats.percent(part.share)}</span>
                    <Bar share={part.share} colour={departmentColour(part.department.hue)} />
                  </li>
                ))}
            </ul>
          </Section>
          {grid.branches.length > 0 && (
            <Section title={t('grid.branches')}>
              <ul className="rows">
                {grid.branches.map((branch) => (
                  <li key={branch.id}>
                    <button
                      type="button"
                      className="row"
                      onClick={() =>
                        navigation.go({ selection: { kind: 'branch', id: branch.id, at: null } })
                      }
                    >
                      <span className="grow">{branch.name}</span>
                      <span className="muted">{branch.secretary}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Section title={t('grid.neighbours')}>
            <div className="chips">
              {grid.neighbours.map((other) => (
                <button
                  key={other}
                  type="button"
                  className="chip link"
                  title={other}
                  onClick={() => navigation.go({ selection: { kind: 'grid', id: other, at: null } })}
                >
                  {other.slice(-3)}
                </button>
              ))}
            </div>
          </Section>
          <Borders code={code} />
        </>
      )}
    </Loaded>
  );
}

/** Every stretch of the grid's border with its reason, as a list. */
function Borders({ code }: { readonly code: string }) {
  const { t, formats } = useWords();
  const { plan } = useWorkbench();
  const [answer, retry] = useQuery({
    query: arcsDocument,
    variables: { planId: plan?.id ?? '', gridCode: code, after: null },
    pause: plan === null,
  });
  return (
    <Section title={t('grid.borders')}>
      <Loaded
        answer={answer}
        find={(data) => data.plan?.arcs.nodes}
        onRetry={() => retry({ requestPolicy: 'network-only' })}
      >
        {(arcs) => (
          <ul className="rows">
            {arcs.map((arc) => (
              <li key={arc.id}>
                <button
                  type="button"
                  className="row"
                  onClick={() =>
                    navigation.go({ selection: { kind: 'arc', id: `${code}/${arc.id}`, at: null } })
                  }
                >
                  <Dot colour={ARC_LOOKS[arcClass(arc.class)].colour} />
                  <span className="grow">
                    {t(`arcClass.${arcClass(arc.class)}`)}
                    {' · '}
                    {(arc.left === code ? arc.right : arc.left)?.slice(-3) ?? t('arc.outside')}
                  </span>
                  <span className="muted number">{formats.length(arc.lengthM)}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
}
