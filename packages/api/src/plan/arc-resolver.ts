import { explainArc } from '@onegrid/planning';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Department } from '../layer/layer-type.ts';
import type { RequestContext } from '../request/context.ts';
import { Arc } from './plan-type.ts';

/** The departments of these ids in their own order; ids of departments that are gone are left out. */
async function named(ids: readonly string[], context: RequestContext): Promise<Department[]> {
  return (await context.loaders.departments()).filter((department) => ids.includes(department.id));
}

@Resolver(() => Arc)
export class ArcResolver {
  @FieldResolver(() => [Department], { description: 'Departments that have a border here.' })
  supporters(@Root() arc: Arc, @Ctx() context: RequestContext): Promise<Department[]> {
    return named(arc.supporterIds, context);
  }

  @FieldResolver(() => [Department], { description: 'Departments with one grid on both sides.' })
  opponents(@Root() arc: Arc, @Ctx() context: RequestContext): Promise<Department[]> {
    return named(arc.opponentIds, context);
  }

  @FieldResolver(() => [Department], { description: 'Departments without a grid on either side.' })
  silent(@Root() arc: Arc, @Ctx() context: RequestContext): Promise<Department[]> {
    return named(arc.silentIds, context);
  }

  @FieldResolver(() => String, { description: 'Why it lies here, in the language of the request.' })
  async explanation(@Root() arc: Arc, @Ctx() context: RequestContext): Promise<string> {
    const departments = await context.loaders.departments();
    const nameOf = (id: string): string => {
      const department = departments.find((each) => each.id === id);
      return (context.locale === 'en' ? department?.nameEn : department?.name) ?? id;
    };
    const { supporterIds: supporters, opponentIds: opponents, silentIds: silent } = arc;
    return explainArc({ ...arc, supporters, opponents, silent }, context.locale, nameOf);
  }
}
