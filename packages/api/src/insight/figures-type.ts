import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export const PlanOriginKind = { MERGE: 'merge', PROPOSAL: 'proposal', FORK: 'fork' } as const;
export type PlanOriginKind = (typeof PlanOriginKind)[keyof typeof PlanOriginKind];
registerEnumType(PlanOriginKind, {
  name: 'PlanOriginKind',
  description: 'How a plan came about.',
  valuesConfig: {
    MERGE: { description: 'The departments’ layers were merged.' },
    PROPOSAL: { description: 'The atoms of another plan were divided anew.' },
    FORK: { description: 'A planner made a draft of another plan as it was.' },
  },
});

@ObjectType({
  description: 'Where a plan came from, and what it was to be good for. Only ratios of the weights matter.',
})
export class PlanOrigin {
  @Field(() => PlanOriginKind, { description: 'How it came about.' })
  kind: PlanOriginKind;

  @Field(() => ID, { nullable: true, description: 'The plan that it was made from; null after a merge.' })
  fromPlanId: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Weight of the departments’ agreement; null for a merge that knew no weights.',
  })
  agreement: number | null;

  @Field(() => Float, { nullable: true, description: 'Weight of equal sizes; null likewise.' })
  evenness: number | null;

  @Field(() => Float, { nullable: true, description: 'Weight of least change; null likewise.' })
  stability: number | null;
}

@ObjectType({
  description: 'How well a plan agrees with one department’s layer, by households (area without them).',
})
export class DepartmentFigures {
  @Field(() => Float, { description: 'Adjusted Rand index, at most 1; 0 is what chance gives.' })
  adjustedRandIndex: number;

  @Field(() => Float, { description: 'Variation of information in nats; 0 where both divide alike.' })
  variationOfInformation: number;

  @Field(() => Float, { description: 'Mean Jaccard index of each old grid with its best match, 0 to 1.' })
  bestMatchJaccard: number;

  @Field(() => Int, { description: 'Old grids that no single unified grid holds to at least 95 %.' })
  gridsSplit: number;

  /** Not a field: loaded by the department field. */
  departmentId: string;
}

@ObjectType({ description: 'What a plan is worth at its newest revision, computed from its atoms.' })
export class PlanFigures {
  @Field(() => Int, { description: 'Number of grids.' })
  grids: number;

  @Field(() => Float, { description: 'Weighted mean over the departments of the adjusted Rand index.' })
  agreement: number;

  @Field(() => Float, { description: '1 less the squared coefficient of variation of the sizes.' })
  evenness: number;

  @Field(() => Float, { description: 'Least size of a grid in households (square metres without them).' })
  sizeMin: number;

  @Field(() => Float, { description: 'Mean size.' })
  sizeMean: number;

  @Field(() => Float, { description: 'Greatest size.' })
  sizeMax: number;

  @Field(() => Int, { description: 'Grids outside the size band.' })
  outsideBand: number;

  @Field(() => Float, { description: 'Mean compactness, 4 π area / perimeter²; 1 is a circle.' })
  compactness: number;

  @Field(() => [DepartmentFigures], { description: 'By department.' })
  departments: readonly DepartmentFigures[];
}

@ObjectType({ description: 'What a division means for those who live in it and work on it.' })
export class ServiceMeasures {
  @Field(() => Float, {
    nullable: true,
    description: 'Mean number of households in a grid; null where nobody counted.',
  })
  householdsPerGrid: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean number for a worker; null where workers are not known.',
  })
  householdsPerWorker: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share (0 to 1) of buildings that every department has in one grid; null without buildings.',
  })
  buildingsAgreedShare: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Different borders through a building, on average; null without buildings.',
  })
  bordersThroughBuilding: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Buildings of which more than 2 % lie outside the grid that holds most; null without buildings.',
  })
  buildingsCut: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Different borders on the straight way to a neighbouring building, on average; null without buildings.',
  })
  bordersOnWalk: number | null;
}

@ObjectType({
  description: 'Service before (all departments’ grids together) and after (the unified grids).',
})
export class ServiceComparison {
  @Field(() => ServiceMeasures, { description: 'As the departments divide the district.' })
  before: ServiceMeasures;

  @Field(() => ServiceMeasures, { description: 'As the plan does.' })
  after: ServiceMeasures;
}

@ObjectType({
  description: 'How far a community’s grids are from the best there are, where those can be computed.',
})
export class CommunityGap {
  @Field(() => ID, { nullable: true, description: 'The community; null for land in none.' })
  communityId: string | null;

  @Field(() => Int, { description: 'Its atoms.' })
  atoms: number;

  @Field(() => Int, { description: 'Its grids.' })
  grids: number;

  @Field(() => Float, { description: 'What the plan reaches here of the objective.' })
  value: number;

  @Field(() => Float, { description: 'The exact optimum; where it is not proved, what no plan passes.' })
  optimum: number;

  @Field(() => Float, { description: 'Optimum less value; 0 is as good as it gets.' })
  gap: number;

  @Field(() => Boolean, { description: 'Whether no plan is better than the optimum named.' })
  proved: boolean;
}

export const GridLineageKind = {
  SAME: 'same',
  CHANGED: 'changed',
  SPLIT: 'split',
  MERGED: 'merged',
  NEW: 'new',
  RETIRED: 'retired',
} as const;
export type GridLineageKind = (typeof GridLineageKind)[keyof typeof GridLineageKind];
registerEnumType(GridLineageKind, {
  name: 'GridLineageKind',
  description: 'What became of grids of an earlier plan.',
  valuesConfig: {
    SAME: { description: 'The same grid, its code kept.' },
    CHANGED: { description: 'The same grid with other land, or with another code.' },
    SPLIT: { description: 'One grid became several.' },
    MERGED: { description: 'Several grids became one.' },
    NEW: { description: 'A grid that none before it is.' },
    RETIRED: { description: 'A grid that is no more.' },
  },
});

@ObjectType({ description: 'How grids of the plan follow from those of an earlier one.' })
export class GridLineage {
  @Field(() => GridLineageKind, { description: 'What became of them.' })
  kind: GridLineageKind;

  @Field(() => [String], { description: 'Codes in the earlier plan, most common land first.' })
  from: readonly string[];

  @Field(() => [String], { description: 'Codes in this plan, likewise.' })
  to: readonly string[];

  @Field(() => Float, { description: 'Land that passes from the one to the other, in square metres.' })
  areaM2: number;

  @Field(() => Float, { nullable: true, description: 'Households on it; null where nobody counted.' })
  households: number | null;
}
