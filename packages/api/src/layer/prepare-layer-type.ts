import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Problem, Refusal } from '../schema/problem.ts';
import { Layer } from './layer-type.ts';

@InputType({ description: 'Which uploaded file becomes whose layer.' })
export class PrepareLayerInput {
  @Field(() => ID, { description: 'Id that POST /files returned.' })
  fileId: string;

  @Field(() => ID, { description: 'The department whose grids the file holds.' })
  departmentId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Property that holds a grid’s id; without it the feature’s own id.',
  })
  idField?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Reference system, where it is declared: `EPSG:4490`, another EPSG code, `GCJ-02` or `BD-09`.',
  })
  reference?: string | null;

  @Field(() => String, { nullable: true, description: 'Encoding, where it is declared: `utf-8`, `gbk`, ...' })
  encoding?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Opens a new planning round: needed as soon as a plan is published, and for planners only. Departments then ask for changes of grids and register their business on the unified ones instead.',
  })
  newRound: boolean;
}

@ObjectType({
  implements: Problem,
  description: 'The file could not be used as a whole; it is kept, and this says where and what to do.',
})
export class FileRejected extends Problem {
  @Field(() => ID, { description: 'The file as received, which is kept.' })
  fileId: string;

  @Field(() => String, { nullable: true, description: 'Where in the file: a line, a row, a path.' })
  at: string | null;

  @Field(() => [String], { description: 'Properties the features have, to choose an id field from.' })
  fields: readonly string[];
}

export const PrepareLayerResult = createUnionType({
  name: 'PrepareLayerResult',
  description: 'A draft layer with its report, or why the file was refused.',
  types: () => [Layer, FileRejected] as const,
});

export const AcceptLayerResult = createUnionType({
  name: 'AcceptLayerResult',
  description: 'The layer as accepted, or why not.',
  types: () => [Layer, Refusal] as const,
});

export const DiscardLayerResult = createUnionType({
  name: 'DiscardLayerResult',
  description: 'The layer as discarded, or why not.',
  types: () => [Layer, Refusal] as const,
});
