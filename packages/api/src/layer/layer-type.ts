import type { LayerRepairs } from '@onegrid/planning';
import type { Geometry } from 'geojson';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../schema/connection.ts';
import { DateTime, GeoJson } from '../schema/scalars.ts';

export const LayerStatus = {
  DRAFT: 'draft',
  ACCEPTED: 'accepted',
  REPLACED: 'replaced',
  DISCARDED: 'discarded',
} as const;
export type LayerStatus = (typeof LayerStatus)[keyof typeof LayerStatus];
registerEnumType(LayerStatus, {
  name: 'LayerStatus',
  description: 'Where a layer stands.',
  valuesConfig: {
    DRAFT: { description: 'Read and reported, not accepted yet.' },
    ACCEPTED: { description: 'The department’s layer of today.' },
    REPLACED: { description: 'Was accepted; a newer one took its place.' },
    DISCARDED: { description: 'Put aside without being accepted; the file is kept.' },
  },
});

@ObjectType({ description: 'A department of the district. Departments are data; there is no fixed list.' })
export class Department {
  @Field(() => ID, { description: 'Stable key, as used in the merge and in tiles.' })
  id: string;

  @Field(() => String, { description: 'Name in Chinese.' })
  name: string;

  @Field(() => String, { description: 'Name in English.' })
  nameEn: string;

  @Field(() => Float, { description: 'Weight of its opinion in a merge, above 0.' })
  weight: number;

  @Field(() => String, { description: 'Colour of the department everywhere, as #rrggbb.' })
  hue: string;

  @Field(() => Boolean, {
    description:
      'Whether it leads: it signs a plan when all other departments have signed for the community.',
  })
  lead: boolean;
}

@ObjectType({ description: 'One row of the file: what was wrong with it, where, and what was done.' })
export class RowReport {
  @Field(() => Int, { description: 'Position in the file among features, counted from 1.' })
  row: number;

  @Field(() => String, { nullable: true, description: 'Id of the feature, where it has one.' })
  id: string | null;

  @Field(() => String, { description: 'Reason code, the same in every language.' })
  code: string;

  @Field(() => String, { description: 'The reason in the language of the request.' })
  message: string;

  @Field(() => [Float], {
    nullable: true,
    description: 'Longitude and latitude of the fault; null where it has no place.',
  })
  at: readonly number[] | null;
}

@ObjectType({ description: 'Something the layer’s polygons do together: a gap, an overlap.' })
export class Notice {
  @Field(() => String, { description: 'Reason code: `gap`, `overlap`, ...' })
  kind: string;

  @Field(() => String, { description: 'The notice in the language of the request.' })
  message: string;

  @Field(() => [String], { description: 'Grids that take part.' })
  ids: readonly string[];

  @Field(() => Float, { description: 'Area in square metres.' })
  areaM2: number;

  @Field(() => [Float], { description: 'Longitude and latitude of a point of it.' })
  at: readonly number[];

  @Field(() => GeoJson, { description: 'Where it is.' })
  geometry: Geometry;
}

@ObjectType({ description: 'Something to know about the file as a whole.' })
export class Remark {
  @Field(() => String, { description: 'Reason code, the same in every language.' })
  code: string;

  @Field(() => String, { description: 'The remark in the language of the request.' })
  message: string;

  @Field(() => Int, { description: 'How many features it is about.' })
  count: number;
}

@ObjectType({ description: 'What reading a file found.' })
export class ImportReport {
  @Field(() => Int, { description: 'Features that were read.' })
  read: number;

  @Field(() => Int, { description: 'Features that became part of the layer.' })
  accepted: number;

  @Field(() => [RowReport], { description: 'Features that were put right, with what was wrong.' })
  repaired: readonly RowReport[];

  @Field(() => [RowReport], { description: 'Features that could not be used.' })
  refused: readonly RowReport[];

  @Field(() => [Notice], { description: 'Gaps and overlaps between the grids; nothing was done about them.' })
  noticed: readonly Notice[];

  @Field(() => [Remark], { description: 'What is worth knowing of a file that is used as it is.' })
  remarks: readonly Remark[];
}

@ObjectType({ description: 'One department’s set of grids, as received.' })
export class Layer {
  @Field(() => ID, { description: 'Stable id; also the revision of its tiles.' })
  id: string;

  @Field(() => LayerStatus, { description: 'Where the layer stands.' })
  status: LayerStatus;

  @Field(() => String, { description: 'Name of the file it was read from.' })
  fileName: string;

  @Field(() => Int, { description: 'Size of that file in bytes.' })
  fileBytes: number;

  @Field(() => DateTime, { description: 'When the file was received.' })
  receivedAt: Date;

  @Field(() => Int, { description: 'Number of grids.' })
  gridCount: number;

  @Field(() => [Float], {
    nullable: true,
    description: 'West, south, east, north in degrees; null without grids.',
  })
  bounds: readonly number[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reference system the file was read in; null where that was not recorded.',
  })
  reference: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Encoding the file was read in; null for formats that have one only.',
  })
  encoding: string | null;

  /** Not fields: what the department field loads, the report field puts into words, and the faults field shows. */
  departmentId: string;
  storedReport: unknown;
  repairs: LayerRepairs | null;
}

@ObjectType({ description: 'One grid of one department, as received.' })
export class LegacyGrid {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => String, { description: 'The department’s own id of it.' })
  gridId: string;

  @Field(() => Int, { description: 'Position in the file among features with a geometry, counted from 1.' })
  row: number;

  @Field(() => GeoJson, { description: 'Its land, as received.' })
  geometry: Geometry;

  @Field(() => Float, { description: 'Geodesic area in square metres.' })
  areaM2: number;

  /** Not a field: loaded by the layer field. */
  layerId: string;
}

export const LayerConnection = connectionType('Layer', () => Layer);
export const LegacyGridConnection = connectionType('LegacyGrid', () => LegacyGrid);
