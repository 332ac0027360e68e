import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';

export { GeoJsonScalar as GeoJson } from './geojson-scalar.ts';
export { GraphQLDateTime as DateTime, GraphQLJSON as Json };
