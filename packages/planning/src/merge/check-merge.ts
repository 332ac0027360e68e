import {
  checkLayer,
  compareVerdicts,
  type Disagreement,
  type Fault,
  type Lattice,
  turfOverlaps,
  verifyCoverage,
} from '@onegrid/geometry';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Atom } from '../model/atom.ts';
import type { DepartmentLayer } from '../model/layer.ts';
import type { MergeFinding, UnifiedGrid } from '../model/merge.ts';
import { MergeError } from './merge-error.ts';
import { round } from './round.ts';

/** What becomes of a fault in a layer; faults of other kinds were mended when the file was read. */
const REPAIRS: Partial<Record<Fault['kind'], string>> = {
  gap: 'uncovered-or-absorbed',
  overlap: 'largest-claim-holds-the-atom',
};

/**
 * The faults of one layer by the coverage model, and where Turf disagrees with it: on an input a
 * disagreement is a finding with both figures.
 */
export function checkInput(layer: DepartmentLayer, lattice: Lattice): MergeFinding[] {
  const { plane } = lattice;
  const faults = checkLayer(layer.grids, { plane });
  const areaM2 = layer.grids.reduce((sum, { geometry }) => sum + lattice.areaM2(geometry), 0);
  const disagreements = compareVerdicts(faults, turfOverlaps(layer.grids, { plane }), { areaM2 });
  const idOf = new Map(layer.grids.map(({ row, id }) => [row, id]));
  return [
    ...faults.map(
      ({ kind, severity, ids, at, areaM2 }): MergeFinding => ({
        kind,
        severity,
        department: layer.department,
        ids: [...ids],
        at: [at[0]!, at[1]!],
        areaM2: round(areaM2, 2),
        ...(REPAIRS[kind] ? { repair: REPAIRS[kind] } : {}),
      }),
    ),
    ...disagreements.map(
      (disagreement): MergeFinding => ({
        kind: 'checks-disagree',
        severity: 'notice',
        department: layer.department,
        ids: disagreement.rows.map((row) => idOf.get(row) ?? `#${row}`),
        evidence: evidenceOf(disagreement),
      }),
    ),
  ];
}

function evidenceOf({
  kind,
  integerM2,
  turfM2,
  message,
}: Disagreement): NonNullable<MergeFinding['evidence']> {
  return { of: kind, integerM2, turfM2, ...(message === undefined ? {} : { message }) };
}

/**
 * Checks a finished merge: the atoms must be one edge-matched coverage of the outline, and Turf must find
 * neither an overlap between unified grids nor another area than the coverage model does.
 *
 * @param outline the land that was divided, without the parts left out.
 * @throws MergeError `coverage-invalid` or `checks-disagree`: the result must not be used.
 */
export function checkResult(
  atoms: readonly Atom[],
  unified: readonly UnifiedGrid[],
  outline: Polygon | MultiPolygon,
  lattice: Lattice,
): void {
  const { plane } = lattice;
  // A needle of the outline narrower than the lattice has no land and no border in the atoms; whether land is
  // missing at the rim is told by the areas, to 0.01 %.
  const faults = verifyCoverage(
    atoms.map(({ geometry }) => geometry),
    { outline, plane },
  ).faults.filter(({ code }) => code !== 'outline-uncovered');
  if (faults.length > 0) {
    const { code, at } = faults[0]!;
    throw new MergeError('coverage-invalid', {
      fault: code,
      at: `${at[0]}, ${at[1]}`,
      faults: faults.length,
    });
  }
  const grids = unified.map(({ code, geometry }, index) => ({ id: code, row: index + 1, geometry }));
  const overlaps = checkLayer(grids, { outline, plane }).filter(({ kind }) => kind === 'overlap');
  const areaM2 = unified.reduce((sum, grid) => sum + grid.areaM2, 0);
  const turf = turfOverlaps(grids, { outline, plane });
  const [first] = compareVerdicts(overlaps, turf, { areaM2, outlineAreaM2: lattice.areaM2(outline) });
  if (first) {
    throw new MergeError('checks-disagree', {
      of: first.kind,
      grids: first.rows.map((row) => grids[row - 1]!.id).join(', '),
      integer: first.integerM2 ?? 'none',
      turf: first.turfM2 ?? first.message ?? 'none',
    });
  }
}
