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
import { ImportReport } from '../layer/layer-type.ts';
import { FileRejected } from '../layer/prepare-layer-type.ts';
import { Refusal } from '../schema/problem.ts';
import { DateTime } from '../schema/scalars.ts';
import { Setup } from './setup-type.ts';

export const BaseDataKind = {
  OUTLINE: 'outline',
  TOWNS: 'towns',
  COMMUNITIES: 'communities',
  COMPOUNDS: 'compounds',
  BUILDINGS: 'buildings',
  STREETS: 'streets',
  WATER: 'water',
} as const;
export type BaseDataKind = (typeof BaseDataKind)[keyof typeof BaseDataKind];
registerEnumType(BaseDataKind, {
  name: 'BaseDataKind',
  description: 'What lies under the grids. Each kind is imported from a file and replaced as a whole.',
  valuesConfig: {
    OUTLINE: {
      description: 'The land that is divided into grids; one shape, of as many features as the file has.',
    },
    TOWNS: {
      description:
        'Towns and streets (administrative). Without them the communities lie in one made-up town.',
    },
    COMMUNITIES: { description: 'Communities; each lies in a town.' },
    COMPOUNDS: { description: 'Residential compounds, malls, schools.' },
    BUILDINGS: { description: 'Buildings as footprints or points, with households.' },
    STREETS: { description: 'Street axes.' },
    WATER: { description: 'Rivers, lakes and ponds.' },
  },
});

@ObjectType({ description: 'What a district has of one kind, and where it came from.' })
export class BaseDataSet {
  @Field(() => BaseDataKind, { description: 'Which kind.' })
  kind: BaseDataKind;

  @Field(() => Int, { description: 'How many there are; 0 where nothing was imported.' })
  count: number;

  @Field(() => String, {
    nullable: true,
    description: 'File it came from; null where nothing was imported from a file.',
  })
  fileName: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was imported.' })
  importedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Reference system the file was read in.' })
  reference: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Encoding the file was read in; null for formats that have one only.',
  })
  encoding: string | null;

  @Field(() => [FieldMapping], { description: 'Which field of the file became what; empty without a file.' })
  fields: readonly FieldMapping[];

  @Field(() => [Float], {
    nullable: true,
    description: 'West, south, east, north in degrees; null where there is nothing.',
  })
  bounds: readonly number[] | null;

  @Field(() => ImportReport, {
    nullable: true,
    description: 'What reading the file found; null without a file.',
  })
  report: ImportReport | null;

  /** Not a field: what the report field puts into words. */
  storedReport: unknown;
}

@ObjectType({ description: 'A field of the file and what it became.' })
export class FieldMapping {
  @Field(() => String, { description: 'What it became: the key of a `FieldTarget`.' })
  target: string;

  @Field(() => String, { description: 'Field of the file.' })
  field: string;
}

@InputType({ description: 'A field of the file and what it becomes.' })
export class FieldMappingInput {
  @Field(() => String, { description: 'What it becomes: the key of a `FieldTarget`.' })
  target: string;

  @Field(() => String, { description: 'Field of the file.' })
  field: string;
}

@InputType({ description: 'Which uploaded file becomes which base data, and how it is read.' })
export class ImportBaseDataInput {
  @Field(() => BaseDataKind, { description: 'What the file holds.' })
  kind: BaseDataKind;

  @Field(() => ID, { description: 'Id that POST /files returned.' })
  fileId: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Reference system, where it is declared: `EPSG:4490`, another EPSG code, `GCJ-02` or `BD-09`.',
  })
  reference?: string | null;

  @Field(() => String, { nullable: true, description: 'Encoding, where it is declared: `utf-8`, `gbk`, ...' })
  encoding?: string | null;

  @Field(() => [FieldMappingInput], { description: 'Fields that become something; the others are left out.' })
  fields: FieldMappingInput[];
}

@ObjectType({ description: 'Base data as imported; what was there before is replaced.' })
export class BaseDataImported {
  @Field(() => BaseDataSet, { description: 'What is there now.' })
  dataSet: BaseDataSet;

  @Field(() => ImportReport, { description: 'What reading the file found, row by row.' })
  report: ImportReport;

  @Field(() => Setup, { description: 'How far setting up has come.' })
  setup: Setup;

  @Field(() => String, {
    nullable: true,
    description: 'Set where a plan exists: it keeps the base data it was merged on until the next merge.',
  })
  planNotice: string | null;
}

export const ImportBaseDataResult = createUnionType({
  name: 'ImportBaseDataResult',
  description: 'The base data as imported, why the file was refused, or why nothing may be imported now.',
  types: () => [BaseDataImported, FileRejected, Refusal] as const,
});

export const ClearBaseDataResult = createUnionType({
  name: 'ClearBaseDataResult',
  description: 'How setting up stands without it, or why it is needed.',
  types: () => [Setup, Refusal] as const,
});
