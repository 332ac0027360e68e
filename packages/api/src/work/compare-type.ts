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
import { connectionType } from '../schema/connection.ts';
import { Refusal } from '../schema/problem.ts';
import { GeoJson } from '../schema/scalars.ts';

@InputType({ description: 'A plan at a revision.' })
export class PlanAtInput {
  @Field(() => ID, { description: 'The plan.' })
  planId: string;

  @Field(() => Int, { nullable: true, description: 'The revision; the newest unless named.' })
  revision?: number | null;
}

export const GridDifferenceKind = {
  SAME: 'same',
  CHANGED: 'changed',
  SPLIT: 'split',
  MERGED: 'merged',
  NEW: 'new',
  RETIRED: 'retired',
} as const;
export type GridDifferenceKind = (typeof GridDifferenceKind)[keyof typeof GridDifferenceKind];
registerEnumType(GridDifferenceKind, {
  name: 'GridDifferenceKind',
  description: 'What became of a grid from one plan to the other.',
  valuesConfig: {
    SAME: { description: 'It has the same land.' },
    CHANGED: { description: 'It gained or lost land.' },
    SPLIT: { description: 'It came to several grids.' },
    MERGED: { description: 'It came together with others.' },
    NEW: { description: 'Only the second plan has it.' },
    RETIRED: { description: 'Only the first plan has it.' },
  },
});

@ObjectType({ description: 'A grid of either plan and what became of it.' })
export class GridDifference {
  @Field(() => String, {
    description: 'Its code in the second plan; in the first where the second does not have it.',
  })
  code: string;

  @Field(() => GridDifferenceKind, { description: 'What became of it.' })
  kind: GridDifferenceKind;

  @Field(() => String, {
    nullable: true,
    description: 'Its code in the first plan; null where it is not there.',
  })
  first: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its code in the second plan; null where it is not there.',
  })
  second: string | null;
}

@ObjectType({ description: 'A department’s old grids on land that changes hands.' })
export class DepartmentPart {
  @Field(() => [String], { description: 'Ids of the old grids in its own layer, sorted.' })
  legacyGrids: readonly string[];

  /** Not a field: loaded by the field of the same meaning. */
  departmentId: string;
}

@ObjectType({ description: 'Land that is in one grid in the first plan and in another in the second.' })
export class PlanPart {
  @Field(() => ID, { description: 'The same for the same two plans and revisions.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Grid in the first plan; null for none.' })
  from: string | null;

  @Field(() => String, { nullable: true, description: 'Grid in the second plan; null for none.' })
  to: string | null;

  @Field(() => Float, { description: 'Households on it.' })
  households: number;

  @Field(() => Float, { description: 'Area in square metres.' })
  areaM2: number;

  @Field(() => GeoJson, { description: 'The land.' })
  geometry: Geometry;

  @Field(() => [DepartmentPart], { description: 'Whose old grids lie there, by department.' })
  departments: readonly DepartmentPart[];
}

export const PlanPartConnection = connectionType('PlanPart', () => PlanPart);

@ObjectType({ description: 'What differs between two plans, or two revisions of one.' })
export class PlanComparison {
  @Field(() => Float, { description: 'Households that are in another grid.' })
  householdsMoved: number;

  @Field(() => Float, { description: 'Land that is in another grid, in square metres.' })
  areaM2Moved: number;

  @Field(() => [GridDifference], { description: 'Every grid of either plan, by code.' })
  grids: readonly GridDifference[];

  /** Not a field: loaded by the field of the same meaning, most households first. */
  allParts: readonly PlanPart[];
}

export const ComparePlansResult = createUnionType({
  name: 'ComparePlansResult',
  description: 'What differs, or why it cannot be told.',
  types: () => [PlanComparison, Refusal] as const,
});
