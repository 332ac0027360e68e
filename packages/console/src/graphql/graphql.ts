import type { Geometry } from 'geojson';
import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './generated/graphql-env.d.ts';

/** Typed documents: what a query returns is known from `packages/api/schema.graphql`. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: {
    Date: string;
    DateTime: string;
    GeoJSON: Geometry;
    JSON: JsonValue;
  };
}>();

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
export type { ResultOf, VariablesOf } from 'gql.tada';
