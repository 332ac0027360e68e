import { createUnionType, Field, Float, ID, InputType } from 'type-graphql';
import { Department } from '../layer/layer-type.ts';
import { Refusal } from '../schema/problem.ts';
import { Setup } from './setup-type.ts';

@InputType({ description: 'A department, new or changed.' })
export class SaveDepartmentInput {
  @Field(() => ID, { description: 'Its key: small letters, digits and hyphens. One that exists is changed.' })
  id: string;

  @Field(() => String, { description: 'Name in Chinese.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Name in English; the Chinese one unless given.' })
  nameEn?: string | null;

  @Field(() => Float, { description: 'Weight of its opinion in a merge, above 0 and at most 100.' })
  weight: number;

  @Field(() => String, { description: 'Colour everywhere, as #rrggbb.' })
  hue: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it leads and signs plans after all other departments; as it was unless given, at first not.',
  })
  lead?: boolean | null;
}

export const SaveDepartmentResult = createUnionType({
  name: 'SaveDepartmentResult',
  description: 'The department as saved, or why not.',
  types: () => [Department, Refusal] as const,
});

export const RemoveDepartmentResult = createUnionType({
  name: 'RemoveDepartmentResult',
  description: 'How setting up stands without it, or why it stays.',
  types: () => [Setup, Refusal] as const,
});
