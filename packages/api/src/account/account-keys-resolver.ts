import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ApiKey } from '../key/key-type.ts';
import { shownKey } from '../key/shown-key.ts';
import type { RequestContext } from '../request/context.ts';
import { ManagedAccount } from './managed-account-type.ts';

@Resolver(() => ManagedAccount)
export class AccountKeysResolver {
  @FieldResolver(() => [ApiKey], {
    description:
      'Keys of departments that it made and that still work, newest first: they go on working when it is closed, and its person may still know their secrets.',
  })
  async workingKeys(@Root() { id }: ManagedAccount, @Ctx() context: RequestContext): Promise<ApiKey[]> {
    return (await context.loaders.keysMadeBy.load(id)).map(shownKey);
  }
}
