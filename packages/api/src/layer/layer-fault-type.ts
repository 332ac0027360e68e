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

export const RepairRule = {
  LONGEST_BORDER: 'longest-border',
  MOST_HOUSEHOLDS: 'most-households',
  PRIORITY: 'priority',
} as const;
export type RepairRule = (typeof RepairRule)[keyof typeof RepairRule];
const RULES = {
  LONGEST_BORDER: { description: 'The grid with the longest common border.' },
  MOST_HOUSEHOLDS: { description: 'The grid with most households.' },
  PRIORITY: { description: 'The first of the department’s own list.' },
};
registerEnumType(RepairRule, {
  name: 'RepairRule',
  description: 'Which grid receives land that several grids of one layer hold, or none.',
  valuesConfig: RULES,
});

export const RepairDecision = { ...RepairRule, BY_HAND: 'by-hand', STAYS: 'stays' } as const;
export type RepairDecision = (typeof RepairDecision)[keyof typeof RepairDecision];
registerEnumType(RepairDecision, {
  name: 'RepairDecision',
  description: 'What decided about a fault.',
  valuesConfig: {
    ...RULES,
    BY_HAND: { description: 'A person chose.' },
    STAYS: { description: 'Nothing is to be repaired: the land stays as it is.' },
  },
});

export const LayerFaultKind = {
  GAP: 'gap',
  INLET: 'inlet',
  OVERLAP: 'overlap',
  SLIVER: 'sliver',
  INVALID_RING: 'invalid-ring',
  ENCLAVE: 'enclave',
  UNCOVERED: 'uncovered',
} as const;
export type LayerFaultKind = (typeof LayerFaultKind)[keyof typeof LayerFaultKind];
registerEnumType(LayerFaultKind, {
  name: 'LayerFaultKind',
  description: 'What is wrong with a place of a layer, or only looks so.',
  valuesConfig: {
    GAP: { description: 'Land of no grid, closed in by grids, narrow or small.' },
    INLET: { description: 'The same, open at a narrow mouth.' },
    OVERLAP: { description: 'Land of two or more grids.' },
    SLIVER: { description: 'A thin part of a grid, apart from its main part.' },
    INVALID_RING: { description: 'Rings that are no polygon as drawn.' },
    ENCLAVE: { description: 'A real hole: it stays.' },
    UNCOVERED: { description: 'Land that the layer leaves open: it stays.' },
  },
});

@ObjectType({ description: 'A grid that could receive the land of a fault.' })
export class RepairCandidate {
  @Field(() => String, { description: 'The department’s own id of the grid.' })
  grid: string;

  @Field(() => Float, { description: 'Common border with the land, in metres.' })
  borderM: number;

  @Field(() => Float, { nullable: true, description: 'Households of the grid; null where nobody counted.' })
  households: number | null;
}

@ObjectType({ description: 'A fault of a layer with the repair that is proposed. The merge carries it out.' })
export class LayerFault {
  @Field(() => ID, { description: 'Follows from kind and place, so the same layer gives the same ids.' })
  id: string;

  @Field(() => LayerFaultKind, { description: 'What is wrong.' })
  kind: LayerFaultKind;

  @Field(() => GeoJson, { description: 'A point of it.' })
  at: Geometry;

  @Field(() => GeoJson, { description: 'Its land or line.' })
  place: Geometry;

  @Field(() => Float, { description: 'Its area in square metres.' })
  areaM2: number;

  @Field(() => Float, { nullable: true, description: 'Households on it; null where nobody counted.' })
  households: number | null;

  @Field(() => [String], { description: 'Grids that claim the land, or border it.' })
  grids: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'The grid that receives the land; null where it stays in none.',
  })
  receiver: string | null;

  @Field(() => RepairDecision, { description: 'What decided.' })
  decidedBy: RepairDecision;

  @Field(() => [RepairCandidate], { description: 'Grids that could receive it.' })
  candidates: readonly RepairCandidate[];

  @Field(() => String, { description: 'Fault and repair as a sentence, in the language of the request.' })
  text: string;
}

export const LayerFaultConnection = connectionType('LayerFault', () => LayerFault);

@ObjectType({ description: 'How many faults of a kind a layer has.' })
export class LayerFaultCount {
  @Field(() => LayerFaultKind, { description: 'The kind.' })
  kind: LayerFaultKind;

  @Field(() => Int, { description: 'How many.' })
  count: number;

  @Field(() => Float, { description: 'Their area together, in square metres.' })
  areaM2: number;
}

@ObjectType({ description: 'The faults of a layer and how they are to be repaired.' })
export class LayerFaults {
  @Field(() => RepairRule, { description: 'How the receiver is chosen where nobody chose by hand.' })
  rule: RepairRule;

  @Field(() => [String], { description: 'For PRIORITY: grids, first choice first.' })
  priority: readonly string[];

  /** Not a field: the layer. */
  layerId: string;
}

@InputType({ description: 'A choice by hand for one fault.' })
export class RepairByHandInput {
  @Field(() => ID, { description: 'The fault.' })
  faultId: string;

  @Field(() => String, {
    nullable: true,
    description: 'The grid that receives the land; null leaves it in none.',
  })
  receiver?: string | null;
}

@InputType({
  description: 'How the faults of a layer are to be repaired. It replaces what was chosen before.',
})
export class ChooseRepairsInput {
  @Field(() => ID, { description: 'The layer.' })
  layerId: string;

  @Field(() => RepairRule, { description: 'How the receiver is chosen.' })
  rule: RepairRule;

  @Field(() => [String], { defaultValue: [], description: 'For PRIORITY: grids, first choice first.' })
  priority: string[];

  @Field(() => [RepairByHandInput], { defaultValue: [], description: 'Choices by hand.' })
  byHand: RepairByHandInput[];
}

export const ChooseRepairsResult = createUnionType({
  name: 'ChooseRepairsResult',
  description: 'The faults with the repairs as chosen, or why they were not.',
  types: () => [LayerFaults, Refusal] as const,
});
