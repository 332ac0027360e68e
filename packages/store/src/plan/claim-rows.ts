import { claimRows, type DepartmentClaims } from '@onegrid/planning';
import { type BulkTable, bulkInsert } from '../engine/bulk-insert.ts';
import type { Session } from '../engine/session.ts';

const ATOM_CLAIM: BulkTable = {
  table: 'atom_claim',
  columns: {
    base_id: 'text',
    position: 'integer',
    atom_id: 'text',
    department_id: 'text',
    grid_id: 'text',
    area_m2: 'double precision',
    households: 'double precision',
  },
};

/** A city has millions of claims; so many are made rows at a time. */
const ROWS_AT_ONCE = 20_000;

/** Keeps what every layer holds of every atom of a base. `atomIds[i]` is the atom that claims call i. */
export async function writeClaims(
  session: Session,
  district: string,
  baseId: string,
  atomIds: readonly string[],
  claims: readonly DepartmentClaims[],
): Promise<void> {
  let rows: Readonly<Record<string, unknown>>[] = [];
  let position = 0;
  for (const { atom, department, grid, areaM2, households } of claimRows(claims)) {
    rows.push({
      base_id: baseId,
      position: position++,
      atom_id: atom < 0 ? null : atomIds[atom],
      department_id: department,
      grid_id: grid,
      area_m2: areaM2,
      households,
    });
    if (rows.length < ROWS_AT_ONCE) continue;
    await bulkInsert(session, district, ATOM_CLAIM, rows);
    rows = [];
  }
  await bulkInsert(session, district, ATOM_CLAIM, rows);
}
