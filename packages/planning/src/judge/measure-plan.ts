import type { AtomGraph } from '../model/atom-graph.ts';
import type { DepartmentMeasures, PlanMeasures } from '../model/merge.ts';
import { adjustedRandIndex, bestMatchJaccard, variationOfInformation } from './agreement.ts';
import { partsOfGrids } from './connected-parts.ts';
import { contingencyOf } from './contingency.ts';
import { splitGrids } from './split-grids.ts';
import { spreadOf } from './spread.ts';

export interface PlanToMeasure {
  readonly graph: AtomGraph;
  /** `assignment[i]` is the grid (0..grids-1) of atom i; every grid has an atom. */
  readonly assignment: Int32Array;
  readonly grids: number;
  /** Least and greatest size as multiples of the mean; null where no band was asked for. */
  readonly band: readonly [number, number] | null;
  /** Length of each grid's whole border in metres, the outline and holes included. */
  readonly perimeterM: Float64Array;
}

/** Sizes are sums of fractions; a grid this close to the band (in means) is inside it. */
const BAND_TOLERANCE = 1e-9;

/**
 * How well a plan agrees with the departments' layers, and how even and compact its grids are. Everything
 * weighs by the graph's sizes (households, or square metres without them); where no atom has a size, by
 * area. "No grid" (-1) is one label of a department in the adjusted Rand index and the variation of
 * information, and no legacy grid in the best match and in the count of split grids.
 */
export function measurePlan(plan: PlanToMeasure): PlanMeasures {
  const { graph, assignment, grids } = plan;
  const mass = massOf(graph);
  const departments: DepartmentMeasures[] = [];
  let weighted = 0;
  let weights = 0;
  for (let at = 0; at < graph.departments.length; at++) {
    const department = graph.departments[at]!;
    const measures = measureDepartment(plan, department.id, graph.labels[at]!, mass);
    departments.push(measures);
    weighted += department.weight * measures.adjustedRandIndex;
    weights += department.weight;
  }
  const size = new Float64Array(grids);
  for (let atom = 0; atom < graph.count; atom++) size[assignment[atom]!]! += mass[atom]!;
  let severalParts = 0;
  for (const parts of partsOfGrids(graph, assignment, grids)) if (parts > 1) severalParts++;
  return {
    grids,
    meanAdjustedRandIndex: weights > 0 ? weighted / weights : 1,
    departments,
    size: spreadOf(size),
    bandViolations: bandViolations(size, plan.band),
    gridsInSeveralParts: severalParts,
    meanCompactness: meanPolsbyPopper(plan),
  };
}

/** Weighted mean over the departments of the adjusted Rand index alone; 1 without departments. */
export function meanAdjustedRandIndex(graph: AtomGraph, assignment: Int32Array): number {
  const mass = massOf(graph);
  let weighted = 0;
  let weights = 0;
  for (let at = 0; at < graph.departments.length; at++) {
    const { weight } = graph.departments[at]!;
    weighted += weight * adjustedRandIndex(contingencyOf(assignment, graph.labels[at]!, mass));
    weights += weight;
  }
  return weights > 0 ? weighted / weights : 1;
}

/** What agreement and size weigh by: the sizes, or the areas where no atom has a size. */
export function massOf(graph: AtomGraph): Float64Array {
  return graph.weight.some((weight) => weight > 0) ? graph.weight : graph.areaM2;
}

function measureDepartment(
  plan: PlanToMeasure,
  department: string,
  labels: Int32Array,
  mass: Float64Array,
): DepartmentMeasures {
  const table = contingencyOf(plan.assignment, labels, mass);
  const byArea = contingencyOf(plan.assignment, labels, plan.graph.areaM2);
  return {
    department,
    grids: table.second.labels.reduce((count, label) => (label === -1 ? count : count + 1), 0),
    adjustedRandIndex: adjustedRandIndex(table),
    variationOfInformation: variationOfInformation(table),
    bestMatchJaccard: bestMatchJaccard(table),
    gridsSplit: splitGrids(table, byArea).size,
  };
}

function bandViolations(size: Float64Array, band: readonly [number, number] | null): number {
  if (band === null) return 0;
  let sum = 0;
  for (const value of size) sum += value;
  const mean = sum / size.length;
  let violations = 0;
  for (const value of size) {
    const multiple = value / mean;
    if (multiple < band[0] - BAND_TOLERANCE || multiple > band[1] + BAND_TOLERANCE) violations++;
  }
  return violations;
}

/** Polsby & Popper 1991: 4 pi area / perimeter squared, 1 for a disc; the mean over the grids. */
function meanPolsbyPopper(plan: PlanToMeasure): number {
  const area = new Float64Array(plan.grids);
  for (let atom = 0; atom < plan.graph.count; atom++) {
    area[plan.assignment[atom]!]! += plan.graph.areaM2[atom]!;
  }
  let sum = 0;
  for (let grid = 0; grid < plan.grids; grid++) {
    const perimeter = plan.perimeterM[grid]!;
    if (perimeter > 0) sum += (4 * Math.PI * area[grid]!) / (perimeter * perimeter);
  }
  return sum / plan.grids;
}
