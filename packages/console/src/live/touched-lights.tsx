import './live.css';
import { checkGrids, type PlanCheck, touchedGrids } from '@onegrid/planning';
import { useMemo, useState } from 'react';
import { navigation, useUrl } from '../app/navigation.ts';
import { usePreview } from '../edit/preview.ts';
import { PlanPlaces } from '../edit/select/plan-places.ts';
import { useWords } from '../messages/use-words.ts';
import { useWork } from '../work/work-session.tsx';
import { placeOf } from './lights.ts';
import { RuleLights } from './rule-lights.tsx';
import { useCheckFlight } from './use-check-flight.ts';
import { useLiveChange } from './use-live-change.ts';

const MOST_GRIDS = 4;

/**
 * The rule lights of the grids that the tool in hand would touch; between gestures those of the grids touched last,
 * and of the selected one. A light leads to its place.
 */
export function TouchedLights() {
  const { t } = useWords();
  const { plan, ground } = useWork();
  const selection = useUrl('selection');
  const preview = usePreview();
  const fly = useCheckFlight();
  const change = useLiveChange(preview?.outcome ?? null);
  const touched = preview !== null && 'diff' in preview.outcome ? touchedGrids(preview.outcome.diff) : null;
  const last = useLatest(touched);
  const selected = selection?.kind === 'grid' ? selection.id : null;
  const resting = useMemo(() => {
    if (plan === null || ground === null) return [];
    const places = PlanPlaces.of(plan);
    const codes = [...new Set([...(selected === null ? [] : [selected]), ...last])];
    return codes.filter((code) => places.atomsOf(code).length > 0).slice(0, MOST_GRIDS);
  }, [plan, ground, selected, last]);
  const restingChecks = useMemo(
    () =>
      plan === null || ground === null || resting.length === 0 ? [] : checkGrids(plan, resting, ground.rules),
    [plan, ground, resting],
  );
  const checks = change?.checks ?? restingChecks;
  const codes = [...new Set(checks.map(({ code }) => code))].slice(0, MOST_GRIDS);
  if (codes.length === 0) return null;

  const jump = (check: PlanCheck) => {
    navigation.go({ drawer: check.status === 'pass' ? navigation.current().drawer : 'issues' });
    fly(check.code, placeOf(check));
  };
  return (
    <section className="touched-lights floating" aria-label={t('light.title')} data-testid="touched-lights">
      <h3>{t('light.title')}</h3>
      {codes.map((code) => (
        <div key={code} className="live-lights">
          <b>{code.slice(-3)}</b>
          <RuleLights code={code} checks={checks} onJump={jump} />
        </div>
      ))}
    </section>
  );
}

/** The last list that was not null; equal lists stay the same object. */
function useLatest(list: readonly string[] | null): readonly string[] {
  const [latest, setLatest] = useState<readonly string[]>([]);
  if (list !== null && list.join() !== latest.join()) setLatest(list);
  return latest;
}
