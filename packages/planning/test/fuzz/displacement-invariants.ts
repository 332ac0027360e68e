import type { Position } from 'geojson';
import type { MergeResult } from '../../src/index.ts';
import type { MergeCase } from './merge-inputs.ts';
import { check, distanceM, nearLine, ringsOf } from './plane-checks.ts';

/** A stretch moved by more than so many tolerances is listed. */
const LISTED_BEYOND = 1.5;
/** Lines are looked at every so many metres. */
const STEP = 10;
/** What noding, the lattice and other ways to measure may differ by, in metres. */
const SLACK = 1;

/**
 * Every stretch of a clean layer's lines that the merge moved by more than one and a half tolerances is listed with
 * its department, its cause and where it is; what is listed was moved so far. Lines near the shore are left out:
 * there the outline decides.
 *
 * @param clean departments whose layers have no gap, no overlap and no invalid ring
 */
export function assertDisplacement(
  { input, options }: MergeCase,
  { atoms, report }: MergeResult,
  clean: readonly string[],
): void {
  const limit = LISTED_BEYOND * options.toleranceMetres;
  for (const { department, cause, distanceM: moved } of report.displaced) {
    check(moved >= limit, `${department} is listed as displaced by ${moved} m`);
    check(cause.length > 0, `what ${department} was displaced by has a cause`);
  }
  const rims = ringsOf(input.outline);
  const clearance = limit + options.thinMetres + STEP;
  for (const { grids } of input.layers.filter(({ department }) => clean.includes(department))) {
    const { department } = input.layers.find((layer) => layer.grids === grids)!;
    const borders = bordersOf(atoms, department);
    const listed = report.displaced.filter((stretch) => stretch.department === department);
    for (const at of grids.flatMap(({ geometry }) => ringsOf(geometry).flatMap(samples))) {
      if (borders.some(([a, b]) => distanceM(at, a, b) <= limit + SLACK)) continue;
      if (rims.some((rim) => nearLine(rim, at, clearance))) continue;
      check(
        listed.some((stretch) => metresBetween(stretch.at, at) <= stretch.lengthM + 2 * limit),
        `${department} was moved at ${at} by more than ${limit} m, and it is not listed`,
      );
    }
  }
}

/** The edges between atoms of other grids of a department, and those on the outline. */
function bordersOf(atoms: MergeResult['atoms'], department: string): [Position, Position][] {
  const found = new Map<
    string,
    { readonly edge: [Position, Position]; readonly labels: (string | null)[] }
  >();
  for (const { geometry, labels } of atoms) {
    for (const ring of geometry.coordinates) {
      for (let i = 0; i + 1 < ring.length; i++) {
        const ends = [ring[i]!, ring[i + 1]!].map((p) => p.join(' ')).sort();
        const known = found.get(ends.join('|')) ?? { edge: [ring[i]!, ring[i + 1]!], labels: [] };
        known.labels.push(labels[department]!);
        found.set(ends.join('|'), known);
      }
    }
  }
  return [...found.values()].filter(({ labels }) => labels[0] !== labels[1]).map(({ edge }) => edge);
}

function samples(ring: readonly Position[]): Position[] {
  return ring.slice(1).flatMap((to, at) => {
    const from = ring[at]!;
    const pieces = Math.max(1, Math.ceil(metresBetween(from, to) / STEP));
    return Array.from(
      { length: pieces },
      (_, piece): Position => [
        from[0]! + ((to[0]! - from[0]!) * piece) / pieces,
        from[1]! + ((to[1]! - from[1]!) * piece) / pieces,
      ],
    );
  });
}

function metresBetween(a: readonly number[], b: readonly number[]): number {
  return distanceM([...a], [...b], [b[0]! + 1e-9, b[1]!]);
}
