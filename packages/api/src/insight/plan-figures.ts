import type { PlanMeasures } from '@onegrid/planning';
import type { PlanFigures } from './figures-type.ts';

/** A plan's measures as the API shows them. */
export function planFigures(measures: PlanMeasures): PlanFigures {
  const { grids, meanAdjustedRandIndex, departments, size, bandViolations, meanCompactness } = measures;
  return {
    grids,
    agreement: meanAdjustedRandIndex,
    evenness: 1 - size.coefficientOfVariation ** 2,
    sizeMin: size.min,
    sizeMean: size.mean,
    sizeMax: size.max,
    outsideBand: bandViolations,
    compactness: meanCompactness,
    departments: departments.map(({ department, ...figures }) => ({ ...figures, departmentId: department })),
  };
}
