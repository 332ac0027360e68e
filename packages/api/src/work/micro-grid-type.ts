import type { Geometry } from 'geojson';
import { Field, Float, ObjectType } from 'type-graphql';
import { GeoJson } from '../schema/scalars.ts';

@ObjectType({ description: 'A micro-grid (微网格) inside a grid.' })
export class MicroGrid {
  @Field(() => String, { description: 'Two digits, unique within the grid.' })
  number: string;

  @Field(() => Float, { description: 'Households in it.' })
  households: number;

  @Field(() => Float, { description: 'Area in square metres.' })
  areaM2: number;

  @Field(() => GeoJson, { description: 'Its land.' })
  geometry: Geometry;
}
