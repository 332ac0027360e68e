import type { Geometry } from 'geojson';
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { GeoJson } from '../schema/scalars.ts';

export const EngineKind = { EMBEDDED: 'embedded', SERVER: 'server' } as const;
export type EngineKind = (typeof EngineKind)[keyof typeof EngineKind];
registerEnumType(EngineKind, {
  name: 'EngineKind',
  description: 'Where the data lie.',
  valuesConfig: {
    EMBEDDED: { description: 'An embedded PostgreSQL in the data folder, for trying out.' },
    SERVER: { description: 'A PostgreSQL server with PostGIS.' },
  },
});

@ObjectType({ description: 'The database engine behind this server.' })
export class EngineInfo {
  @Field(() => EngineKind, { description: 'Embedded or a server.' })
  kind: EngineKind;

  @Field(() => String, {
    nullable: true,
    description: 'Set on the embedded engine: it is for trying out only.',
  })
  notice: string | null;
}

@ObjectType({ description: 'The district this server holds.' })
export class District {
  @Field(() => ID, { description: 'Administrative code, six digits.' })
  code: string;

  @Field(() => String, { description: 'Name in Chinese.' })
  name: string;

  @Field(() => String, { description: 'Name in English.' })
  nameEn: string;

  @Field(() => Boolean, { description: 'True where the district is made up; the console says so on screen.' })
  synthetic: boolean;

  @Field(() => GeoJson, { description: 'The land that is divided into grids.' })
  outline: Geometry;

  @Field(() => [Float], { description: 'West, south, east, north of the outline, in degrees.' })
  bounds: readonly number[];
}
