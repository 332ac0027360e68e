import type { Geometry } from 'geojson';
import { type GeometryKind, geometryText } from '../engine/geometry-gate.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { StoreError } from '../outcome.ts';

const SHAPE_IS_VALID = statement(import.meta.url, './shape-is-valid.sql');

/** A shape that came from outside, through the gate and PostGIS; throws `geometry-not-valid`. */
export async function validShape(
  session: Session,
  shape: Geometry,
  kinds: readonly GeometryKind[],
  what: string,
): Promise<string> {
  const text = geometryText(shape, kinds, what);
  const { valid } = await session.one<{ valid: boolean }>(SHAPE_IS_VALID, { shape: text });
  if (!valid) throw new StoreError('geometry-not-valid', `${what}: its rings cross`, { what });
  return text;
}
