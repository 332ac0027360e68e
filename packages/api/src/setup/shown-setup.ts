import type { SetupCounts } from '@onegrid/store';
import type { RequestContext } from '../request/context.ts';
import { Setup, SetupStepKind, SetupStepState } from './setup-type.ts';

/** What a merge cannot do without. */
const NEEDED: ReadonlySet<SetupStepKind> = new Set([
  SetupStepKind.DISTRICT,
  SetupStepKind.OUTLINE,
  SetupStepKind.DEPARTMENTS,
  SetupStepKind.LAYERS,
  SetupStepKind.MERGE,
]);

function countsByStep(counts: SetupCounts | null): Readonly<Record<SetupStepKind, number>> {
  return {
    district: counts === null ? 0 : 1,
    outline: counts?.baseData.outline ?? 0,
    towns: counts?.baseData.towns ?? 0,
    communities: counts?.baseData.communities ?? 0,
    compounds: counts?.baseData.compounds ?? 0,
    buildings: counts?.baseData.buildings ?? 0,
    streets: counts?.baseData.streets ?? 0,
    water: counts?.baseData.water ?? 0,
    departments: counts?.departments ?? 0,
    layers: counts?.layers ?? 0,
    merge: counts?.plans ?? 0,
  };
}

/** How far setting up has come, as far as the one who asks may know. */
export function shownSetup(counts: SetupCounts | null, context: RequestContext): Setup {
  const common = {
    required: counts === null || counts.bounds === null,
    codeRequired: counts === null && context.services.setupDoor.codeRequired,
    districtExists: counts !== null,
  };
  if (context.viewer === null) return Object.assign(new Setup(), { ...common, district: null, steps: [] });
  const byStep = countsByStep(counts);
  const steps = Object.values(SetupStepKind).map((kind) => ({
    kind,
    count: byStep[kind],
    state:
      byStep[kind] > 0
        ? SetupStepState.DONE
        : NEEDED.has(kind)
          ? SetupStepState.MISSING
          : SetupStepState.OPTIONAL,
  }));
  const district = counts === null ? null : { ...counts.district, bounds: counts.bounds };
  return Object.assign(new Setup(), { ...common, district, steps });
}

/** The same, counted now. */
export async function setupNow(context: RequestContext): Promise<Setup> {
  return shownSetup((await context.district?.setup.counts()) ?? null, context);
}
