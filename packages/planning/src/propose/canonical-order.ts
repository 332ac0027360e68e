import type { AtomGraph } from '../model/atom-graph.ts';
import { type DistinctLayer, distinctLayers } from './distinct-layers.ts';

/** Rounds of telling equal atoms apart by their neighbours; each looks one neighbour further. */
const ROUNDS = 24;

/** A symmetric choice of what the order may follow besides the atoms' own sizes. */
export interface OrderSource {
  readonly graph: AtomGraph;
  /** Whole units of mass by atom, of length by edge. */
  readonly atomMass: Float64Array;
  readonly edgeLength: Float64Array;
}

/**
 * The atoms in an order that follows from what they are, not from where they stand in the input or on the
 * map: greatest size first, then greatest area, then the departments' grids they lie in, then their
 * neighbours and borders (as classes, refined round by round as in Weisfeiler & Leman 1968). Only atoms that
 * all this cannot tell apart, such as those of a symmetric district, go west to east and south to north.
 */
export function canonicalOrder({ graph, atomMass, edgeLength }: OrderSource): Int32Array {
  const order = Int32Array.from({ length: graph.count }, (_, atom) => atom);
  const { weight, areaM2, x, y } = graph;
  order.sort((a, b) => weight[b]! - weight[a]! || areaM2[b]! - areaM2[a]! || a - b);
  const classOf = new Int32Array(graph.count);
  const groups = new TiedGroups(order, classOf);
  groups.start((a, b) => weight[a] === weight[b] && areaM2[a] === areaM2[b]);
  if (groups.tied.length > 0) {
    const layers = distinctLayers(graph, atomMass);
    groups.refine((atom) => labelSignature(layers, atom));
  }
  if (groups.tied.length > 0) {
    const around = neighboursOf(graph, edgeLength);
    for (let round = 0; round < ROUNDS && groups.tied.length > 0; round++) {
      if (!groups.refine((atom) => neighbourSignature(around[atom]!, classOf))) break;
    }
  }
  for (const { from, to } of groups.tied) {
    order.subarray(from, to).sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]! || a - b);
  }
  return order;
}

/** Stretches of the order whose atoms are equal so far; an atom's class is where its stretch begins. */
class TiedGroups {
  tied: { from: number; to: number }[] = [];

  constructor(
    private readonly order: Int32Array,
    private readonly classOf: Int32Array,
  ) {}

  start(equal: (a: number, b: number) => boolean): void {
    const { order } = this;
    this.divide(0, order.length, (at) => equal(order[at - 1]!, order[at]!), this.tied);
  }

  /** Orders each stretch by signature and divides it; false where nothing was told apart. */
  refine(signatureOf: (atom: number) => readonly number[]): boolean {
    const { order } = this;
    const before = this.tied;
    // All signatures are taken before any class changes, so the order of the stretches does not matter.
    const signatures = before.map(({ from, to }) =>
      Array.from(order.subarray(from, to), (atom) => ({ atom, signature: signatureOf(atom) })).sort(
        (a, b) => compareNumbers(a.signature, b.signature) || a.atom - b.atom,
      ),
    );
    const after: { from: number; to: number }[] = [];
    let told = false;
    before.forEach(({ from, to }, group) => {
      const sorted = signatures[group]!;
      sorted.forEach(({ atom }, at) => {
        order[from + at] = atom;
      });
      const stretches = this.divide(
        from,
        to,
        (at) => compareNumbers(sorted[at - 1 - from]!.signature, sorted[at - from]!.signature) === 0,
        after,
      );
      if (stretches > 1) told = true;
    });
    this.tied = after;
    return told;
  }

  /** Divides a stretch where neighbours differ; those with more than one atom go to `into`. */
  private divide(
    from: number,
    to: number,
    equalsBefore: (at: number) => boolean,
    into: { from: number; to: number }[],
  ): number {
    let stretches = 0;
    let begin = from;
    for (let at = from; at < to; at++) {
      if (at > begin && !equalsBefore(at)) {
        if (at - begin > 1) into.push({ from: begin, to: at });
        begin = at;
        stretches++;
      }
      this.classOf[this.order[at]!] = begin;
    }
    if (to - begin > 1) into.push({ from: begin, to });
    return stretches + 1;
  }
}

/** Weight and mass of each department's grid that the atom lies in, whatever the order of departments. */
function labelSignature(layers: readonly DistinctLayer[], atom: number): number[] {
  return layers
    .map(({ weight, labelOf, mass }) => [weight, mass[labelOf[atom]!]!] as const)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .flat();
}

/** Classes of the neighbours with the border's length; a link counts as a border of length -1. */
function neighbourSignature(around: readonly (readonly [number, number])[], classOf: Int32Array): number[] {
  return around
    .map(([other, length]) => [classOf[other]!, length] as const)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .flat();
}

function neighboursOf(graph: AtomGraph, edgeLength: Float64Array): (readonly [number, number])[][] {
  const around: (readonly [number, number])[][] = Array.from({ length: graph.count }, () => []);
  const join = (a: number, b: number, length: number): void => {
    around[a]!.push([b, length]);
    around[b]!.push([a, length]);
  };
  for (let edge = 0; edge < graph.edgeA.length; edge++) {
    join(graph.edgeA[edge]!, graph.edgeB[edge]!, edgeLength[edge]!);
  }
  for (const [a, b] of graph.links) join(a, b, -1);
  return around;
}

function compareNumbers(first: readonly number[], second: readonly number[]): number {
  const length = Math.min(first.length, second.length);
  for (let at = 0; at < length; at++) if (first[at] !== second[at]) return first[at]! - second[at]!;
  return first.length - second.length;
}
