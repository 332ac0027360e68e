import { navigation, useUrl } from '../app/navigation.ts';
import { useMay } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import { Leader } from '../appeals/leader.tsx';
import { departmentColour } from '../map/palette.ts';
import { Agreement } from '../merge/agreement.tsx';
import { useWords } from '../messages/use-words.ts';
import { Dot, Empty, Section, Skeletons, Stats } from '../shell/parts.tsx';

/** Two minutes' worth: what changed, where it is worst, the one net, how far the departments agree. */
export default function Overview() {
  const { t } = useWords();
  const { district, plan, loading } = useWorkbench();
  const mayMerge = useMay('startMerge');
  if (loading || district === null) {
    return (
      <div className="panel-body">
        <Skeletons />
      </div>
    );
  }
  return (
    <div className="panel-body">
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
          <Leader />
          <OneNet />
          <Agreement planId={plan.id} />
        </>
      )}
      <Departments />
      {district.engine.notice !== null && district.engine.kind === 'EMBEDDED' && (
        <p className="note" style={{ marginTop: 16 }}>
          {district.engine.notice}
        </p>
      )}
    </div>
  );
}

function OneNet() {
  const { t, formats } = useWords();
  const { plan, grids } = useWorkbench();
  if (plan === null) return null;
  // Grids come in pages after the plan; sums of none would be wrong figures.
  if (grids.length < plan.gridCount) {
    return (
      <Section title={t('overview.oneNet')} aside={plan.name}>
        <Skeletons lines={4} />
      </Section>
    );
  }
  const households = grids.reduce((sum, grid) => sum + grid.households, 0);
  const appeals = grids.reduce((sum, grid) => sum + (grid.appealCount ?? 0), 0);
  return (
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
  );
}

function Departments() {
  const { t, formats, name } = useWords();
  const { departments } = useWorkbench();
  const shown = useUrl('departments');
  const toggle = (id: string) =>
    navigation.go({
      departments: shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id],
    });
  return (
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
  );
}
