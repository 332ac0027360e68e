import type { Point } from 'geojson';
import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Building } from '../asset/building-type.ts';
import { Department, LegacyGrid } from '../layer/layer-type.ts';
import { Grid } from '../plan/plan-type.ts';
import { connectionType } from '../schema/connection.ts';
import { Refusal } from '../schema/problem.ts';
import { GeoJson } from '../schema/scalars.ts';

@ObjectType({ description: 'The party branch of a grid.' })
export class Branch {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => String, { description: 'Name of the branch.' })
  name: string;

  @Field(() => String, { description: 'Name of its secretary.' })
  secretary: string;

  @Field(() => GeoJson, { description: 'Where it meets.' })
  location: Point;

  @Field(() => Int, { description: 'Number of members.' })
  memberCount: number;
}

export const BranchConnection = connectionType('Branch', () => Branch);

@ObjectType({ description: 'One department’s answer at a place.' })
export class DepartmentInCharge {
  @Field(() => Department, { description: 'The department.' })
  department: Department;

  @Field(() => [LegacyGrid], { description: 'Its grids there: none in a gap, two in an overlap.' })
  grids: readonly LegacyGrid[];
}

@ObjectType({ description: 'Who is in charge of a place, before and after.' })
export class WhoIsInCharge {
  @Field(() => String, {
    nullable: true,
    description: 'Address of the building there, else of the nearest within 100 m.',
  })
  address: string | null;

  @Field(() => Building, { nullable: true, description: 'The building at the place.' })
  building: Building | null;

  @Field(() => [DepartmentInCharge], { description: 'Every department, in the order of its weight.' })
  departments: readonly DepartmentInCharge[];

  @Field(() => Grid, {
    nullable: true,
    description: 'The unified grid; null outside and before the first merge.',
  })
  unified: Grid | null;

  @Field(() => Branch, { nullable: true, description: 'The branch of that grid.' })
  branch: Branch | null;
}

export const WhoIsInChargeResult = createUnionType({
  name: 'WhoIsInChargeResult',
  description: 'Who is in charge, or why that cannot be said.',
  types: () => [WhoIsInCharge, Refusal] as const,
});

export const SearchKind = {
  GRID: 'grid',
  BUILDING: 'building',
  BRANCH: 'branch',
  ADDRESS: 'address',
} as const;
export type SearchKind = (typeof SearchKind)[keyof typeof SearchKind];
registerEnumType(SearchKind, {
  name: 'SearchKind',
  description: 'What a search hit is.',
  valuesConfig: {
    GRID: { description: 'A grid of the current plan.' },
    BUILDING: { description: 'A building by its name.' },
    BRANCH: { description: 'A branch.' },
    ADDRESS: { description: 'A building by its address.' },
  },
});

@ObjectType({ description: 'Something found by words.' })
export class SearchHit {
  @Field(() => SearchKind, { description: 'What it is.' })
  kind: SearchKind;

  @Field(() => ID, { description: 'Id of the grid (its code), building or branch.' })
  id: string;

  @Field(() => String, { description: 'What to show.' })
  label: string;

  @Field(() => String, { description: 'What tells it from others of the same name; may be empty.' })
  detail: string;

  @Field(() => [Float], { description: 'Longitude and latitude to fly to.' })
  at: readonly number[];
}
