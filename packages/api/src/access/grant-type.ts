import { Field, ID, ObjectType } from 'type-graphql';
import { Role } from './account-type.ts';
import { RoleScope } from './scope-type.ts';

@ObjectType({ description: 'An account by its name.' })
export class AccountName {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => String, { description: 'The name to show.' })
  displayName: string;
}

@ObjectType({ description: 'What an account may at this moment, and where.' })
export class Grant {
  @Field(() => Role, { description: 'In which role.' })
  role: Role;

  @Field(() => RoleScope, { description: 'Where.' })
  scope: RoleScope;

  @Field(() => AccountName, {
    nullable: true,
    description: 'Who is away and has this done for them; null for what is the account’s own.',
  })
  delegatedBy: AccountName | null;
}
