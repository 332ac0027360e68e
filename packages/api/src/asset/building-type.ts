import type { Geometry } from 'geojson';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../schema/connection.ts';
import { GeoJson } from '../schema/scalars.ts';

@ObjectType({ description: 'A building. It lies in one grid as a whole.' })
export class Building {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => String, { description: 'Name or number of the building.' })
  name: string;

  @Field(() => String, { description: 'Full address.' })
  address: string;

  @Field(() => GeoJson, { description: 'Footprint.' })
  geometry: Geometry;

  @Field(() => Int, { description: 'Households that live in it.' })
  households: number;

  @Field(() => String, {
    nullable: true,
    description: 'Residential compound it belongs to; null where it stands alone.',
  })
  compound: string | null;
}

export const BuildingConnection = connectionType('Building', () => Building);

@InputType({ description: 'A place on the map.' })
export class PointInput {
  @Field(() => Float, { description: 'Longitude in degrees.' })
  lon: number;

  @Field(() => Float, { description: 'Latitude in degrees.' })
  lat: number;
}

@InputType({ description: 'Within a distance of a place.' })
export class WithinDistanceInput {
  @Field(() => PointInput, { description: 'The place.' })
  from: PointInput;

  @Field(() => Float, { description: 'Distance in metres, above 0 and at most 50,000.' })
  metres: number;
}

@InputType({ description: 'Which buildings; every given member must hold.' })
export class BuildingFilter {
  @Field(() => [Float], {
    nullable: true,
    description: 'West, south, east, north in degrees: what meets this box.',
  })
  bbox?: number[] | null;

  @Field(() => GeoJson, { nullable: true, description: 'Wholly inside this geometry.' })
  within?: Geometry | null;

  @Field(() => GeoJson, { nullable: true, description: 'Having a point in common with this geometry.' })
  intersects?: Geometry | null;

  @Field(() => WithinDistanceInput, { nullable: true, description: 'Not farther than this from a place.' })
  withinDistance?: WithinDistanceInput | null;
}
