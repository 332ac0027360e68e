import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';

export const ScopeKind = {
  DISTRICT: 'district',
  TOWN: 'town',
  COMMUNITY: 'community',
  GRID: 'grid',
  DEPARTMENT: 'department',
} as const;
export type ScopeKind = (typeof ScopeKind)[keyof typeof ScopeKind];

registerEnumType(ScopeKind, {
  name: 'ScopeKind',
  description: 'Of what kind the place is for which a role holds.',
  valuesConfig: {
    DISTRICT: { description: 'The whole district.' },
    TOWN: { description: 'A town or a street of it.' },
    COMMUNITY: { description: 'A community.' },
    GRID: { description: 'A grid, by its code.' },
    DEPARTMENT: { description: 'A department, wherever it works.' },
  },
});

@ObjectType({ description: 'Where a role holds.' })
export class RoleScope {
  @Field(() => ScopeKind, { description: 'Of what kind it is.' })
  kind: ScopeKind;

  @Field(() => ID, { nullable: true, description: 'Its id, a grid’s code; null for the whole district.' })
  id: string | null;

  // `name` is resolved by ScopeResolver.
}

@InputType({ description: 'Where a role is to hold.' })
export class RoleScopeInput {
  @Field(() => ScopeKind, { description: 'Of what kind it is.' })
  kind: ScopeKind;

  @Field(() => ID, { nullable: true, description: 'Its id, a grid’s code; nothing for the whole district.' })
  id?: string | null;
}
