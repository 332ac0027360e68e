import type { AtomGraph } from '../model/atom-graph.ts';

const MASS_UNITS = 2 ** 26;
const SIZE_UNITS = 2 ** 40;
const LENGTH_UNITS = 2 ** 32;
const AREA_SHARE = 2 ** -10;

/** Sizes of nodes as whole numbers: multiplied by the power of two that brings their sum just under 2^40. */
export function wholeSizes(graph: AtomGraph, nodes: number, nodeOfAtom: Int32Array) {
  const source = measureOf(graph);
  const unitsPerSize = powerBelow(source, SIZE_UNITS);
  const size = new Float64Array(nodes);
  let totalSize = 0;
  let exact = true;
  for (let atom = 0; atom < graph.count; atom++) {
    const units = Math.round(source[atom]! * unitsPerSize);
    if (units !== source[atom]! * unitsPerSize) exact = false;
    size[nodeOfAtom[atom]!]! += units;
    totalSize += units;
  }
  return { size, totalSize, unitsPerSize, roundingUnits: exact ? 0 : graph.count };
}

/** Lengths of edges as whole numbers; a power of two, so that twice the lengths are the same numbers. */
export function wholeLengths(graph: AtomGraph): Float64Array {
  const unitsPerMetre = powerBelow(graph.edgeLengthM, LENGTH_UNITS);
  return graph.edgeLengthM.map((length) => Math.round(length * unitsPerMetre));
}

/** Masses of atoms: whole numbers of at least 1 with a sum near 2^26; see `SearchGraph.mass`. */
export function wholeMasses(graph: AtomGraph): Float64Array {
  const source = measureOf(graph);
  const sizeSum = sumOf(source);
  const areaSum = sumOf(graph.areaM2);
  const bySize = sizeSum > 0 ? (MASS_UNITS * (1 - AREA_SHARE)) / sizeSum : 0;
  const byArea = areaSum > 0 ? (MASS_UNITS * AREA_SHARE) / areaSum : 0;
  const mass = new Float64Array(graph.count);
  for (let atom = 0; atom < graph.count; atom++) {
    mass[atom] = Math.max(1, Math.round(source[atom]! * bySize + graph.areaM2[atom]! * byArea));
  }
  return mass;
}

/** What the atoms count for: their weights, or their areas where no atom has a weight. */
export function measureOf(graph: AtomGraph): Float64Array {
  return graph.weight.some((weight) => weight > 0) ? graph.weight : graph.areaM2;
}

function powerBelow(values: Float64Array, limit: number): number {
  const sum = sumOf(values);
  let power = 1;
  if (sum > 0) {
    while (sum * power < limit / 2) power *= 2;
    while (sum * power >= limit) power /= 2;
  }
  return power;
}

/** In ascending order, so that the order of the values does not matter. */
function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values.slice().sort()) sum += value;
  return sum;
}
