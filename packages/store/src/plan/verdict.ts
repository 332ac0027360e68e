import type { Session, Values } from '../engine/session.ts';
import type { Statement } from '../engine/statement.ts';
import { StoreError } from '../outcome.ts';
import type { CoverageVerdictRow } from './records.ts';

/** Areas may differ by 0.01 %. */
const AREA_TOLERANCE = 1e-4;

interface VerdictRow {
  atoms: number;
  invalid_atoms: number;
  invalid_grids: number;
  overlaps: number;
  grids_off_area: number;
  unassigned: number;
  area_m2: number;
  reference_area_m2: number;
}

/**
 * Asks PostGIS for its verdict and throws `verdict-failed` with it where something is wrong, `verdict-missing`
 * where it does not answer; either way the caller's transaction is rolled back.
 *
 * `leftOutM2` is land of the reference that nothing should cover; `atoms` is how many must be live; `roundedM2` is by
 * how much more than the tolerance the area may change, as new vertices on the outside of a plan are rounded to the
 * lattice: small beside a plan, but not beside the few atoms of an edit.
 */
export async function requireVerdict(
  session: Session,
  sql: Statement,
  values: Values,
  expected: { readonly atoms: number; readonly leftOutM2: number; readonly roundedM2?: number },
): Promise<CoverageVerdictRow> {
  const row = await session.one<VerdictRow>(sql, values);
  const verdict: CoverageVerdictRow = {
    atoms: row.atoms,
    invalidAtoms: row.invalid_atoms,
    invalidGrids: row.invalid_grids,
    overlaps: row.overlaps,
    gridsOffArea: row.grids_off_area,
    unassigned: row.unassigned,
    areaM2: row.area_m2,
    referenceAreaM2: row.reference_area_m2 - expected.leftOutM2,
  };
  const faults =
    verdict.invalidAtoms +
    verdict.invalidGrids +
    verdict.overlaps +
    verdict.gridsOffArea +
    verdict.unassigned;
  // Written so that a NaN fails.
  const allowed = AREA_TOLERANCE * verdict.referenceAreaM2 + (expected.roundedM2 ?? 0);
  const conserved = Math.abs(verdict.areaM2 - verdict.referenceAreaM2) <= allowed;
  if (faults > 0 || !conserved || verdict.atoms !== expected.atoms) {
    throw new StoreError('verdict-failed', `PostGIS found faults: ${JSON.stringify(verdict)}`, {
      ...verdict,
      expectedAtoms: expected.atoms,
    });
  }
  return verdict;
}
