import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';

export const SetupStepKind = {
  DISTRICT: 'district',
  OUTLINE: 'outline',
  TOWNS: 'towns',
  COMMUNITIES: 'communities',
  COMPOUNDS: 'compounds',
  BUILDINGS: 'buildings',
  STREETS: 'streets',
  WATER: 'water',
  DEPARTMENTS: 'departments',
  LAYERS: 'layers',
  MERGE: 'merge',
} as const;
export type SetupStepKind = (typeof SetupStepKind)[keyof typeof SetupStepKind];
registerEnumType(SetupStepKind, {
  name: 'SetupStepKind',
  description: 'A step of setting up a district, in the order in which they are taken.',
  valuesConfig: {
    DISTRICT: { description: 'The district itself with its administrator.' },
    OUTLINE: { description: 'The land that is divided into grids.' },
    TOWNS: { description: 'Towns and streets (administrative), above the communities.' },
    COMMUNITIES: { description: 'Communities: a grid lies in exactly one.' },
    COMPOUNDS: { description: 'Residential compounds, malls, schools: what no grid may cut.' },
    BUILDINGS: { description: 'Buildings with their households.' },
    STREETS: { description: 'Street axes.' },
    WATER: { description: 'Rivers, lakes and ponds.' },
    DEPARTMENTS: { description: 'Departments with their weights.' },
    LAYERS: { description: 'Accepted layers of the departments.' },
    MERGE: { description: 'Plans that a merge made.' },
  },
});

export const SetupStepState = { MISSING: 'missing', DONE: 'done', OPTIONAL: 'optional' } as const;
export type SetupStepState = (typeof SetupStepState)[keyof typeof SetupStepState];
registerEnumType(SetupStepState, {
  name: 'SetupStepState',
  description: 'How a step stands.',
  valuesConfig: {
    MISSING: { description: 'Nothing there yet, and needed for a merge.' },
    DONE: { description: 'Something is there; the step can be redone.' },
    OPTIONAL: { description: 'Nothing there; a merge works without it.' },
  },
});

@ObjectType({ description: 'The district that is being set up.' })
export class SetupDistrict {
  @Field(() => String, { description: 'Administrative code, six digits.' })
  code: string;

  @Field(() => String, { description: 'Name in Chinese.' })
  name: string;

  @Field(() => String, { description: 'Name in English.' })
  nameEn: string;

  @Field(() => [Float], {
    nullable: true,
    description: 'West, south, east, north of the outline, in degrees; null before there is one.',
  })
  bounds: readonly number[] | null;
}

@ObjectType({ description: 'One step of setting up.' })
export class SetupStep {
  @Field(() => SetupStepKind, { description: 'Which step.' })
  kind: SetupStepKind;

  @Field(() => SetupStepState, { description: 'How it stands.' })
  state: SetupStepState;

  @Field(() => Int, { description: 'How many there are; for layers, departments that have an accepted one.' })
  count: number;
}

@ObjectType({
  description:
    'How far setting up has come. `required`, `codeRequired` and `districtExists` are told to anyone; the rest to whoever is signed in.',
})
export class Setup {
  @Field(() => Boolean, { description: 'No district yet, or its outline is missing.' })
  required: boolean;

  @Field(() => Boolean, {
    description:
      'createDistrict needs the set-up code printed at the start: others than this machine reach it.',
  })
  codeRequired: boolean;

  @Field(() => Boolean, {
    description: 'A district is there: sign in to go on. False: createDistrict is next.',
  })
  districtExists: boolean;

  @Field(() => SetupDistrict, { nullable: true, description: 'The district; null before it is created.' })
  district: SetupDistrict | null;

  @Field(() => [SetupStep], { description: 'Every step in its order, counted now.' })
  steps: readonly SetupStep[];
}
