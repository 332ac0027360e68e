export {
  type CompareOptions,
  comparePlans,
  type DifferencePart,
  type GridDifference,
  type GridDifferenceKind,
  type PlanDifference,
} from './compare-plans.ts';
