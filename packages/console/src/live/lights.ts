import { type PlanCheck, RULES, type RuleName } from '@onegrid/planning';

/** How a rule stands for a grid; what fails only in warnings is a warning. In order of how bad it is. */
export const LIGHTS = ['fail', 'warn', 'incomplete', 'pass'] as const;
export type Light = (typeof LIGHTS)[number];

export function lightOf({ status, issues }: Pick<PlanCheck, 'status' | 'issues'>): Light {
  if (status !== 'fail') return status;
  return issues.some(({ severity }) => severity === 'error') ? 'fail' : 'warn';
}

/** The worst of some lights; a pass where there are none. */
export function worst(lights: readonly Light[]): Light {
  return LIGHTS.find((light) => lights.includes(light)) ?? 'pass';
}

/** The checks of one grid in the order of the rules. */
export function checksOf(checks: readonly PlanCheck[], code: string): PlanCheck[] {
  const own = new Map<RuleName, PlanCheck>(
    checks.filter((check) => check.code === code).map((check) => [check.rule, check]),
  );
  return RULES.flatMap((rule) => own.get(rule) ?? []);
}

const OF_WHOLE_GRIDS: readonly RuleName[] = ['community', 'band', 'compactness', 'code'];

/** Whether a rule is about all of a grid, so that no place in it tells anything. */
export function isOfWholeGrid(rule: RuleName): boolean {
  return OF_WHOLE_GRIDS.includes(rule);
}

/**
 * A place to look at for a check: the first place of its issues, in degrees. Null where none has a place and where
 * the rule is about the grid as a whole.
 */
export function placeOf({
  rule,
  issues,
}: Pick<PlanCheck, 'rule' | 'issues'>): readonly [number, number] | null {
  if (isOfWholeGrid(rule)) return null;
  for (const { place } of issues) {
    const line = place.find((positions) => positions.length > 0);
    if (line === undefined) continue;
    const [lon, lat] = line[Math.floor(line.length / 2)];
    return [lon, lat];
  }
  return null;
}
