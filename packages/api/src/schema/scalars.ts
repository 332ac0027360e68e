import { GraphQLDate, GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';

export { GeoJsonScalar as GeoJson } from './geojson-scalar.ts';
export { GraphQLDate as CalendarDate, GraphQLDateTime as DateTime, GraphQLJSON as Json };
