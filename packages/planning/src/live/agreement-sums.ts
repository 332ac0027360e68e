import type { PlanDiff } from '../edit/plan-diff.ts';
import { type PlanState, planIndex } from '../edit/plan-state.ts';
import type { Atom } from '../model/atom.ts';

/** Mass by grid and by label of one department, with the sums of squares that agreement is made of. */
interface Table {
  readonly department: string;
  /** By grid, then by label; '' for land that the department leaves out. */
  readonly shared: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly labels: ReadonlyMap<string, number>;
  readonly squaresShared: number;
  readonly squaresLabels: number;
}

/** A mass that comes to a grid (or leaves it, where negative) with an atom. */
interface Move {
  readonly atom: Atom;
  readonly code: string;
  readonly mass: number;
}

/** Adjusted Rand index of a department before and after a change. */
export interface AgreementChange {
  readonly department: string;
  readonly before: number;
  readonly after: number;
}

/**
 * The adjusted Rand index of a plan with every department's layer (see `adjustedRandIndex`), weighed by households,
 * or by area in a plan in which nobody lives. A change costs as much as the atoms that it moves.
 */
export class AgreementSums {
  private readonly tables: readonly Table[];
  private readonly grids = new Map<string, number>();
  private readonly squaresGrids: number;
  private readonly total: number;
  private readonly byHouseholds: boolean;

  constructor(
    private readonly plan: PlanState,
    departments: readonly string[],
  ) {
    const { atoms, codes } = plan;
    this.byHouseholds = atoms.some(({ households }) => households > 0);
    this.tables = departments.map((department) => this.tableOf(department));
    let total = 0;
    atoms.forEach((atom, i) => {
      const mass = this.massOf(atom);
      total += mass;
      this.grids.set(codes[i], (this.grids.get(codes[i]) ?? 0) + mass);
    });
    this.total = total;
    this.squaresGrids = sumOfSquares(this.grids.values());
  }

  /** In the order of the departments. */
  change(diff: PlanDiff): AgreementChange[] {
    const moves = this.movesOf(diff);
    const squaresGrids =
      this.squaresGrids +
      growth(
        moves.map(({ code, mass }) => [code, mass]),
        this.grids,
      );
    return this.tables.map((table) => {
      const { department } = table;
      const ofLabels = moves.map(({ atom, mass }) => [labelOf(atom, department), mass] as const);
      const squaresLabels = table.squaresLabels + growth(ofLabels, table.labels);
      let squaresShared = table.squaresShared;
      for (const code of new Set(moves.map((move) => move.code))) {
        const own = ofLabels.filter((_, i) => moves[i].code === code);
        squaresShared += growth(own, table.shared.get(code) ?? new Map());
      }
      return {
        department,
        before: this.index(table.squaresShared, this.squaresGrids, table.squaresLabels),
        after: this.index(squaresShared, squaresGrids, squaresLabels),
      };
    });
  }

  private index(shared: number, grids: number, labels: number): number {
    const expected = (grids / this.total) * (labels / this.total);
    const greatest = (grids + labels) / 2;
    return greatest - expected > greatest * 1e-12 ? (shared - expected) / (greatest - expected) : 1;
  }

  private movesOf({ removed, added, reassigned }: PlanDiff): Move[] {
    const { position } = planIndex(this.plan);
    return [
      ...removed.map(({ atom, code }) => ({ atom, code, mass: -this.massOf(atom) })),
      ...added.map(({ atom, code }) => ({ atom, code, mass: this.massOf(atom) })),
      ...reassigned.flatMap(({ atomId, from, to }) => {
        const atom = this.plan.atoms[position.get(atomId)!];
        const mass = this.massOf(atom);
        return [
          { atom, code: from, mass: -mass },
          { atom, code: to, mass },
        ];
      }),
    ];
  }

  private tableOf(department: string): Table {
    const shared = new Map<string, Map<string, number>>();
    const labels = new Map<string, number>();
    this.plan.atoms.forEach((atom, i) => {
      const code = this.plan.codes[i];
      const label = labelOf(atom, department);
      const mass = this.massOf(atom);
      const row = shared.get(code) ?? new Map<string, number>();
      if (row.size === 0) shared.set(code, row);
      row.set(label, (row.get(label) ?? 0) + mass);
      labels.set(label, (labels.get(label) ?? 0) + mass);
    });
    let squaresShared = 0;
    for (const row of shared.values()) squaresShared += sumOfSquares(row.values());
    return { department, shared, labels, squaresShared, squaresLabels: sumOfSquares(labels.values()) };
  }

  private massOf({ households, areaM2 }: Atom): number {
    return this.byHouseholds ? households : areaM2;
  }
}

function labelOf({ labels }: Atom, department: string): string {
  return labels[department] ?? '';
}

/** By how much the sum of squares grows where masses are added to cells. */
function growth(
  added: readonly (readonly [cell: string, mass: number])[],
  cells: ReadonlyMap<string, number>,
): number {
  const changes = new Map<string, number>();
  for (const [cell, mass] of added) changes.set(cell, (changes.get(cell) ?? 0) + mass);
  let sum = 0;
  for (const [cell, change] of changes) sum += change * (2 * (cells.get(cell) ?? 0) + change);
  return sum;
}

function sumOfSquares(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
