import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Department } from '../layer/layer-type.ts';
import type { RequestContext } from '../request/context.ts';
import { LostLine } from './lost-line-type.ts';

@Resolver(() => LostLine)
export class LostLineResolver {
  @FieldResolver(() => [Department], { description: 'The departments that drew it.' })
  async supporters(@Root() line: LostLine, @Ctx() context: RequestContext): Promise<Department[]> {
    return (await context.loaders.departments()).filter(({ id }) => line.supporterIds.includes(id));
  }
}
