import type { Geometry } from 'geojson';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../schema/connection.ts';
import { GeoJson } from '../schema/scalars.ts';

@ObjectType({ description: 'A residential compound, mall or school: ground that no grid should cut.' })
export class Compound {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => String, { description: 'Name of the compound.' })
  name: string;

  @Field(() => String, { description: 'What it is: `estate`, `mall`, `school`, ... as its data call it.' })
  kind: string;

  @Field(() => String, { description: 'Full address; may be empty.' })
  address: string;

  @Field(() => GeoJson, { description: 'Its ground.' })
  geometry: Geometry;

  @Field(() => Int, { description: 'Number of buildings that belong to it.' })
  buildings: number;

  @Field(() => Int, { description: 'Households that live in them.' })
  households: number;
}

export const CompoundConnection = connectionType('Compound', () => Compound);
