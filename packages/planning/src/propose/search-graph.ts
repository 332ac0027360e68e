import type { AtomGraph } from '../model/atom-graph.ts';
import { type BorderRows, borderRows, componentsOf } from './border-rows.ts';
import { canonicalOrder } from './canonical-order.ts';
import { contractAtoms } from './contract-atoms.ts';
import { type DepartmentColumns, departmentColumns, type ReferenceColumn } from './department-columns.ts';
import type { ProposeRules, RuleConflict } from './propose-rules.ts';
import { wholeLengths, wholeMasses, wholeSizes } from './whole-units.ts';

/**
 * The atom graph as the search sees it: atoms tied by links are one node, everything is numbered in an
 * order that does not depend on the order of the input, and all sizes are whole numbers, so that sums kept
 * up to date over millions of steps are exact and the same on every machine.
 *
 * Labels are numbered through all columns; "no grid" is a label like any other. A node holds the labels
 * `entryLabel[e]` with `entryMass[e]` of its mass for e in `entryStart[i] .. entryStart[i + 1] - 1`.
 * Departments that draw the very same division are one column with the sum of their weights.
 * `borderAgreement` is the share (0..1) of the columns' weight that has the same grid on both sides.
 */
export interface SearchGraph extends DepartmentColumns, BorderRows {
  readonly nodes: number;
  /** Nodes from this number on are closed cells: a grid each, with no borders, outside band and number. */
  readonly open: number;
  /** The number of the closed cell that node `open + i` is. */
  readonly cellOf: Int32Array;
  readonly nodeOfAtom: Int32Array;
  /** What the band bounds, in whole units; `total / unitsPerSize` is the size of all atoms. */
  readonly size: Float64Array;
  readonly totalSize: number;
  /** That of the nodes below `open`. */
  readonly openSize: number;
  readonly unitsPerSize: number;
  /** How far any sum of sizes may be off by rounding to units; 0 where the units hold all sizes exactly. */
  readonly roundingUnits: number;
  /**
   * What the agreement weighs, in whole units with a sum near 2^26, so that sums of squares stay exact in
   * a double. All but a thousandth follows the sizes; the rest follows the areas, so that land where
   * nobody lives still goes where the departments have it.
   */
  readonly mass: Float64Array;
  readonly totalMass: number;
  readonly componentOf: Int32Array;
  readonly components: number;
  /** Nodes that must lie in other grids than node i: `apart[apartStart[i] .. apartStart[i + 1] - 1]`. */
  readonly apartStart: Int32Array;
  readonly apart: Int32Array;
  /** Share of the score that the columns have; the rest is that of evenness. */
  readonly columnShare: number;
  /** The score's part for evenness is `base - perSquare * sum of the grids' squared masses`. */
  readonly evenness: { readonly base: number; readonly perSquare: number };
}

/** Builds the search's view of `graph`. Where the sizes are all 0, areas stand in for them. */
export function buildSearchGraph(graph: AtomGraph): SearchGraph {
  const built = buildRuledGraph(graph, {}, null);
  if ('code' in built) throw new Error(`without rules there is no conflict: ${built.code}`);
  return built;
}

/** Builds the search's view of `graph` under rules, with a reference as one more column. */
export function buildRuledGraph(
  graph: AtomGraph,
  rules: ProposeRules,
  reference: ReferenceColumn | null,
): SearchGraph | RuleConflict {
  const atomMass = wholeMasses(graph);
  const edgeLength = wholeLengths(graph);
  const contraction = contractAtoms(graph, canonicalOrder({ graph, atomMass, edgeLength }), rules);
  if ('code' in contraction) return contraction;
  const { nodes, open, nodeOfAtom, order } = contraction;
  const sizes = wholeSizes(graph, nodes, nodeOfAtom);
  const mass = new Float64Array(nodes);
  let totalMass = 0;
  for (let atom = 0; atom < graph.count; atom++) {
    mass[nodeOfAtom[atom]!]! += atomMass[atom]!;
    totalMass += atomMass[atom]!;
  }
  const columns = departmentColumns(graph, order, nodeOfAtom, nodes, atomMass, reference);
  const borders = borderRows(graph, edgeLength, nodes, open, nodeOfAtom, columns);
  return {
    nodes,
    open,
    cellOf: contraction.cellOf,
    nodeOfAtom,
    ...sizes,
    openSize: sizes.size.subarray(0, open).reduce((sum, size) => sum + size, 0),
    mass,
    totalMass,
    ...columns,
    ...borders,
    ...componentsOf(nodes, borders),
    ...apartRows(nodes, nodeOfAtom, rules),
    columnShare: 1,
    evenness: { base: 0, perSquare: 0 },
  };
}

/**
 * The same graph with a score of which `share` is evenness among `grids` open grids and the closed cells
 * that count: 2 - k * sum s^2 / (sum s)^2, which is 1 less the squared coefficient of variation. The masses
 * stand for the sizes; they differ from them by the thousandth that follows the area.
 */
export function withEvenness(
  graph: SearchGraph,
  share: number,
  grids: number,
  uncounted: ProposeRules['uncounted'],
): SearchGraph {
  if (share === 0) return graph;
  let counted = grids;
  let countedMass = graph.totalMass;
  let uncountedSquares = 0;
  for (let node = graph.open; node < graph.nodes; node++) {
    if (uncounted?.has(graph.cellOf[node - graph.open]!)) {
      countedMass -= graph.mass[node]!;
      uncountedSquares += graph.mass[node]! * graph.mass[node]!;
    } else counted++;
  }
  const perSquare = countedMass > 0 ? (share * counted) / (countedMass * countedMass) : 0;
  return {
    ...graph,
    columnShare: 1 - share,
    evenness: { base: 2 * share + perSquare * uncountedSquares, perSquare },
  };
}

function apartRows(nodes: number, nodeOfAtom: Int32Array, { apart: pairs = [] }: ProposeRules) {
  const keys = new Set<number>();
  for (const [a, b] of pairs) {
    keys.add(nodeOfAtom[a]! * nodes + nodeOfAtom[b]!);
    keys.add(nodeOfAtom[b]! * nodes + nodeOfAtom[a]!);
  }
  const sorted = Float64Array.from(keys).sort();
  const apartStart = new Int32Array(nodes + 1);
  const apart = new Int32Array(sorted.length);
  sorted.forEach((key, at) => {
    apartStart[Math.floor(key / nodes) + 1]!++;
    apart[at] = key % nodes;
  });
  for (let node = 0; node < nodes; node++) apartStart[node + 1]! += apartStart[node]!;
  return { apartStart, apart };
}
