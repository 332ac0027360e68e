import { navigation, useUrl } from '../app/navigation.ts';
import { useMay } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import { departmentColour } from '../map/palette.ts';
import { Agreement } from '../merge/agreement.tsx';
import { useWords } from '../messages/use-words.ts';
import { Dot, Empty, Section, Skeletons, Stats } from '../shell/parts.tsx';

/** Two minutes' worth: the figures of the one net, the departments, how far they agree. */
export default function Overview() {
  const { t, formats, name } = useWords();
  const { district, departments, plan, grids, loading } = useWorkbench();
  const mayMerge = useMay('startMerge');
  const shown = useUrl('departments');
  const toggle = (id: string) =>
    navigation.go({
      departments: shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id],
    });
  if (loading || district === null) {
    return (
      <div className="panel-body">
        <Skeletons />
      </div>
    );
  }
  const households = grids.reduce((sum, grid) => sum + grid.households, 0);
  const appeals = grids.reduce((sum, grid) => sum + grid.appealCount, 0);
  return (
    <div className="panel-body">
      {district.engine.notice !== null && district.engine.kind === 'EMBEDDED' && (
        <p className="note" style={{ marginTop: 16 }}>
          {district.engine.notice}
        </p>
      )}
      {plan === null ? (
        <Empty
          title={t('overview.noPlan')}
          next={t(mayMerge ? 'overview.noPlanNext' : 'overview.noPlanWait')}
        >
          {mayMerge && (
            <button
              type="button"
              className="button primary"
              onClick={() => navigation.go({ workspace: 'plan', page: 'merge' })}
            >
              {t('merge.start')}
            </button>
          )}
        </Empty>
      ) : (
        <>
          <Section title={t('overview.oneNet')} aside={plan.name}>
            <Stats
              stats={[
                { name: t('overview.grids'), value: formats.number(plan.gridCount), unit: t('unit.grids') },
                { name: t('grid.households'), value: formats.number(households), unit: t('unit.households') },
                {
                  name: t('overview.mean'),
                  value: formats.number(plan.gridCount === 0 ? 0 : households / plan.gridCount),
                  unit: t('unit.householdsPerGrid'),
                },
                { name: t('overview.appeals'), value: formats.number(appeals), unit: t('unit.appeals') },
              ]}
            />
          </Section>
          <Agreement planId={plan.id} />
        </>
      )}
      <Section title={t('overview.departments')} aside={t('overview.departmentsNote')}>
        <ul className="rows">
          {departments.map((department) => (
            <li key={department.id}>
              <button
                type="button"
                className="row"
                aria-pressed={shown.includes(department.id)}
                disabled={department.acceptedLayer === null}
                onClick={() => toggle(department.id)}
              >
                <Dot colour={departmentColour(department.hue)} />
                <span className="grow">{name(department)}</span>
                <span className="muted">
                  {department.acceptedLayer === null
                    ? t('layers.none')
                    : t('layers.grids', { number: formats.number(department.acceptedLayer.gridCount) })}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
