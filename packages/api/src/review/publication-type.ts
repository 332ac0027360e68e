import type { PublishedShareRecord } from '@onegrid/store';
import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { GridLineage } from '../insight/figures-type.ts';
import { EditRejected } from '../plan/edit-type.ts';
import { Plan } from '../plan/plan-type.ts';
import { connectionType } from '../schema/connection.ts';
import { Refusal } from '../schema/problem.ts';
import { DateTime } from '../schema/scalars.ts';

export const PublishedCodeKind = { KEPT: 'kept', NEW: 'new' } as const;
export type PublishedCodeKind = (typeof PublishedCodeKind)[keyof typeof PublishedCodeKind];
registerEnumType(PublishedCodeKind, {
  name: 'PublishedCodeKind',
  description: 'Where a published code comes from.',
  valuesConfig: {
    KEPT: {
      description:
        'The grid keeps the code of a grid of the plan before: each holds at least 80 % of the other’s households (of its land where nobody lives).',
    },
    NEW: { description: 'A number that no published grid of the community ever had.' },
  },
});

@ObjectType({ description: 'The code that a grid of a plan is published with.' })
export class PublishedCode {
  @Field(() => String, { description: 'Its code in the draft.' })
  from: string;

  @Field(() => String, {
    description: 'Its code from publication on: community and three digits, 15 in all.',
  })
  to: string;

  @Field(() => PublishedCodeKind, { description: 'Where the code comes from.' })
  kind: PublishedCodeKind;
}

export const CrosswalkSourceKind = { UNIFIED: 'unified', LEGACY: 'legacy' } as const;
export type CrosswalkSourceKind = (typeof CrosswalkSourceKind)[keyof typeof CrosswalkSourceKind];
registerEnumType(CrosswalkSourceKind, {
  name: 'CrosswalkSourceKind',
  description: 'Which old grids a row of a crosswalk starts from.',
  valuesConfig: {
    UNIFIED: { description: 'A unified grid of the plan that was in force before.' },
    LEGACY: { description: 'A department’s own grid of the layer that the plan was merged from.' },
  },
});

@ObjectType({ description: 'What of an old grid went into a published grid. Shares of one source sum to 1.' })
export class PublishedShare {
  @Field(() => CrosswalkSourceKind, { description: 'Which kind of old grid.' })
  sourceKind: CrosswalkSourceKind;

  @Field(() => String, { description: 'The old unified code, or the department’s own id of its grid.' })
  source: string;

  @Field(() => ID, { nullable: true, description: 'Id of the department’s grid; null for a unified one.' })
  legacyGridId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The published grid; null for what lies in none.',
  })
  grid: string | null;

  @Field(() => Float, {
    description: 'Of the source’s households; of its land where nobody lives. From 0 to 1.',
  })
  share: number;

  @Field(() => Float, { description: 'Households that go over.' })
  households: number;

  @Field(() => Float, { description: 'Land that goes over, in square metres.' })
  areaM2: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Appeals on that land, open and closed, told as `FigureProtection` says; null where too few to tell.',
  })
  appeals: number | null;

  /** Not a field: loaded by the department field; null for a unified grid. */
  departmentId: string | null;
}

@ObjectType({ description: 'What publishing a plan does, or did, to the codes of the district’s grids.' })
export class Publication {
  @Field(() => DateTime, { nullable: true, description: 'When; null in a preview.' })
  publishedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who published it; null in a preview and for people from outside.',
  })
  publishedBy: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why, in the words of who published it; null for people from outside.',
  })
  reason: string | null;

  @Field(() => [PublishedCode], { description: 'Every grid of the plan, by its published code.' })
  codes: readonly PublishedCode[];

  @Field(() => [GridLineage], {
    description: 'How its grids follow from those of the plan before; empty for the first publication.',
  })
  lineage: readonly GridLineage[];

  @Field(() => [String], {
    description: 'Codes of earlier published grids that no grid has any more. None is ever given again.',
  })
  retiredCodes: readonly string[];

  /** Not fields: the plan, the one before it, and in a preview the whole crosswalk. */
  planId: string;
  previousPlanId: string | null;
  rows: readonly PublishedShareRecord[] | null;
}

export const PublishedShareConnection = connectionType('PublishedShare', () => PublishedShare);

@ObjectType({ description: 'The plan is in force.' })
export class PlanPublished {
  @Field(() => Plan, { description: 'The plan at its last revision.' })
  plan: Plan;

  @Field(() => Publication, { description: 'What happened to the codes.' })
  publication: Publication;
}

export const PublishResult = createUnionType({
  name: 'PublishResult',
  description: 'Published, or why not.',
  types: () => [PlanPublished, EditRejected, Refusal] as const,
});

export const PlanPublicationResult = createUnionType({
  name: 'PlanPublicationResult',
  description: 'What publishing would give, or why it cannot be told.',
  types: () => [Publication, Refusal] as const,
});
