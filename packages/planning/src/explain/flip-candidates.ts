import type { AtomGraph } from '../model/atom-graph.ts';

/** Atoms of one grid that can leave it without breaking what stays. */
export interface Shed {
  readonly atoms: readonly number[];
  /** How many parts they fall into. */
  readonly parts: number;
  /** Nothing stays: they are the whole grid. */
  readonly whole: boolean;
}

/**
 * Walks within single grids of a plan: which atoms leave together when a line is drawn or taken away. Every
 * walk looks at the atoms of one grid and their neighbours only.
 */
export class FlipCandidates {
  private readonly graph: AtomGraph;
  private readonly assignment: Int32Array;
  private readonly memberStart: Int32Array;
  private readonly member: Int32Array;
  private readonly neighbourStart: Int32Array;
  private readonly neighbour: Int32Array;
  /** Atoms tied to an atom, itself included; only where there are any. */
  private readonly tiedTo: ReadonlyMap<number, readonly number[]>;
  /** By atom; valid where it is the mark of the walk. */
  private readonly marked: Int32Array;
  private readonly barred: Int32Array;
  private mark = 0;

  constructor(graph: AtomGraph, assignment: Int32Array, grids: number) {
    this.graph = graph;
    this.assignment = assignment;
    this.memberStart = new Int32Array(grids + 1);
    for (const grid of assignment) this.memberStart[grid + 1]!++;
    for (let grid = 0; grid < grids; grid++) this.memberStart[grid + 1]! += this.memberStart[grid]!;
    const place = this.memberStart.slice(0, grids);
    this.member = new Int32Array(graph.count);
    for (let atom = 0; atom < graph.count; atom++) this.member[place[assignment[atom]!]!++] = atom;
    ({ start: this.neighbourStart, neighbour: this.neighbour } = neighboursOf(graph));
    this.tiedTo = tiesOf(graph);
    this.marked = new Int32Array(graph.count);
    this.barred = new Int32Array(graph.count);
  }

  /**
   * What leaves `grid` together with `own`: atoms tied to them and, for a department, the connected land of
   * the same labels, but none of `other`; and the parts that would be cut off from the rest. What stays is
   * the one part that holds `other`, or the heaviest where `other` is empty. Null where no such parting exists.
   */
  shed(
    grid: number,
    own: readonly number[],
    other: readonly number[],
    department: number | null,
    mass: Float64Array,
  ): Shed | null {
    const mark = ++this.mark;
    for (const atom of other) this.barred[atom] = mark;
    const leaving: number[] = [];
    for (const atom of own) this.leave(atom, mark, leaving);
    if (department !== null) this.follow(grid, leaving, department, mark);
    if (leaving.some((atom) => this.barred[atom] === mark)) return null;
    const rest = this.membersOf(grid).filter((atom) => this.marked[atom] !== mark);
    const stays = this.partOf(rest, other, mass);
    if (stays === null) return null;
    const stay = ++this.mark;
    for (const atom of stays) this.marked[atom] = stay;
    const atoms = this.membersOf(grid).filter((atom) => this.marked[atom] !== stay);
    return { atoms, parts: this.partsOf(atoms).length, whole: stays.length === 0 };
  }

  membersOf(grid: number): number[] {
    return [...this.member.subarray(this.memberStart[grid]!, this.memberStart[grid + 1]!)];
  }

  /** Grids that border on any of the atoms, ascending, with the number of parts of the atoms that touch each. */
  gridsAround(atoms: readonly number[]): Map<number, number> {
    const touched = new Map<number, number>();
    const grid = this.assignment[atoms[0]!]!;
    for (const part of this.partsOf(atoms)) {
      const around = new Set<number>();
      for (const atom of part) {
        for (let at = this.neighbourStart[atom]!; at < this.neighbourStart[atom + 1]!; at++) {
          const next = this.assignment[this.neighbour[at]!]!;
          if (next !== grid) around.add(next);
        }
      }
      for (const next of around) touched.set(next, (touched.get(next) ?? 0) + 1);
    }
    return new Map([...touched].sort(([a], [b]) => a - b));
  }

  private leave(atom: number, mark: number, leaving: number[]): void {
    for (const tied of this.tiedTo.get(atom) ?? [atom]) {
      if (this.marked[tied] === mark) continue;
      this.marked[tied] = mark;
      leaving.push(tied);
    }
  }

  /** Lets everything leave that hangs together with what leaves through the same labels. */
  private follow(grid: number, leaving: number[], department: number, mark: number): void {
    const labelOf = this.graph.labels[department]!;
    const labels = new Set(leaving.map((atom) => labelOf[atom]!));
    for (let at = 0; at < leaving.length; at++) {
      const atom = leaving[at]!;
      for (let near = this.neighbourStart[atom]!; near < this.neighbourStart[atom + 1]!; near++) {
        const next = this.neighbour[near]!;
        if (this.assignment[next] !== grid || this.barred[next] === mark) continue;
        if (labels.has(labelOf[next]!)) this.leave(next, mark, leaving);
      }
    }
  }

  /** The part that stays; empty where nothing is left, null where `other` lies in several parts. */
  private partOf(rest: readonly number[], other: readonly number[], mass: Float64Array): number[] | null {
    if (rest.length === 0) return [];
    const parts = this.partsOf(rest);
    if (other.length > 0) {
      const wanted = new Set(other);
      const holding = parts.filter((part) => part.some((atom) => wanted.has(atom)));
      return holding.length === 1 ? holding[0]! : null;
    }
    const massOf = (part: readonly number[]) => part.reduce((sum, atom) => sum + mass[atom]!, 0);
    return parts.reduce((most, part) => (massOf(part) > massOf(most) ? part : most));
  }

  /** Connected parts of some atoms of one grid. */
  private partsOf(atoms: readonly number[]): number[][] {
    const open = ++this.mark;
    for (const atom of atoms) this.marked[atom] = open;
    const parts: number[][] = [];
    for (const start of atoms) {
      if (this.marked[start] !== open) continue;
      const part = [start];
      this.marked[start] = 0;
      for (const atom of part) {
        for (let at = this.neighbourStart[atom]!; at < this.neighbourStart[atom + 1]!; at++) {
          const next = this.neighbour[at]!;
          if (this.marked[next] !== open) continue;
          this.marked[next] = 0;
          part.push(next);
        }
      }
      parts.push(part);
    }
    return parts;
  }
}

function neighboursOf({ count, edgeA, edgeB, links }: AtomGraph): {
  start: Int32Array;
  neighbour: Int32Array;
} {
  const start = new Int32Array(count + 1);
  const pairs = [...Array.from(edgeA, (a, edge) => [a, edgeB[edge]!] as const), ...links];
  for (const [a, b] of pairs) {
    start[a + 1]!++;
    start[b + 1]!++;
  }
  for (let atom = 0; atom < count; atom++) start[atom + 1]! += start[atom]!;
  const place = start.slice(0, count);
  const neighbour = new Int32Array(2 * pairs.length);
  for (const [a, b] of pairs) {
    neighbour[place[a]!++] = b;
    neighbour[place[b]!++] = a;
  }
  return { start, neighbour };
}

function tiesOf({ links }: AtomGraph): Map<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  for (const [a, b] of links) {
    const one = groups.get(a) ?? [a];
    const other = groups.get(b) ?? [b];
    if (one === other) continue;
    const joined = [...one, ...other];
    for (const atom of joined) groups.set(atom, joined);
  }
  return groups;
}
