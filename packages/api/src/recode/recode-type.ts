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
import { Remark } from '../layer/layer-type.ts';
import { FileRejected } from '../layer/prepare-layer-type.ts';
import { connectionType } from '../schema/connection.ts';
import { Refusal } from '../schema/problem.ts';
import { DateTime } from '../schema/scalars.ts';

export const SheetRowStatus = { DOUBTFUL: 'doubtful', UNMATCHED: 'unmatched' } as const;
export type SheetRowStatus = (typeof SheetRowStatus)[keyof typeof SheetRowStatus];
registerEnumType(SheetRowStatus, {
  name: 'SheetRowStatus',
  description: 'Why a row of a sheet has no unified code.',
  valuesConfig: {
    DOUBTFUL: { description: 'There is an answer, but a person has to confirm it.' },
    UNMATCHED: { description: 'There is nothing to go by.' },
  },
});

@InputType({ description: 'Which uploaded sheet to look at, and how.' })
export class InspectSheetInput {
  @Field(() => ID, { description: 'Id that POST /files returned; one of your own files.' })
  fileId: string;

  @Field(() => ID, { nullable: true, description: 'Whose old codes to look for in the columns.' })
  departmentId?: string | null;

  @Field(() => String, { nullable: true, description: 'Encoding of a CSV file; recognised unless named.' })
  encoding?: string | null;

  @Field(() => String, { nullable: true, description: 'Sheet of a workbook; the first unless named.' })
  sheet?: string | null;
}

@InputType({ description: 'Which columns of which sheet say where its rows belong.' })
export class RecodeSheetInput {
  @Field(() => ID, { description: 'Id that POST /files returned; one of your own files.' })
  fileId: string;

  @Field(() => ID, { nullable: true, description: 'Whose old codes the sheet has; needed with `codeField`.' })
  departmentId?: string | null;

  @Field(() => String, { nullable: true, description: 'Column of the old code.' })
  codeField?: string | null;

  @Field(() => String, { nullable: true, description: 'Column of the longitude, or easting.' })
  lonField?: string | null;

  @Field(() => String, { nullable: true, description: 'Column of the latitude, or northing.' })
  latField?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Reference system of the coordinates: `EPSG:n`, `GCJ-02`, `BD-09`; degrees of CGCS2000 unless named.',
  })
  reference?: string | null;

  @Field(() => String, { nullable: true, description: 'Encoding of a CSV file; recognised unless named.' })
  encoding?: string | null;

  @Field(() => String, { nullable: true, description: 'Sheet of a workbook; the first unless named.' })
  sheet?: string | null;

  @Field(() => ID, { nullable: true, description: 'By which plan; the current one unless named.' })
  planId?: string | null;
}

@ObjectType({ description: 'One column of a sheet.' })
export class SheetColumn {
  @Field(() => String, { description: 'Its name in the header.' })
  name: string;

  @Field(() => [String], { description: 'A few of its values, each once.' })
  samples: readonly string[];

  @Field(() => Int, { description: 'Rows in which it is filled.' })
  filled: number;
}

@ObjectType({ description: 'What a sheet holds, and which of its columns seem to matter.' })
export class SheetInspection {
  @Field(() => ID, { description: 'The file as received.' })
  fileId: string;

  @Field(() => String, { description: 'Name of the file.' })
  fileName: string;

  @Field(() => String, { description: '`csv` or `xlsx`.' })
  format: string;

  @Field(() => String, { nullable: true, description: 'Encoding of a CSV file; null for a workbook.' })
  encoding: string | null;

  @Field(() => [String], { description: 'Sheets of a workbook in their order; empty for CSV.' })
  sheets: readonly string[];

  @Field(() => String, { nullable: true, description: 'The sheet that was read; null for CSV.' })
  sheet: string | null;

  @Field(() => Int, { description: 'Rows below the header.' })
  rows: number;

  @Field(() => Int, { description: 'Row of the header in the file, counted from 1.' })
  headerRow: number;

  @Field(() => [Remark], {
    description: 'What was lost before the sheet came here, such as digits of long numbers.',
  })
  remarks: readonly Remark[];

  @Field(() => [SheetColumn], { description: 'Its columns in their order.' })
  columns: readonly SheetColumn[];

  @Field(() => String, { nullable: true, description: 'Column that seems to hold the old code.' })
  codeField: string | null;

  @Field(() => String, { nullable: true, description: 'Column that seems to hold the longitude.' })
  lonField: string | null;

  @Field(() => String, { nullable: true, description: 'Column that seems to hold the latitude.' })
  latField: string | null;
}

@ObjectType({ description: 'A row of a sheet that somebody has to look at.' })
export class SheetRow {
  @Field(() => Int, { description: 'Row in the file, counted from 1, as a spreadsheet shows it.' })
  row: number;

  @Field(() => SheetRowStatus, { description: 'Whether there is an answer to confirm.' })
  status: SheetRowStatus;

  @Field(() => [String], { description: 'Reason codes, the same in every language.' })
  codes: readonly string[];

  @Field(() => String, { description: 'The reasons in the language of the request.' })
  message: string;

  @Field(() => [String], { description: 'Unified codes that the row may mean.' })
  candidates: readonly string[];

  @Field(() => [Float], {
    nullable: true,
    description: 'Longitude and latitude of the row, where it has them.',
  })
  at: readonly number[] | null;
}

export const SheetRowConnection = connectionType('SheetRow', () => SheetRow);

@ObjectType({ description: 'A sheet whose rows were given unified codes. Only its owner sees it.' })
export class RecodedSheet {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => ID, { description: 'The sheet as received.' })
  fileId: string;

  @Field(() => String, { description: 'Name of the sheet as received.' })
  fileName: string;

  @Field(() => String, { description: 'Name of the finished sheet.' })
  resultName: string;

  @Field(() => String, { description: 'Where the finished sheet is downloaded, in the format it came.' })
  downloadUrl: string;

  @Field(() => DateTime, { description: 'When it was finished.' })
  createdAt: Date;

  @Field(() => Int, { description: 'Revision of the plan it was recoded by.' })
  revision: number;

  @Field(() => Int, { description: 'All rows.' })
  rows: number;

  @Field(() => Int, { description: 'Rows with one unified grid, for certain.' })
  matched: number;

  @Field(() => Int, {
    description: 'Rows whose old grid was divided; they have the code of its largest share.',
  })
  divided: number;

  @Field(() => Int, { description: 'Rows that a person has to look at; they have no code.' })
  doubtful: number;

  @Field(() => Int, { description: 'Rows with nothing to go by.' })
  unmatched: number;

  /** Not fields. */
  departmentId: string | null;
  planId: string;
  doubtsFileId: string;
}

export const RecodedSheetConnection = connectionType('RecodedSheet', () => RecodedSheet);

export const InspectSheetResult = createUnionType({
  name: 'InspectSheetResult',
  description: 'What the sheet holds, or why it cannot be read.',
  types: () => [SheetInspection, FileRejected] as const,
});

export const RecodeSheetResult = createUnionType({
  name: 'RecodeSheetResult',
  description: 'The finished sheet, or why the file or the question was refused.',
  types: () => [RecodedSheet, FileRejected, Refusal] as const,
});
