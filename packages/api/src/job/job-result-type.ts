import type { Geometry } from 'geojson';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { GeoJson, Json } from '../schema/scalars.ts';

@ObjectType({ description: 'A stage that a job has finished.' })
export class JobStage {
  @Field(() => String, { description: 'Name of the stage.' })
  stage: string;

  @Field(() => Int, { description: 'How long it took.' })
  milliseconds: number;

  @Field(() => Json, {
    description: 'What it found, by name: numbers of layers, faults, atoms, grids, the agreement.',
  })
  figures: unknown;
}

@ObjectType({ description: 'A plan among random legal plans on the same atoms.' })
export class Ensemble {
  @Field(() => Int, { description: 'Number of random plans.' })
  plans: number;

  @Field(() => Float, { description: 'Share of them, 0 to 1, that agree less well than the plan.' })
  betterThan: number;

  @Field(() => Float, { description: 'Agreement of the plan itself.' })
  own: number;

  @Field(() => [Float], { description: 'Their agreement at 0, 5, 25, 50, 75, 95 and 100 %.' })
  quantiles: readonly number[];
}

@ObjectType({ description: 'What it would take to bring one line back, or to take one arc away.' })
export class Explanation {
  @Field(() => Boolean, { description: 'Whether a legal plan with the change exists.' })
  possible: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Why not, in the language of the request; null where it is possible.',
  })
  reason: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Change of the agreement; null where it is not possible.',
  })
  agreementChange: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Households that would change their grid; null where it is not possible.',
  })
  households: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The plan it was saved as; null as long as nobody saved it.',
  })
  planId: string | null;

  @Field(() => GeoJson, {
    nullable: true,
    description: 'The changed grids as they would be; null where it is not possible.',
  })
  grids: Geometry | null;

  @Field(() => String, { description: 'All of it as a sentence, in the language of the request.' })
  text: string;
}
