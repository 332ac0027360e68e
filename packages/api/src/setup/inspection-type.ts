import type { Geometry } from 'geojson';
import {
  createUnionType,
  Field,
  Float,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import { FileRejected } from '../layer/prepare-layer-type.ts';
import { GeoJson } from '../schema/scalars.ts';
import { BaseDataKind } from './base-data-type.ts';

export const FileFieldKind = { TEXT: 'text', NUMBER: 'number', BOOLEAN: 'boolean', DATE: 'date' } as const;
export type FileFieldKind = (typeof FileFieldKind)[keyof typeof FileFieldKind];
registerEnumType(FileFieldKind, {
  name: 'FileFieldKind',
  description: 'What the values of a field are.',
  valuesConfig: {
    TEXT: { description: 'Text, also where kinds are mixed.' },
    NUMBER: { description: 'Numbers.' },
    BOOLEAN: { description: 'True or false.' },
    DATE: { description: 'Dates.' },
  },
});

@InputType({ description: 'Which file to look at, and what for. Nothing is stored.' })
export class InspectFileInput {
  @Field(() => ID, { description: 'Id that POST /files returned.' })
  fileId: string;

  @Field(() => BaseDataKind, {
    nullable: true,
    description: 'What the file is meant to hold; without it a department’s layer.',
  })
  target?: BaseDataKind | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Reference system to read it in, declared: `EPSG:4490`, another EPSG code, `GCJ-02` or `BD-09`; without it what the file says.',
  })
  reference?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Encoding to read it in, declared: `utf-8`, `gbk`, ...; without it what the file says.',
  })
  encoding?: string | null;
}

@ObjectType({ description: 'Something found out about a file, and why it is believed.' })
export class Detected {
  @Field(() => String, { description: 'What: `EPSG:4490`, `gbk`, ...' })
  name: string;

  @Field(() => String, { description: 'Why, in the language of the request.' })
  evidence: string;

  @Field(() => Boolean, {
    description: 'Declared or told by the file; false where it is a guess to look at.',
  })
  certain: boolean;
}

@ObjectType({ description: 'A field of the file.' })
export class FileField {
  @Field(() => String, { description: 'Its name in the file.' })
  name: string;

  @Field(() => FileFieldKind, { description: 'What its values are.' })
  kind: FileFieldKind;

  @Field(() => Int, { description: 'How many different values it has.' })
  distinct: number;

  @Field(() => Int, { description: 'How many features have no value in it.' })
  missing: number;

  @Field(() => [String], { description: 'A few of its values.' })
  samples: readonly string[];
}

@ObjectType({ description: 'Something the import can take from a field.' })
export class FieldTarget {
  @Field(() => String, { description: 'Its key, as the mapping names it.' })
  key: string;

  @Field(() => String, { description: 'What it is, in the language of the request.' })
  label: string;

  @Field(() => Boolean, { description: 'Whether the import needs it; the others may be left out.' })
  required: boolean;

  @Field(() => String, { nullable: true, description: 'The field that looks like it, by name and values.' })
  suggested: string | null;
}

@ObjectType({
  description: 'What is in a file, read in a reference system and an encoding. Nothing is stored.',
})
export class FileInspection {
  @Field(() => ID, { description: 'The file.' })
  fileId: string;

  @Field(() => String, { description: '`geojson` or `shapefile`.' })
  format: string;

  @Field(() => Int, { description: 'Features that have a geometry.' })
  features: number;

  @Field(() => [String], { description: 'Types of their geometries, most frequent first.' })
  geometryTypes: readonly string[];

  @Field(() => [FileField], { description: 'The fields of the features, in the order of the file.' })
  fields: readonly FileField[];

  @Field(() => Detected, {
    nullable: true,
    description: 'Encoding of the texts; null where the format has one only.',
  })
  encoding: Detected | null;

  @Field(() => Detected, { description: 'Reference system of the coordinates.' })
  reference: Detected;

  @Field(() => [Float], {
    nullable: true,
    description: 'West, south, east, north in degrees under this reference system; null without a geometry.',
  })
  bounds: readonly number[] | null;

  @Field(() => GeoJson, {
    description:
      'At most 400 of its features, thinned, in CRS84 under this reference system, for the map: a MultiPolygon, MultiLineString or MultiPoint.',
  })
  sample: Geometry;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the file’s vertices inside the outline, 0 to 1; null before there is an outline.',
  })
  insideShare: number | null;

  @Field(() => [FieldTarget], { description: 'What the import can take from the fields.' })
  targets: readonly FieldTarget[];
}

export const InspectFileResult = createUnionType({
  name: 'InspectFileResult',
  description: 'What is in the file, or why it cannot be read.',
  types: () => [FileInspection, FileRejected] as const,
});
