import type { Geometry } from 'geojson';
import { createUnionType, Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { Refusal } from '../schema/problem.ts';
import { GeoJson } from '../schema/scalars.ts';
import { ChangeSet, Plan } from './plan-type.ts';

@InputType({
  description:
    'Split a grid along a drawn line; newCode and newAtomIds are chosen by the client so that both sides agree.',
})
export class SplitGridInput {
  @Field(() => String, { description: 'The grid to split.' })
  code: string;

  @Field(() => GeoJson, { description: 'LineString that crosses the grid from border to border.' })
  line: Geometry;

  @Field(() => String, { description: 'Code of the new grid, the smaller side; the larger keeps its code.' })
  newCode: string;

  @Field(() => [String], {
    description:
      'Ids for the atoms that arise, in the order of a first application; empty: they are derived, the same everywhere.',
  })
  newAtomIds: string[];
}

@InputType({ description: 'Merge neighbouring grids into one of them.' })
export class MergeGridsInput {
  @Field(() => [String], { description: 'The grids to merge.' })
  codes: string[];

  @Field(() => String, { description: 'One of them, or a code that was never used.' })
  intoCode: string;
}

@InputType({ description: 'One edit operation; exactly one member is set.' })
export class EditOperationInput {
  @Field(() => SplitGridInput, { nullable: true, description: 'Split a grid.' })
  splitGrid?: SplitGridInput | null;

  @Field(() => MergeGridsInput, { nullable: true, description: 'Merge grids.' })
  mergeGrids?: MergeGridsInput | null;
}

@ObjectType({ description: 'The change was committed.' })
export class PlanRevised {
  @Field(() => Plan, { description: 'The plan at its new revision.' })
  plan: Plan;

  @Field(() => ChangeSet, { description: 'What was changed.' })
  changeSet: ChangeSet;
}

@ObjectType({ description: 'One reason against an edit.' })
export class EditIssue {
  @Field(() => String, { description: 'Reason code, the same in every language.' })
  code: string;

  @Field(() => String, { description: '`error` blocks the commit, `warning` does not.' })
  severity: string;

  @Field(() => String, { description: 'The reason in the language of the request.' })
  message: string;

  @Field(() => [String], { description: 'Grids or atoms it is about.' })
  ids: readonly string[];

  @Field(() => [Float], { nullable: true, description: 'Longitude and latitude, where it has a place.' })
  at: readonly number[] | null;
}

@ObjectType({ description: 'The edit breaks a rule; nothing was changed.' })
export class EditRejected {
  @Field(() => [EditIssue], { description: 'Every reason.' })
  issues: readonly EditIssue[];
}

@ObjectType({ description: 'Someone else changed the same place since; nothing was changed.' })
export class RevisionConflict {
  @Field(() => Int, { description: 'Revision of today.' })
  revision: number;

  @Field(() => [ChangeSet], { description: 'What was changed since, oldest first.' })
  changeSets: readonly ChangeSet[];
}

export const CommitEditResult = createUnionType({
  name: 'CommitEditResult',
  description: 'Committed, or why not.',
  types: () => [PlanRevised, EditRejected, RevisionConflict, Refusal] as const,
});
