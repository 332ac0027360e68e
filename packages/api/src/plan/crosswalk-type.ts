import { Field, Float, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'How much of a legacy grid lies in a unified grid (share of its households; of its area where it has none).',
})
export class CrosswalkShare {
  @Field(() => Float, { description: 'From 0 to 1.' })
  share: number;

  @Field(() => Float, { description: 'Households in both.' })
  households: number;

  @Field(() => Float, { description: 'Area of both, in square metres.' })
  areaM2: number;

  /** Not fields: which grid of which plan; the code is null for land in no grid. */
  planId: string;
  gridCode: string | null;
}

@ObjectType({ description: 'How much of a unified grid a legacy grid makes up.' })
export class LegacyShare {
  @Field(() => Float, { description: 'From 0 to 1.' })
  share: number;

  @Field(() => Float, { description: 'Households in both.' })
  households: number;

  @Field(() => Float, { description: 'Area of both, in square metres.' })
  areaM2: number;

  /** Not fields: the legacy grid (null for land the department left out) and its department. */
  legacyGridId: string | null;
  departmentId: string;
}
