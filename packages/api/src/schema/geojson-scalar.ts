import type { Geometry, Position } from 'geojson';
import { GraphQLScalarType, Kind, type ValueNode, valueFromASTUntyped } from 'graphql';
import { badArgument, limitExceeded } from './worded-error.ts';

/** More vertices than this in one argument are refused. */
export const LARGEST_GEOMETRY = 10_000;

const DEPTH: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};
const EXAMPLE = {
  type: 'LineString',
  coordinates: [
    [118.2001, 31.0702],
    [118.2034, 31.0711],
  ],
};

function refuse(reason: string): never {
  throw badArgument('geometry', reason, EXAMPLE, { types: Object.keys(DEPTH) });
}

function isPosition(value: unknown): value is Position {
  return (
    Array.isArray(value) &&
    value.length >= 2 &&
    value.length <= 3 &&
    value.every((number) => typeof number === 'number' && Number.isFinite(number)) &&
    Math.abs(value[0]) <= 180 &&
    Math.abs(value[1]) <= 90
  );
}

/** Counts the positions of nested coordinate arrays of a known depth, refusing anything else. */
function countPositions(value: unknown, depth: number): number {
  if (depth === 0) {
    return isPosition(value) ? 1 : refuse('geometry-position');
  }
  if (!Array.isArray(value)) refuse('geometry-nesting');
  let count = 0;
  for (const part of value) {
    count += countPositions(part, depth - 1);
    if (count > LARGEST_GEOMETRY) throw limitExceeded('vertices', LARGEST_GEOMETRY, count);
  }
  return count;
}

/** A geometry as it came in an argument, checked for its shape and for CRS84 ranges. */
export function parseGeometry(value: unknown): Geometry {
  if (typeof value !== 'object' || value === null) refuse('geometry-expected');
  const { type, coordinates } = value as { type?: unknown; coordinates?: unknown };
  if ('crs' in value) refuse('geometry-crs');
  if (typeof type !== 'string' || DEPTH[type] === undefined) {
    refuse('geometry-type');
  }
  countPositions(coordinates, DEPTH[type]);
  return { type, coordinates } as Geometry;
}

export const GeoJsonScalar = new GraphQLScalarType<Geometry, Geometry>({
  name: 'GeoJSON',
  description: 'A GeoJSON geometry object (RFC 7946, CRS84: longitude, latitude).',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc7946',
  serialize: (value) => value as Geometry,
  parseValue: parseGeometry,
  parseLiteral: (node: ValueNode, variables) =>
    node.kind === Kind.OBJECT
      ? parseGeometry(valueFromASTUntyped(node, variables))
      : refuse('geometry-expected'),
});
