import { massOf } from '../judge/measure-plan.ts';
import type { AtomGraph } from '../model/atom-graph.ts';

/** The weighted mean adjusted Rand index (see judge/agreement.ts) of many plans of the same atoms, without tables. */
export class EnsembleAgreement {
  private readonly graph: AtomGraph;
  private readonly mass: Float64Array;
  private readonly total: number;
  private readonly labelSquares: Float64Array;
  private readonly byLabel: Float64Array;
  private readonly order: Int32Array;

  constructor(graph: AtomGraph) {
    this.graph = graph;
    this.mass = massOf(graph);
    this.total = this.mass.reduce((sum, mass) => sum + mass, 0);
    const labels = graph.labels.reduce(
      (most, column) => column.reduce((greatest, label) => Math.max(greatest, label + 2), most),
      1,
    );
    this.byLabel = new Float64Array(labels);
    this.order = new Int32Array(graph.count);
    this.labelSquares = Float64Array.from(graph.labels, (column) => {
      this.byLabel.fill(0);
      for (let atom = 0; atom < graph.count; atom++) this.byLabel[column[atom]! + 1]! += this.mass[atom]!;
      const squares = this.byLabel.reduce((sum, mass) => sum + mass * mass, 0);
      this.byLabel.fill(0);
      return squares;
    });
  }

  /** @param gridOf the grid (0..grids-1) of each atom. */
  of(gridOf: (atom: number) => number, grids: number): number {
    const { graph, mass, byLabel, order } = this;
    const start = this.sortByGrid(gridOf, grids);
    let squares = 0;
    for (let grid = 0; grid < grids; grid++) {
      let sum = 0;
      for (let at = start[grid]!; at < start[grid + 1]!; at++) sum += mass[order[at]!]!;
      squares += sum * sum;
    }
    let weighted = 0;
    let weights = 0;
    graph.departments.forEach(({ weight }, department) => {
      const column = graph.labels[department]!;
      let shared = 0;
      for (let grid = 0; grid < grids; grid++) {
        for (let at = start[grid]!; at < start[grid + 1]!; at++) {
          const label = column[order[at]!]! + 1;
          const added = mass[order[at]!]!;
          shared += added * (2 * byLabel[label]! + added);
          byLabel[label]! += added;
        }
        for (let at = start[grid]!; at < start[grid + 1]!; at++) byLabel[column[order[at]!]! + 1] = 0;
      }
      const expected = (squares / this.total) * (this.labelSquares[department]! / this.total);
      const greatest = (squares + this.labelSquares[department]!) / 2;
      const index = greatest - expected > greatest * 1e-12 ? (shared - expected) / (greatest - expected) : 1;
      weighted += weight * index;
      weights += weight;
    });
    return weights > 0 ? weighted / weights : 1;
  }

  private sortByGrid(gridOf: (atom: number) => number, grids: number): Int32Array {
    const start = new Int32Array(grids + 1);
    for (let atom = 0; atom < this.graph.count; atom++) start[gridOf(atom) + 1]!++;
    for (let grid = 0; grid < grids; grid++) start[grid + 1]! += start[grid]!;
    const place = start.slice(0, grids);
    for (let atom = 0; atom < this.graph.count; atom++) this.order[place[gridOf(atom)]!++] = atom;
    return start;
  }
}
