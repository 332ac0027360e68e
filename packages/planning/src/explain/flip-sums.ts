import type { AtomGraph } from '../model/atom-graph.ts';

/**
 * The sums that the adjusted Rand index of a plan with each department follows from (see judge/agreement.ts):
 * what every grid shares with every label, and the masses of the grids. From them follows what moving atoms
 * does to the index exactly, looking at the two grids alone.
 */
export class FlipSums {
  /** By atom. */
  readonly mass: Float64Array;
  /** By grid. */
  readonly gridMass: Float64Array;
  private readonly graph: AtomGraph;
  private readonly total: number;
  /** By department: what a grid shares with a label, by `grid * labels + label` (label -1 comes first). */
  private readonly cells: readonly Map<number, number>[];
  private readonly labels: readonly number[];
  /** By department: sums of squares over joint cells and over labels. */
  private readonly shared: Float64Array;
  private readonly labelSquares: Float64Array;
  private squares = 0;

  /**
   * @param assignment the grid (0..grids-1) of every atom.
   * @param mass what the agreement weighs by: the sizes of the atoms, or their areas.
   */
  constructor(graph: AtomGraph, assignment: Int32Array, grids: number, mass: Float64Array) {
    this.graph = graph;
    this.mass = mass;
    this.gridMass = new Float64Array(grids + 1);
    for (let atom = 0; atom < graph.count; atom++) this.gridMass[assignment[atom]!]! += this.mass[atom]!;
    this.total = this.gridMass.reduce((sum, mass) => sum + mass, 0);
    for (const mass of this.gridMass) this.squares += mass * mass;
    this.labels = graph.labels.map((labels) => labels.reduce((most, label) => Math.max(most, label + 2), 1));
    this.shared = new Float64Array(graph.departments.length);
    this.labelSquares = new Float64Array(graph.departments.length);
    this.cells = graph.labels.map((labels, department) => {
      const cells = new Map<number, number>();
      const ofLabel = new Float64Array(this.labels[department]!);
      for (let atom = 0; atom < graph.count; atom++) {
        const label = labels[atom]! + 1;
        const key = assignment[atom]! * ofLabel.length + label;
        cells.set(key, (cells.get(key) ?? 0) + this.mass[atom]!);
        ofLabel[label]! += this.mass[atom]!;
      }
      for (const mass of cells.values()) this.shared[department]! += mass * mass;
      for (const mass of ofLabel) this.labelSquares[department]! += mass * mass;
      return cells;
    });
  }

  /**
   * By how much the index of each department changes when `atoms`, all of grid `from`, move to grid `to`; the
   * number of grids stands for a new one.
   */
  changes(atoms: readonly number[], from: number, to: number): Float64Array {
    const moved = atoms.reduce((sum, atom) => sum + this.mass[atom]!, 0);
    const squares = this.squares + 2 * moved * (this.gridMass[to]! - this.gridMass[from]! + moved);
    return Float64Array.from(this.graph.departments, (_, department) => {
      const shared = this.shared[department]! + this.sharedChange(department, atoms, from, to);
      return (
        this.index(department, shared, squares) -
        this.index(department, this.shared[department]!, this.squares)
      );
    });
  }

  private sharedChange(department: number, atoms: readonly number[], from: number, to: number): number {
    const labelOf = this.graph.labels[department]!;
    const labels = this.labels[department]!;
    const cells = this.cells[department]!;
    const moved = new Map<number, number>();
    for (const atom of atoms) {
      const label = labelOf[atom]! + 1;
      moved.set(label, (moved.get(label) ?? 0) + this.mass[atom]!);
    }
    let change = 0;
    for (const [label, mass] of moved) {
      const there = cells.get(to * labels + label) ?? 0;
      const here = cells.get(from * labels + label) ?? 0;
      // (t + m)^2 - t^2 + (h - m)^2 - h^2
      change += 2 * mass * (there - here + mass);
    }
    return change;
  }

  private index(department: number, shared: number, squares: number): number {
    const expected = (squares / this.total) * (this.labelSquares[department]! / this.total);
    const greatest = (squares + this.labelSquares[department]!) / 2;
    return greatest - expected > greatest * 1e-12 ? (shared - expected) / (greatest - expected) : 1;
  }
}
