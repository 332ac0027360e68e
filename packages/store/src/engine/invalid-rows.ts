import type { Geometry } from 'geojson';
import { StoreError } from '../outcome.ts';
import { type GeometryKind, geometryText } from './geometry-gate.ts';
import type { Session } from './session.ts';
import { statement } from './statement.ts';

const INVALID_ROWS = statement(import.meta.url, './invalid-rows.sql');

/**
 * The rows, ascending, whose geometry PostGIS finds not valid. Every geometry goes through the gate first,
 * which throws its codes. A multipolygon is looked at part by part: parts may touch or overlap.
 */
export async function invalidRows(
  session: Session,
  rows: readonly { readonly row: number; readonly geometry: Geometry }[],
  kinds: readonly GeometryKind[],
): Promise<readonly number[]> {
  const shapes = rows.flatMap(({ row, geometry }) =>
    partsOf(geometry).map((part) => ({ file_row: row, geometry: geometryText(part, kinds, `row ${row}`) })),
  );
  const verdict = await session.one<{ checked: number; invalid: number[] }>(INVALID_ROWS, {
    shapes: JSON.stringify(shapes),
  });
  if (verdict.checked !== shapes.length) {
    throw new StoreError('verdict-missing', `${verdict.checked} of ${shapes.length} shapes were checked.`);
  }
  return verdict.invalid;
}

function partsOf(geometry: Geometry): readonly Geometry[] {
  if (geometry.type !== 'MultiPolygon') return [geometry];
  return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
}
