import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AccountName } from '../access/grant-type.ts';
import type { RequestContext } from '../request/context.ts';
import { GivenGrant } from './managed-account-type.ts';

@Resolver(() => GivenGrant)
export class GrantResolver {
  @FieldResolver(() => [AccountName], {
    description:
      'Others to whom the same grid is given as its grid worker for some of the same time: a grid has one (一格一员), and two only while one hands over to the other. Empty for other roles and for what is over.',
  })
  async alsoHeldBy(@Root() grant: GivenGrant, @Ctx() context: RequestContext): Promise<AccountName[]> {
    const { accountId, role, scope, beginsAt, endsAt, revokedAt } = grant;
    const isOver = revokedAt !== null || (endsAt !== null && endsAt.getTime() <= Date.now());
    if (role !== 'grid-worker' || scope.kind !== 'grid' || scope.id == null || isOver) return [];
    const others = (await context.loaders.gridWorkers.load(scope.id)).filter(
      (other) =>
        other.accountId !== accountId &&
        (endsAt === null || other.beginsAt < endsAt) &&
        (other.endsAt === null || other.endsAt > beginsAt),
    );
    const names = new Map(others.map(({ accountId: id, displayName }) => [id, { id, displayName }]));
    return [...names.values()];
  }
}
